"""Completion: when an activity, a section or the course counts as done."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from coursepack.model.moments import End
from coursepack.model.scalars import Duration, Flag, Points, Reference
from coursepack.model.text import Node

Count = Annotated[int, Field(ge=1, le=1000)]


class Completion(Node):
    """When an activity is complete: everything named is needed.

    In source one word (`viewed`), a list (`[viewed, passed]`) or a map (`{posts: 2, by: 2026-05-01}`);
    `never` for an activity whose completion is not tracked, `manually` where learners tick it themselves.
    """

    never: Flag = False
    manually: Flag = False
    viewed: Flag = False
    graded: Flag = Field(False, description="It has a grade.")
    passed: Flag = Field(False, description="It has a grade that passes.")
    passed_or_out_of_attempts: Flag = False
    submitted: Flag = Field(False, description="A piece of work, a survey or a choice is handed in.")
    reached_end: Flag = Field(False, description="The end of a lesson.")
    attempts: Count | None = Field(None, description="So many attempts of a quiz.")
    discussions: Count | None = Field(None, description="So many discussions begun in a forum.")
    replies: Count | None = None
    posts: Count | None = Field(None, description="So many discussions or replies.")
    entries: Count | None = Field(None, description="So many entries in a glossary.")
    time_spent: Duration | None = Field(None, description="In a lesson.")
    score: Points | None = Field(None, description="At least this score in a SCORM package.")
    status: tuple[Literal["passed", "completed"], ...] = Field((), description="Of a SCORM package.")
    by: End | None = Field(None, description="When it is expected.")

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any) -> Any:
        return _as_map(value)

    @model_validator(mode="after")
    def _alone(self) -> "Completion":
        others = self.model_fields_set - {"by"}
        if (self.never or self.manually) and len(others) > 1:
            raise ValueError("“never” and “manually” stand alone")
        return self

    @property
    def is_tracked(self) -> bool:
        return not self.never

    @property
    def is_automatic(self) -> bool:
        """Whether Moodle itself finds out that it is complete."""
        return not (self.never or self.manually)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        words = {"enum": list(_WORDS)}
        several = {"type": "array", "items": {"anyOf": [words, {"type": "object"}]}}
        return {"description": cls.__doc__, "anyOf": [words, handler(schema), several]}


def _as_map(value: Any) -> Any:
    if isinstance(value, str):
        if value not in _WORDS:
            raise ValueError(f"write one of {', '.join(_WORDS)}")
        return {value: True}
    if isinstance(value, list | tuple):
        merged: dict[str, Any] = {}
        for item in value:
            part = _as_map(item)
            if not isinstance(part, Mapping):
                return value
            merged |= part
        return merged
    return value


_WORDS = tuple(name for name, field in Completion.model_fields.items() if field.annotation is bool)
"""Rules that are one word."""

NEVER = Completion(never=True)


class CourseCompletion(Node):
    """When the course is complete; `never` for a course whose completion is not tracked.

    Without `activities`, everything that counts in each of its sections.
    """

    never: Flag = False
    activities: tuple[Reference, ...] | None = None
    sections: tuple[Reference, ...] | None = Field(
        None, description="Only what counts in these sections; in all of the course without it."
    )
    grade: Points | None = Field(None, description="Points of the course total that are needed.")
    enrolled_for: Duration | None = None
    on: End | None = Field(None, description="Complete at this moment.")
    self_declared: Flag = Field(False, description="Learners declare the course complete.")
    one_is_enough: Flag = Field(False, description="One of the things named is enough.")
    one_activity_is_enough: Flag = False

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any) -> Any:
        return {"never": True} if value == "never" else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"description": cls.__doc__, "anyOf": [{"const": "never"}, handler(schema)]}
