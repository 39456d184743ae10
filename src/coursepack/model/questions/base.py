"""What questions of several types have in common."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from coursepack.model.acceptance import Accepting
from coursepack.model.fractions import nearest_moodle_fraction, share
from coursepack.model.scalars import Flag, Identifier, Percent, Points, ShortLine
from coursepack.model.text import Node, PlainText, RichText

AnswerNumbering = Literal["abc", "ABCD", "123", "iii", "IIII", "none"]


class Hint(Node):
    """What a learner is shown after a wrong try, in behaviours with several tries."""

    text: RichText


class PartsHint(Hint):
    """A hint to a question whose parts are right or wrong each by itself."""

    show_number_correct: Flag = Field(False, description="Say how many parts are right.")
    clear_wrong: Flag = Field(False, description="Take the wrong parts away for the next try.")


class PlacesHint(PartsHint):
    """A hint to an ordering or marker question."""

    show_wrong: Flag = Field(False, description="Point out which parts are in the wrong place.")


class QuestionBase(Accepting):
    """What every question has."""

    id: Identifier
    name: PlainText | None = Field(None, description="Name in the question bank; the id stands in.")
    text: RichText = Field(description="What is asked (Markdown).")
    points: Points = 1.0
    general_feedback: RichText | None = Field(None, description="Shown to everybody after answering.")
    penalty: Percent = Field(100 / 3, ge=0, le=100, description="Taken off for each wrong try (percent).")
    hints: tuple[Hint, ...] = Field((), description="Shown one after the other, one for each wrong try.")
    tags: tuple[ShortLine, ...] = Field((), description="Words to find the question by in the bank.")
    idnumber: Annotated[str, Field(max_length=100)] | None = Field(
        None, description="Given to Moodle as it is; the path of the question stands in."
    )
    objective: Identifier | None = Field(None, description="The learning objective it tests.")


class UnhintedQuestion(QuestionBase):
    """What a question without tries has: nothing to hint at."""

    @model_validator(mode="after")
    def _without_hints(self) -> "UnhintedQuestion":
        if self.hints:
            raise ValueError("this type of question has no tries, and so no hints")
        return self


class CombinedFeedback(Node):
    """Feedback on the response as a whole."""

    right: RichText | None = Field(None, description="For a response that is all right.")
    partly: RichText | None = Field(None, description="For a response that is right in part.")
    wrong: RichText | None = Field(None, description="For a response that is all wrong.")


class RightOrWrong(Node):
    """Feedback for the learner who answered rightly and for the one who did not."""

    right: RichText | None = None
    wrong: RichText | None = None


class PartsQuestion(QuestionBase):
    """What a question has whose parts are right or wrong each by itself."""

    hints: tuple[PartsHint, ...] = Field((), description="Shown one after the other, one for each wrong try.")
    feedback: CombinedFeedback = CombinedFeedback()
    show_number_correct: Flag = Field(False, description="Say how many parts are right, with the feedback.")


class Choice(Node):
    """One option of a multiple choice question."""

    text: RichText
    right: Flag = Field(False, description="Whether choosing it is right.")
    fraction: Percent | None = Field(
        None, ge=-100, le=100, description="Percent of the points, instead of `right`."
    )
    feedback: RichText | None = Field(None, description="Shown to those who chose it.")


def chooses_one(single: bool | None, answers: tuple[Choice, ...]) -> bool:
    """Whether one option may be chosen: as said, else when one is right or one earns everything."""
    if single is not None:
        return single
    return any(answer.fraction == 100 for answer in answers) or _right_count(answers) <= 1


def choice_fraction(answer: Choice, answers: tuple[Choice, ...], *, single: bool) -> float:
    """What an option earns, in percent of the points, as one of Moodle's fractions where it can be.

    Without `fraction`, right options share 100 % and, where several may be chosen, each wrong one takes off
    what a right one earns; so choosing everything earns nothing.
    """
    if answer.fraction is not None:
        return nearest_moodle_fraction(answer.fraction)
    if single:
        return 100.0 if answer.right else 0.0
    part = share(max(_right_count(answers), 1))
    return part if answer.right else -part


def _right_count(answers: tuple[Choice, ...]) -> int:
    return sum(1 for answer in answers if answer.right or (answer.fraction or 0) > 0)
