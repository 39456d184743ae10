"""What comes from elsewhere: SCORM packages and external tools."""

from typing import Annotated, Literal, final

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from coursepack.model.activities.base import GradedBase
from coursepack.model.moments import End, Start
from coursepack.model.scalars import Flag, Points, Reference, ShortLine
from coursepack.model.text import CourseFile


@final
class Scorm(GradedBase):
    """A SCORM package: a file, or a section of this course as a package of its own."""

    activity: SkipJsonSchema[Literal["scorm"]] = "scorm"
    package: CourseFile | None = None
    section: Reference | None = Field(None, description="A section of this course, by id or folder.")
    points: Points = 100.0
    grading: Literal["objects", "highest", "average", "sum"] = Field(
        "highest", description="How the scores of its parts make the grade; `objects` counts those done."
    )
    keep: Literal["highest", "average", "first", "last"] = "highest"
    attempts: Annotated[int, Field(ge=0, le=6, description="0 for any number.")] = 0
    new_window: Flag = False
    height: Annotated[int, Field(ge=100, le=4000)] = 800
    skip_contents: Flag = Field(True, description="Open the package without an entry page.")
    show_contents: Flag = Field(False, description="Show the list of its parts.")
    opens: Start | None = None
    closes: End | None = None

    @model_validator(mode="after")
    def _one_source(self) -> "Scorm":
        if (self.package is None) == (self.section is None):
            raise ValueError("write the file of a package, or a section of this course")
        return self

    @property
    def grade(self) -> float:
        """The points it has in the gradebook."""
        return self.points


@final
class ExternalTool(GradedBase):
    """A tool on another site, opened by LTI."""

    activity: SkipJsonSchema[Literal["lti"]] = "lti"
    link: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=1333)]
    opens_in: Literal["default", "embedded", "embedded without blocks", "existing window", "new window"] = (
        "default"
    )
    parameters: tuple[ShortLine, ...] = Field((), description="Such as course=rights.")
    send_name: Flag = False
    send_email: Flag = False
    points: Points = Field(0.0, description="0 where it is not graded.")

    @property
    def grade(self) -> float:
        """The points it has in the gradebook; 0 where it is not graded."""
        return self.points
