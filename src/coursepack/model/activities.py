"""Activities: what a section of a course is made of."""

from typing import Annotated, Literal, final

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema

from coursepack.model.questions import Question
from coursepack.model.scalars import Duration, Flag, Identifier, Percent, Points
from coursepack.model.text import Node, PlainText, RichText


class ActivityBase(Node):
    """What every activity has."""

    id: Identifier
    title: PlainText


@final
class Page(ActivityBase):
    """One page of text."""

    activity: SkipJsonSchema[Literal["page"]] = "page"
    text: RichText


class Chapter(Node):
    """One chapter of a book."""

    id: Identifier
    title: PlainText
    text: RichText


@final
class Book(ActivityBase):
    """Several pages of text, read in order."""

    activity: SkipJsonSchema[Literal["book"]] = "book"
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]


@final
class Quiz(ActivityBase):
    """Questions that are marked."""

    activity: SkipJsonSchema[Literal["quiz"]] = "quiz"
    intro: RichText | None = None
    pass_mark: Percent | None = Field(
        None, alias="pass", ge=0, le=100, description="Share of the points, in percent."
    )
    attempts: Annotated[int, Field(ge=0, le=10, description="How many tries; 0 for any number.")] = 0
    time_limit: Duration | None = None
    shuffle_answers: Flag = True
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    @property
    def points(self) -> float:
        """The sum of the questions' points."""
        return sum(question.points for question in self.questions)


class GlossaryEntry(Node):
    """A term and what it means."""

    id: Identifier
    term: PlainText
    aliases: tuple[PlainText, ...] = Field((), description="Other forms of the term found in running text.")
    definition: RichText
    categories: tuple[Identifier, ...] = Field((), description="Ids of categories of this glossary.")


class GlossaryCategory(Node):
    """A group of entries."""

    id: Identifier
    title: PlainText


@final
class Glossary(ActivityBase):
    """Terms and what they mean, linked from the text."""

    activity: SkipJsonSchema[Literal["glossary"]] = "glossary"
    intro: RichText | None = None
    categories: tuple[GlossaryCategory, ...] = ()
    entries: Annotated[tuple[GlossaryEntry, ...], Field(min_length=1)]


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
class Training(ActivityBase):
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


Activity = Annotated[Page | Book | Quiz | Glossary | Training, Field(discriminator="activity")]
