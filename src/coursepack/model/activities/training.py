"""Training activities: what a facilitator does with a group."""

from typing import Annotated, Literal, final

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema

from coursepack.model.activities.assignment import Rubric
from coursepack.model.activities.base import GradedBase
from coursepack.model.moments import End
from coursepack.model.scalars import Duration, Identifier
from coursepack.model.text import Node, RichText


class GroupSize(Node):
    """How many people work together."""

    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1)]

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "integer"}, {"type": "string"}], "examples": [4, "4 to 6"]}

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: object) -> object:
        if isinstance(value, str | int):
            parts = str(value).replace("–", "-").replace("to", "-").split("-")
            if not 1 <= len(parts) <= 2 or not all(part.strip().isdigit() for part in parts):
                raise ValueError("write a group size such as 4 or 4 to 6")
            return {"least": parts[0].strip(), "most": parts[-1].strip()}
        return value


@final
class Training(GradedBase):
    """A training activity: a group exercise, a scenario analysis or a case study."""

    activity: SkipJsonSchema[Literal["training"]] = "training"
    kind: Literal["group-exercise", "scenario-analysis", "case-study"]
    objectives: tuple[Identifier, ...] = ()
    duration: Duration
    group_size: GroupSize
    purpose: RichText
    scenario: RichText | None = None
    material: tuple[RichText, ...] = ()
    steps: Annotated[tuple[RichText, ...], Field(min_length=1)]
    hand_in: RichText
    debrief: RichText | None = None
    alternative: RichText | None = None
    facilitator_notes: RichText | None = Field(None, description="Hidden from learners.")
    rubric: Rubric | None = None
    due: End | None = None

    @property
    def grade(self) -> float:
        """The points it has in the gradebook; 0 where it has no rubric."""
        return self.rubric.points if self.rubric else 0.0
