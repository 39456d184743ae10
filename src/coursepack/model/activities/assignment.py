"""Work that is handed in, and how it is marked."""

from typing import Annotated, Literal, final

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema

from coursepack.model.activities.base import GradedBase
from coursepack.model.moments import End, Start
from coursepack.model.scalars import Duration, Flag, Identifier, Points
from coursepack.model.text import CourseFile, Node, PlainText, RichText


class Level(Node):
    """One level of a criterion."""

    points: Points
    text: RichText


class Criterion(Node):
    """One thing that a rubric looks at."""

    id: Identifier
    text: RichText
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]

    @property
    def points(self) -> float:
        """The most this criterion can earn."""
        return max(level.points for level in self.levels)


class Rubric(Node):
    """How a piece of work is marked: criteria, each with described levels."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @property
    def points(self) -> float:
        """The most a piece of work can earn."""
        return sum(criterion.points for criterion in self.criteria)


class GuideCriterion(Node):
    """One thing that a marking guide looks at."""

    id: Identifier
    title: PlainText
    points: Annotated[float, Field(gt=0)]
    text: RichText | None = Field(None, description="What learners are told.")
    for_markers: RichText | None = None


class MarkingGuide(Node):
    """How a piece of work is marked: criteria, each with the points it can earn."""

    criteria: Annotated[tuple[GuideCriterion, ...], Field(min_length=1)]
    comments: tuple[PlainText, ...] = Field((), description="Remarks that markers use often.")

    @property
    def points(self) -> float:
        """The most a piece of work can earn."""
        return sum(criterion.points for criterion in self.criteria)


class TextSubmission(Node):
    """A text that is written in the browser."""

    max_words: Annotated[int, Field(ge=1)] | None = None


class FileSubmission(Node):
    """Files that are uploaded."""

    count: Annotated[int, Field(ge=1, le=50)] = 5
    max_size: Annotated[int, Field(ge=0, description="Bytes; 0 for the course's own limit.")] = 0
    types: tuple[Annotated[str, Field(pattern=r"^(\.\w+|[\w-]+(/[\w.+-]+)?)$")], ...] = Field(
        (), description="Such as .pdf or document; any without it."
    )


class Submission(Node):
    """What is handed in; nothing where both are null (work that is done elsewhere)."""

    text: TextSubmission | None = None
    files: FileSubmission | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: object) -> object:
        words: dict[str, object] = {"text": {"text": {}}, "files": {"files": {}}, "nothing": {}}
        if isinstance(value, str):
            if value not in words:
                raise ValueError(f"write one of {', '.join(words)}")
            return words[value]
        if isinstance(value, list) and all(item in {"text", "files"} for item in value):
            return {item: {} for item in value}
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        words = {"enum": ["text", "files", "nothing"]}
        several = {"type": "array", "items": {"enum": ["text", "files"]}}
        return {"description": cls.__doc__, "anyOf": [words, several, handler(schema)]}


class TeamWork(Node):
    """Groups hand in together."""

    grouping: Identifier | None = None
    each_submits: Flag = Field(False, description="Every member presses the button.")
    needs_group: Flag = Field(True, description="Who is in no group cannot hand in.")


@final
class Assignment(GradedBase):
    """Work that is handed in."""

    activity: SkipJsonSchema[Literal["assignment"]] = "assignment"
    instructions: RichText | None = Field(None, description="Shown when the learner begins to work.")
    files: tuple[CourseFile, ...] = Field((), description="Templates and other material.")
    submission: Submission = Submission(text=TextSubmission(), files=FileSubmission())
    points: Points | None = Field(
        None, description="As many as the rubric or guide has, else 100; 0 where it is not graded."
    )
    rubric: Rubric | None = None
    guide: MarkingGuide | None = None
    opens: Start | None = None
    due: End | None = None
    cut_off: End | None = Field(None, description="Nothing is accepted after this.")
    grade_by: End | None = None
    time_limit: Duration | None = None
    attempts: Annotated[int, Field(ge=-1, le=30, description="-1 for any number.")] = 1
    reopened: Literal["manually", "until passed", "always"] = "manually"
    draft_first: Flag = Field(False, description="Learners press a button to hand in what they saved.")
    statement: Flag = Field(False, description="Learners declare that it is their own work.")
    team: TeamWork | None = None
    anonymous: Flag = Field(False, description="Markers do not see whose work it is.")
    workflow: Flag = Field(False, description="Marks are released together.")
    comments: Flag = Field(True, description="Markers write comments.")
    inline_comments: Flag = False
    annotate: Flag = Field(True, description="Markers write on the PDF of the work.")
    feedback_files: Flag = False
    offline_grading: Flag = False

    @model_validator(mode="after")
    def _one_way_of_marking(self) -> "Assignment":
        if self.rubric is not None and self.guide is not None:
            raise ValueError("an assignment has a rubric or a guide, not both")
        return self

    @property
    def grade(self) -> float:
        """The points it has in the gradebook; 0 where it is not graded."""
        if self.points is not None:
            return self.points
        marking = self.rubric or self.guide
        return marking.points if marking else 100.0
