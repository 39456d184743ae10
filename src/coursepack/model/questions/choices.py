"""Questions answered by choosing: true or false, multiple choice, matching."""

from typing import Annotated, Literal, final

from pydantic import Field

from coursepack.model.questions.base import (
    AnswerNumbering,
    Choice,
    PartsQuestion,
    QuestionBase,
    RightOrWrong,
    choice_fraction,
    chooses_one,
)
from coursepack.model.scalars import Flag, Percent
from coursepack.model.text import Node, PlainText, RichText


@final
class TrueFalse(QuestionBase):
    """A statement that is true or false."""

    type: Literal["truefalse"]
    answer: Flag = Field(description="Whether the statement is true.")
    feedback: RightOrWrong = RightOrWrong()
    penalty: Percent = 100.0


@final
class MultiChoice(PartsQuestion):
    """Options, one or several of them right.

    Without `fraction`, right options share 100 % and, where several may be chosen, each wrong one
    takes off what a right one earns; so choosing everything earns nothing.
    """

    type: Literal["multichoice"]
    answers: Annotated[tuple[Choice, ...], Field(min_length=2)]
    single: Flag | None = Field(None, description="One option may be chosen; by default when one is right.")
    shuffle: Flag = Field(True, description="Whether each learner sees the options in another order.")
    numbering: AnswerNumbering = Field("abc", description="What stands before each option.")
    show_instruction: Flag = Field(
        False, description="Whether Moodle says “Select one” or “Select one or more”."
    )

    @property
    def is_single(self) -> bool:
        return chooses_one(self.single, self.answers)

    def fraction(self, answer: Choice) -> float:
        """What this option earns, in percent of the points, as one of Moodle's fractions where it can be."""
        return choice_fraction(answer, self.answers, single=self.is_single)


class Pair(Node):
    """A stem and the answer that goes with it; a pair without text is a distractor."""

    text: RichText | None = Field(None, description="The stem; without it, the answer fits nothing.")
    answer: PlainText


@final
class Match(PartsQuestion):
    """Pairs to put together."""

    type: Literal["match"]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2)]
    shuffle: Flag = Field(True, description="Whether each learner sees the stems in another order.")


@final
class RandomShortAnswerMatch(PartsQuestion):
    """A matching question that Moodle makes of short answer questions of the same category, drawn at random."""

    type: Literal["randomsamatch"]
    choose: Annotated[int, Field(ge=2, le=100, description="How many short answer questions to draw.")] = 2
    subcategories: Flag = Field(False, description="Whether to draw from the category's own categories too.")
