"""Questions answered by typing a word or a number."""

from typing import Annotated, Literal, final

from pydantic import Field

from coursepack.model.questions.base import QuestionBase
from coursepack.model.scalars import Flag, Percent, ShortLine
from coursepack.model.text import Node, PlainText, RichText

UnitEntry = Literal["text", "radio", "dropdown", "none"]
UnitGrading = Literal["none", "response", "question"]


class AcceptedAnswer(Node):
    """One answer that a short answer question recognises; `*` stands for any characters."""

    text: PlainText
    fraction: Percent = Field(100.0, ge=-100, le=100, description="Percent of the points it earns.")
    feedback: RichText | None = Field(None, description="Shown to those who gave it.")


class NumericalAnswer(Node):
    """One number that a numerical question recognises; `*` for anything else."""

    number: Annotated[float, Field(allow_inf_nan=False)] | Literal["*"]
    tolerance: Annotated[
        float, Field(ge=0, allow_inf_nan=False, description="How far off a response may be.")
    ] = 0.0
    fraction: Percent = Field(100.0, ge=-100, le=100, description="Percent of the points it earns.")
    feedback: RichText | None = Field(None, description="Shown to those who gave it.")


@final
class ShortAnswer(QuestionBase):
    """A word or short phrase, compared with the accepted answers."""

    type: Literal["shortanswer"]
    answers: Annotated[tuple[AcceptedAnswer, ...], Field(min_length=1)]
    case_sensitive: Flag = Field(False, description="Whether upper and lower case must be right.")


class Unit(Node):
    """A unit that a number may be given in."""

    name: ShortLine
    multiplier: Annotated[
        float, Field(gt=0, allow_inf_nan=False, description="How many of it make one of the first unit.")
    ] = 1.0


class MeasuredQuestion(QuestionBase):
    """What questions have that are answered by a number, with or without a unit."""

    units: tuple[Unit, ...] = Field((), description="Answers are in the first one.")
    unit_entry: UnitEntry | None = Field(
        None, description="How the unit is given; by default typed with the number, where there are units."
    )
    unit_grading: UnitGrading = Field(
        "none",
        description="What a wrong unit costs a share of: of what the number earned, of the question's points, "
        "or nothing.",
    )
    unit_penalty: Percent = Field(10.0, ge=0, le=100, description="That share, in percent.")
    unit_before_number: Flag = Field(
        False, description="Whether the unit stands before the number, as in €5."
    )

    @property
    def given_unit(self) -> UnitEntry:
        """How the unit is given."""
        return self.unit_entry or ("text" if self.units else "none")


@final
class Numerical(MeasuredQuestion):
    """A number, with a tolerance."""

    type: Literal["numerical"]
    answers: Annotated[tuple[NumericalAnswer, ...], Field(min_length=1)]
