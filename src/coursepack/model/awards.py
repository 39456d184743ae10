"""What learners earn: badges and certificates."""

from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from coursepack.model.availability import Condition
from coursepack.model.scalars import Duration, Flag, Identifier, Points, Reference, ShortLine
from coursepack.model.text import CourseFile, Node, PlainText, RichText


class EarnedWhen(Node):
    """What a badge is given for; everything named is needed unless `one_is_enough`.

    In source `course complete` stands for the course alone.
    """

    course_complete: Flag = False
    grade: Points | None = Field(None, description="Points of the course total, on completing the course.")
    activities: tuple[Reference, ...] = Field((), description="Activities that are complete.")
    sections: tuple[Reference, ...] = Field((), description="Sections in which all that counts is complete.")
    by_teacher: Flag = Field(False, description="A teacher gives it.")
    one_is_enough: Flag = False

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any) -> Any:
        return {"course_complete": True} if value == "course complete" else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"const": "course complete"}, handler(schema)]}

    @model_validator(mode="after")
    def _something(self) -> "EarnedWhen":
        if self.grade is not None and not self.course_complete:
            raise ValueError("a grade is looked at when the course is completed: add course_complete: true")
        if not (self.course_complete or self.activities or self.sections or self.by_teacher):
            raise ValueError("write what it is given for, such as: course complete")
        return self


class Badge(Node):
    """A badge of the course (Open Badge)."""

    id: Identifier
    title: PlainText
    description: PlainText
    image: CourseFile | None = Field(None, description="A square PNG; one is drawn where none is given.")
    image_caption: PlainText | None = None
    earned_when: EarnedWhen = EarnedWhen(course_complete=True)
    message_subject: PlainText | None = None
    message: RichText | None = None
    issuer: ShortLine | None = Field(None, description="Who gives it; the course's publisher without it.")
    issuer_url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    expires_after: Duration | None = None
    tags: tuple[ShortLine, ...] = ()


class Certificate(Node):
    """A printable certificate, for sites that have a plug-in for it.

    It stands in a package of its own: a missing plug-in makes Moodle leave out gradebook, completion and badges.
    """

    id: Identifier
    title: PlainText
    provider: Literal["customcert"] = "customcert"
    available_when: Condition | None = Field(
        None, description="Who gets it; those who completed all that counts without it."
    )
    text: tuple[PlainText, ...] = Field((), description="Lines under the learner's name.")
    signed_by: PlainText | None = None
    image: CourseFile | None = None
    landscape: Flag = True
