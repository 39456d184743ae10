"""What learners earn: badges and certificates."""

from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from coursepack.model.scalars import Duration, Flag, Identifier, Points, Reference, ShortLine
from coursepack.model.text import CourseFile, Node, PlainText, RichText
from coursepack.model.thresholds import Threshold


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


class Requirement(Node):
    """An activity that must be done: in source `week-7/essay submitted`."""

    activity: Reference
    how: Literal["completed", "submitted", "passed"] = "completed"

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        activity, _, how = value.strip().partition(" ")
        return {"activity": activity, "how": how.strip() or "completed"}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "description": cls.__doc__, "examples": ["week-7/essay submitted"]}


class Certificate(Node):
    """What learners earn who reach a number of points, and do what is required.

    It becomes a page that opens when they do, and a badge for those who open the page. The page stands where
    a section names it (`- certificate: participation`), else at the end of the last section; its text is the
    file `participation.en.md` beside, or our own.
    """

    id: Identifier
    title: PlainText
    from_: Threshold = Field(alias="from", description="Points of the course total, such as 60 points.")
    requires: tuple[Requirement, ...] = Field(
        (), description="What must be done besides, such as `week-7/essay submitted`."
    )
    description: PlainText | None = Field(None, description="Of the badge; says what it is for without it.")
    provider: Literal["customcert"] | None = Field(
        None,
        description="The plug-in that prints it (mod_customcert), in a package of its own for sites that "
        "have it: on others Moodle leaves the print out without a word.",
    )
    lines: tuple[PlainText, ...] = Field(
        (), description="Of the print, under the learner's name; the course's name without them."
    )
    signed_by: PlainText | None = Field(None, description="Of the print.")
    landscape: Flag = Field(True, description="Of the print: A4 on its side.")
    image: CourseFile | None = Field(
        None,
        description="A square PNG for the badge, which is drawn without it, and for the top of the print.",
    )
    issuer: ShortLine | None = Field(None, description="Who gives it; the course's publisher without it.")
