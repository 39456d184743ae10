"""Questions in which numbers are drawn anew for each learner.

`{name}` in a text stands for the value of a wildcard, `{={name}*2}` for the result of a formula.
"""

import hashlib
import math
import re
from collections.abc import Iterator
from typing import Annotated, Literal, final

from pydantic import Field, StringConstraints, WithJsonSchema, model_validator

from coursepack.model.questions.base import (
    AnswerNumbering,
    Choice,
    CombinedFeedback,
    PartsHint,
    QuestionBase,
    choice_fraction,
    chooses_one,
)
from coursepack.model.questions.typed import MeasuredQuestion
from coursepack.model.scalars import Flag, Percent
from coursepack.model.text import Node, RichText

MAX_VALUES = 100
"""Values of a wildcard that Moodle takes (`question/type/calculated/datasetitems_form.php`, 4.5)."""

_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"

WildcardName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_ -]*$", max_length=60)]
WrittenNumber = Annotated[
    str,
    StringConstraints(pattern=_NUMBER, max_length=40),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NUMBER}]}),
]
"""A number kept as it is written, since learners see it so: `2.50`."""

FORMULA_IN_TEXT = re.compile(r"\{=([^{}]*(?:\{[A-Za-z][A-Za-z0-9\-_\s]*\}[^{}]*)*)\}")
"""As `FORMULAS_IN_TEXT_REGEX` in `question/type/calculated/questiontype.php` of Moodle 4.5."""


def formulas_in(text: str) -> Iterator[tuple[str, int]]:
    """Formulas `{=…}` in a text, each with its line (from 0)."""
    for match in FORMULA_IN_TEXT.finditer(text):
        yield match.group(1), text.count("\n", 0, match.start())


class Precision(Node):
    """How the result of a formula is written."""

    decimals: (
        Annotated[int, Field(ge=0, le=9, description="Digits after the point; 2 by default.")] | None
    ) = None
    significant_figures: Annotated[int, Field(ge=1, le=9, description="Instead of `decimals`.")] | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "Precision":
        if self.decimals is not None and self.significant_figures is not None:
            raise ValueError("write decimals or significant_figures, not both")
        return self

    @property
    def digits(self) -> int:
        """How many digits: after the point, or in all where `significant_figures` is given."""
        if self.significant_figures is not None:
            return self.significant_figures
        return 2 if self.decimals is None else self.decimals


class Formula(Precision):
    """A formula whose result is accepted."""

    formula: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] = Field(
        description="Such as {a} * sqrt({b}); `*` for any other response."
    )
    tolerance: Annotated[
        float, Field(ge=0, allow_inf_nan=False, description="How far off a response may be.")
    ] = 0.01
    tolerance_type: Literal["relative", "nominal", "geometric"] = Field(
        "relative", description="Whether the tolerance is a share of the result, an amount, or a factor."
    )
    fraction: Percent = Field(100.0, ge=-100, le=100, description="Percent of the points it earns.")
    feedback: RichText | None = Field(None, description="Shown to those who gave it.")


class CalculatedChoice(Choice, Precision):
    """An option in whose text formulas stand, such as {={a}+{b}}."""


class Wildcard(Node):
    """A number that differs from learner to learner."""

    name: WildcardName
    minimum: Annotated[float, Field(allow_inf_nan=False)] = 1.0
    maximum: Annotated[float, Field(allow_inf_nan=False)] = 10.0
    decimals: Annotated[int, Field(ge=0, le=9, description="Digits after the point.")] = 1
    distribution: Literal["uniform", "loguniform"] = "uniform"
    shared: Flag = Field(False, description="Whether questions of the same category use the same values.")
    values: Annotated[
        tuple[WrittenNumber, ...],
        Field(
            max_length=MAX_VALUES, description="The values themselves; else they are drawn from the range."
        ),
    ] = ()

    @model_validator(mode="after")
    def _range_in_order(self) -> "Wildcard":
        if self.minimum > self.maximum:
            raise ValueError("minimum is larger than maximum")
        if self.distribution == "loguniform" and self.minimum <= 0:
            raise ValueError("a loguniform range begins above 0")
        return self

    def drawn(self, seed: str, count: int) -> tuple[str, ...]:
        """The values given, else `count` values from the range; the same ones for the same seed.

        A shared wildcard has the same values in every question, whatever the seed.
        """
        if self.values:
            return self.values
        start = f"{'' if self.shared else seed}/{self.name}"
        return tuple(self._draw(_share(f"{start}/{number}")) for number in range(count))

    def _draw(self, share: float) -> str:
        if self.distribution == "loguniform":
            low, high = math.log(self.minimum), math.log(self.maximum)
            value = math.exp(low + (high - low) * share)
        else:
            value = self.minimum + (self.maximum - self.minimum) * share
        return f"{value:.{self.decimals}f}"


def _share(seed: str) -> float:
    """A number from 0 to 1, spread evenly over seeds."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6], "big") / (2**48 - 1)


class WithWildcards(QuestionBase):
    """What every question with wildcards has."""

    wildcards: Annotated[tuple[Wildcard, ...], Field(min_length=1)]
    value_sets: Annotated[
        int,
        Field(ge=1, le=MAX_VALUES, description="How many values to draw for each wildcard without `values`."),
    ] = 10

    def value_sets_drawn(self) -> tuple[dict[str, str], ...]:
        """The values that learners may get: in each set, one for each wildcard."""
        drawn = {wildcard.name: wildcard.drawn(self.id, self.value_sets) for wildcard in self.wildcards}
        length = min(len(values) for values in drawn.values())
        return tuple({name: values[number] for name, values in drawn.items()} for number in range(length))


Synchronise = Literal["separate", "together", "together-named"]
_SYNCHRONISE = (
    "Whether shared wildcards take the same values in all questions of a quiz; named: the name says so."
)


@final
class Calculated(MeasuredQuestion, WithWildcards):
    """A number that a formula gives for the values drawn."""

    type: Literal["calculated"]
    answers: Annotated[tuple[Formula, ...], Field(min_length=1)]
    synchronise: Synchronise = Field("separate", description=_SYNCHRONISE)


@final
class CalculatedSimple(MeasuredQuestion, WithWildcards):
    """A number that a formula gives for the values drawn; without shared values."""

    type: Literal["calculatedsimple"]
    answers: Annotated[tuple[Formula, ...], Field(min_length=1)]


@final
class CalculatedMulti(WithWildcards):
    """Options with numbers drawn or calculated, one or several of them right."""

    type: Literal["calculatedmulti"]
    hints: tuple[PartsHint, ...] = Field((), description="Shown one after the other, one for each wrong try.")
    answers: Annotated[tuple[CalculatedChoice, ...], Field(min_length=2)]
    single: Flag | None = Field(None, description="One option may be chosen; by default when one is right.")
    shuffle: Flag = Field(True, description="Whether each learner sees the options in another order.")
    numbering: AnswerNumbering = Field("abc", description="What stands before each option.")
    feedback: CombinedFeedback = CombinedFeedback()
    show_number_correct: Flag = Field(False, description="Say how many parts are right, with the feedback.")
    synchronise: Synchronise = Field("separate", description=_SYNCHRONISE)

    @property
    def is_single(self) -> bool:
        return chooses_one(self.single, self.answers)

    def fraction(self, answer: Choice) -> float:
        """What this option earns, in percent of the points, as one of Moodle's fractions where it can be."""
        return choice_fraction(answer, self.answers, single=self.is_single)
