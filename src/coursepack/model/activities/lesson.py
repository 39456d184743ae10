"""Lessons: pages that lead to other pages, for scenarios with choices."""

from typing import Annotated, Literal, final

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from coursepack.model.activities.base import GradedBase
from coursepack.model.moments import End, Start
from coursepack.model.scalars import Duration, Flag, Identifier, Points
from coursepack.model.text import Node, PlainText, RichText

Target = Annotated[
    str,
    Field(description="Id of a page, or `next`, `previous`, `again` (this page) or `end`."),
]


class LessonPageBase(Node):
    """What every page of a lesson has."""

    id: Identifier
    title: PlainText
    text: RichText


class LessonButton(Node):
    """A button that leads to a page."""

    text: PlainText
    to: Target = "next"


@final
class LessonContent(LessonPageBase):
    """A page to read, with buttons."""

    type: Literal["content"]
    buttons: Annotated[tuple[LessonButton, ...], Field(min_length=1)]
    horizontal: Flag = True
    in_menu: Flag = True


class LessonAnswer(Node):
    """An answer: where it leads, what is said, and what it earns."""

    text: RichText
    to: Target = "next"
    response: RichText | None = None
    score: Annotated[int, Field(ge=-100, le=100)] = 0


@final
class LessonMultiChoice(LessonPageBase):
    """A page with options."""

    type: Literal["multichoice"]
    several: Flag = False
    answers: Annotated[tuple[LessonAnswer, ...], Field(min_length=2)]


@final
class LessonTrueFalse(LessonPageBase):
    """A statement; the first answer is the right one."""

    type: Literal["truefalse"]
    answers: Annotated[tuple[LessonAnswer, ...], Field(min_length=2, max_length=2)]


class LessonTyped(Node):
    """An answer that is typed."""

    text: PlainText = Field(description="`*` stands for any characters; the first that fits counts.")
    to: Target = "next"
    response: RichText | None = None
    score: Annotated[int, Field(ge=-100, le=100)] = 0


@final
class LessonShortAnswer(LessonPageBase):
    """A page that asks for a word."""

    type: Literal["shortanswer"]
    answers: Annotated[tuple[LessonTyped, ...], Field(min_length=1)]


@final
class LessonNumerical(LessonPageBase):
    """A page that asks for a number; `3:5` stands for 3 to 5."""

    type: Literal["numerical"]
    answers: Annotated[tuple[LessonTyped, ...], Field(min_length=1)]


@final
class LessonEssay(LessonPageBase):
    """A page that asks for a text, which a teacher marks."""

    type: Literal["essay"]
    to: Target = "next"
    score: Annotated[int, Field(ge=0, le=100)] = 1


LessonPage = Annotated[
    LessonContent | LessonMultiChoice | LessonTrueFalse | LessonShortAnswer | LessonNumerical | LessonEssay,
    Field(discriminator="type"),
]


@final
class Lesson(GradedBase):
    """Pages that lead to other pages."""

    activity: SkipJsonSchema[Literal["lesson"]] = "lesson"
    points: Points = Field(0.0, description="0 where it is not graded.")
    practice: Flag = Field(False, description="The grade does not reach the gradebook.")
    retake: Flag = True
    keep: Literal["average", "highest"] = "average"
    attempts_a_question: Annotated[int, Field(ge=0, le=10, description="0 for any number.")] = 1
    show_score: Flag = False
    progress_bar: Flag = True
    menu: Flag = False
    review: Flag = Field(False, description="Learners may go through it again and change answers.")
    time_limit: Duration | None = None
    opens: Start | None = None
    due: End | None = None
    pages: Annotated[tuple[LessonPage, ...], Field(min_length=1)]

    @property
    def grade(self) -> float:
        """The points it has in the gradebook; 0 where it is not graded."""
        return 0.0 if self.practice else self.points
