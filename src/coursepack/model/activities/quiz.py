"""Quizzes, and banks of questions that quizzes draw from."""

from typing import Annotated, Literal, final

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from coursepack.model.activities.base import ActivityBase, GradedBase
from coursepack.model.moments import End, Start
from coursepack.model.questions import Question
from coursepack.model.scalars import Duration, Flag, Identifier, Percent, Points, Reference, ShortLine
from coursepack.model.text import Node, PlainText, RichText

Behaviour = Literal[
    "deferredfeedback",
    "adaptive",
    "adaptivenopenalty",
    "deferredcbm",
    "immediatecbm",
    "immediatefeedback",
    "interactive",
]
"""How questions answer back, by Moodle's names."""

Shown = Literal[
    "attempt",
    "correctness",
    "max_marks",
    "marks",
    "feedback",
    "general_feedback",
    "right_answer",
    "overall_feedback",
]

_ALL: tuple[Shown, ...] = (
    "attempt",
    "correctness",
    "max_marks",
    "marks",
    "feedback",
    "general_feedback",
    "right_answer",
    "overall_feedback",
)


class Review(Node):
    """What learners see of an attempt, and when."""

    during: tuple[Shown, ...] = _ALL[:-1]
    right_after: tuple[Shown, ...] = _ALL
    later: tuple[Shown, ...] = Field(_ALL, description="Later, while the quiz is still open.")
    after_close: tuple[Shown, ...] = _ALL


class GradeFeedback(Node):
    """What is said to learners who reach a share of the points."""

    at_least: Percent = Field(0.0, ge=0, le=100)
    text: RichText


class Draw(Node):
    """Questions drawn at random for each learner, after the questions that everybody gets."""

    id: Identifier | None = None
    count: Annotated[int, Field(ge=1, le=500)]
    from_: Reference = Field(alias="from", description="A quiz or a question bank.")
    tags: tuple[ShortLine, ...] = Field((), description="Only questions that have all of these tags.")
    points: Points = Field(1.0, description="For each question.")


class Part(Node):
    """A part of a quiz with a heading."""

    title: PlainText | None = None
    starts_at: Identifier = Field(description="Id of the question or draw that it begins with.")
    shuffle: Flag = False


@final
class Quiz(GradedBase):
    """Questions that are marked."""

    activity: SkipJsonSchema[Literal["quiz"]] = "quiz"
    worth: Points | None = Field(
        None, description="Points in the gradebook; as many as the questions have without it."
    )
    attempts: Annotated[int, Field(ge=0, le=10, description="How many tries; 0 for any number.")] = 0
    keep: Literal["highest", "average", "first", "last"] = Field(
        "highest", description="Which of several tries counts."
    )
    opens: Start | None = None
    closes: End | None = None
    time_limit: Duration | None = None
    when_time_is_over: Literal["submit", "grace", "abandon"] = "submit"
    grace: Duration = Field(0, description="How long after the time limit an attempt may be handed in.")
    wait_before_second: Duration = 0
    wait_before_later: Duration = 0
    behaviour: Behaviour = "deferredfeedback"
    build_on_last: Flag = Field(False, description="A new try begins with the answers of the last.")
    redo_questions: Flag = Field(False, description="A finished question may be tried again at once.")
    shuffle_answers: Flag = True
    shuffle_questions: Flag = False
    questions_per_page: Annotated[int, Field(ge=0, le=50, description="0 for all on one page.")] = 1
    in_order_only: Flag = Field(False, description="Learners cannot go back to earlier pages.")
    review: Review = Review()
    decimal_places: Annotated[int, Field(ge=0, le=5)] = 2
    password: ShortLine | None = None
    overall_feedback: tuple[GradeFeedback, ...] = ()
    parts: tuple[Part, ...] = ()
    draws: tuple[Draw, ...] = ()
    questions: tuple[Question, ...] = ()

    @model_validator(mode="after")
    def _asks_something(self) -> "Quiz":
        if not self.questions and not self.draws:
            raise ValueError("a quiz has questions, or draws some from elsewhere")
        return self

    @property
    def points(self) -> float:
        """The sum of the questions' points."""
        drawn = sum(draw.count * draw.points for draw in self.draws)
        return sum(question.points for question in self.questions) + drawn

    @property
    def grade(self) -> float:
        """The points it has in the gradebook."""
        return self.points if self.worth is None else self.worth


@final
class QuestionBank(ActivityBase):
    """Questions that quizzes draw from; learners do not see it."""

    activity: SkipJsonSchema[Literal["bank"]] = "bank"
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
