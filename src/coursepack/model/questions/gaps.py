"""Texts with gaps: words to select or to drag into them, and small questions inside a text (Cloze).

A gap is written `{{name}}` in the text, where `name` is the id of what belongs there.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Literal, final

from pydantic import Field, model_validator

from coursepack.model.questions.base import (
    Choice,
    PartsHint,
    PartsQuestion,
    QuestionBase,
    choice_fraction,
    chooses_one,
)
from coursepack.model.questions.typed import AcceptedAnswer, NumericalAnswer
from coursepack.model.scalars import Flag, Identifier, Points
from coursepack.model.text import Node, PlainText, RichText

GAP_IN_TEXT = re.compile(r"\{\{[ \t]*([\w.-]{1,60})[ \t]*\}\}")
"""A gap in a text; its first group is the name."""

Group = Annotated[
    int,
    Field(ge=1, le=20, description="A gap offers the choices of its own group; Moodle colours each group."),
]


def gap_names(text: str) -> Iterator[tuple[str, int]]:
    """Names of the gaps in a text, in order, each with its line (from 0)."""
    for match in GAP_IN_TEXT.finditer(text):
        yield match.group(1), text.count("\n", 0, match.start())


class GroupedChoice(Node):
    """What choices for gaps have in common."""

    id: Identifier | None = Field(None, description="Name of its gap: {{name}} in the text.")
    group: Group = 1


class GapChoice(GroupedChoice):
    """A word for a gap; one without an id fits nowhere."""

    text: PlainText


class DragChoice(GroupedChoice):
    """A word or short text to drag into a gap; one without an id fits nowhere."""

    text: RichText = Field(description="A few words, without paragraphs or images.")
    unlimited: Flag = Field(False, description="Whether it can be dragged more than once.")


@final
class GapSelect(PartsQuestion):
    """A text with gaps, each filled from a drop-down list."""

    type: Literal["gapselect"]
    choices: Annotated[tuple[GapChoice, ...], Field(min_length=1)]
    shuffle: Flag = Field(True, description="Whether each learner sees the choices in another order.")


@final
class DragDropText(PartsQuestion):
    """A text with gaps, each filled by dragging words into it."""

    type: Literal["ddwtos"]
    choices: Annotated[tuple[DragChoice, ...], Field(min_length=1)]
    shuffle: Flag = Field(True, description="Whether each learner sees the choices in another order.")


class GapBase(Node):
    """What every small question in a text has."""

    id: Identifier = Field(description="Name of its gap: {{name}} in the text.")
    points: Annotated[int, Field(ge=0, description="Its share of the question's points: a whole number.")] = 1


@final
class ShortAnswerGap(GapBase):
    """A gap for a word or short phrase."""

    type: Literal["shortanswer"]
    answers: Annotated[tuple[AcceptedAnswer, ...], Field(min_length=1)]
    case_sensitive: Flag = Field(False, description="Whether upper and lower case must be right.")


@final
class NumericalGap(GapBase):
    """A gap for a number."""

    type: Literal["numerical"]
    answers: Annotated[tuple[NumericalAnswer, ...], Field(min_length=1)]


@final
class ChoiceGap(GapBase):
    """A gap with options, one or several of them right."""

    type: Literal["multichoice"]
    answers: Annotated[tuple[Choice, ...], Field(min_length=1)]
    single: Flag | None = Field(None, description="One option may be chosen; by default when one is right.")
    display: Literal["dropdown", "vertical", "horizontal"] | None = Field(
        None, description="By default a drop-down list, or a column of boxes where several may be chosen."
    )
    shuffle: Flag = Field(False, description="Whether each learner sees the options in another order.")

    @property
    def is_single(self) -> bool:
        return chooses_one(self.single, self.answers)

    @property
    def layout(self) -> Literal["dropdown", "vertical", "horizontal"]:
        """How the options are shown."""
        return self.display or ("dropdown" if self.is_single else "vertical")

    def fraction(self, answer: Choice) -> float:
        """What this option earns, in percent of the gap's points."""
        return choice_fraction(answer, self.answers, single=self.is_single)

    @model_validator(mode="after")
    def _dropdown_has_one(self) -> "ChoiceGap":
        if self.display == "dropdown" and not self.is_single:
            raise ValueError("a drop-down list lets one option be chosen; use vertical or horizontal")
        return self


Gap = Annotated[ShortAnswerGap | NumericalGap | ChoiceGap, Field(discriminator="type")]


@final
class MultiAnswer(QuestionBase):
    """A text with small questions in it (Moodle's Cloze)."""

    type: Literal["multianswer"]
    hints: tuple[PartsHint, ...] = Field((), description="Shown one after the other, one for each wrong try.")
    points: Points = Field(0.0, description="The sum of the gaps' points; need not be written.")
    gaps: Annotated[tuple[Gap, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _points_are_a_sum(self) -> "MultiAnswer":
        points = float(sum(gap.points for gap in self.gaps))
        if "points" in self.model_fields_set and self.points != points:
            raise ValueError(f"the gaps' points add up to {points:g}; leave `points` out here")
        self.__dict__["points"] = points
        return self
