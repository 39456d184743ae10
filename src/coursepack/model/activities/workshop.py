"""Workshops: learners assess each other's work."""

from typing import Annotated, Literal, final

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from coursepack.model.activities.assignment import Rubric
from coursepack.model.activities.base import ActivityBase
from coursepack.model.grading import InGradebook
from coursepack.model.moments import End, Start
from coursepack.model.scalars import Flag, Identifier, Points
from coursepack.model.text import Node, RichText


class Aspect(Node):
    """One thing that learners look at in another's work."""

    id: Identifier
    text: RichText
    points: Annotated[int, Field(ge=1, le=100)] = 10
    weight: Annotated[int, Field(ge=0, le=16)] = 1


@final
class Workshop(ActivityBase):
    """Learners hand in work and assess the work of others."""

    activity: SkipJsonSchema[Literal["workshop"]] = "workshop"
    instructions: RichText | None = Field(None, description="For those who hand in.")
    assessment_instructions: RichText | None = None
    conclusion: RichText | None = None
    points: Points = Field(80.0, description="For the work.")
    assessment_points: Points = Field(20.0, description="For assessing others.")
    gradebook: InGradebook = InGradebook()
    aspects: tuple[Aspect, ...] = ()
    rubric: Rubric | None = Field(None, description="Instead of aspects.")
    text_submission: Literal["no", "optional", "required"] = "optional"
    file_submission: Literal["no", "optional", "required"] = "optional"
    files: Annotated[int, Field(ge=1, le=7)] = 1
    late: Flag = False
    self_assessment: Flag = False
    opens: Start | None = None
    due: End | None = None
    assessment_opens: Start | None = None
    assessment_due: End | None = None
