"""What a page shows of a question, and the key by which the script marks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from markupsafe import Markup

Varied = tuple[Markup, ...]
"""HTML: one for everybody, or one for each set of values that a learner may get."""

Key = Mapping[str, Any]
"""What the script needs to mark a question; the names are those that `script/grade*.js` read."""

MAX_NUMBER = 40
MAX_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, to match or to order."""

    value: str
    html: Varied
    is_phrase: bool = True
    """Whether it may stand in a label; otherwise it holds blocks or links."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Radio buttons or boxes to tick."""

    options: tuple[Option, ...]
    several: bool
    numbering: str = "none"
    instruction: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One line to type, with a unit perhaps."""

    is_number: bool
    length: int
    units: tuple[str, ...] = ()
    unit_entry: Literal["text", "radio", "dropdown", "none"] = "none"
    unit_before: bool = False


@dataclass(frozen=True, slots=True)
class Selects:
    """A list to choose from for each stem."""

    stems: tuple[Option, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """Something to drag; every place for it has a list too."""

    value: str
    html: Markup
    group: int


@dataclass(frozen=True, slots=True)
class InText:
    """Lists and fields that stand in the question's text."""

    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place on an image, with its list."""

    label: str
    at: tuple[int, int]
    """Left and top, in pixels of the image."""
    group: int
    choices: tuple[tuple[str, str], ...]
    """Values and words of its list."""


@dataclass(frozen=True, slots=True)
class OnImage:
    """Places on an image, and what to drag to them."""

    image: str
    places: tuple[Place, ...]
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Markers:
    """Markers to put on an image, by dragging or by their distances from its edges."""

    image: str
    markers: tuple[tuple[str, str, int], ...]
    """Value, words and the most of each."""


@dataclass(frozen=True, slots=True)
class Order:
    """Items to move up and down."""

    items: tuple[Option, ...]
    numbering: str
    is_horizontal: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """Room to write; not marked."""

    lines: int
    template: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Only a text."""


Control = Choices | Field | Selects | InText | OnImage | Markers | Order | Notes | Nothing


@dataclass(frozen=True, slots=True)
class HintView:
    """What is said after a wrong try, and what becomes of the response."""

    html: Varied
    clears: bool
    """Whether wrong parts are taken away for the next try."""
    counts: bool
    """Whether it is said how many parts are right."""
    points_out: bool
    """Whether it is shown which parts are right."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a type of question adds to the page."""

    control: Control
    key: Key = field(default_factory=dict)
    feedback: tuple[tuple[str, Varied], ...] = ()
    """What is said for each response that the key knows, by the name the script gives it."""
    combined: tuple[tuple[str, Varied], ...] = ()
    """Feedback on the whole response: `right`, `partly`, `wrong`."""
    text: Varied | None = None
    """The text, where the type changes it."""
    general: Varied | None = None
    hints: tuple[Varied, ...] | None = None
    """The hints' texts, where the type changes them."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question as the page shows it, and its key."""

    id: str
    number: int | None
    points: float
    text: Varied
    words: str
    """The text without markup, shortened for reports."""
    control: Control
    feedback: tuple[tuple[str, Varied], ...]
    combined: tuple[tuple[str, Varied], ...]
    general: Varied
    key: Key
    penalty: float = 0.0
    """Share of the points that each wrong try costs."""
    hints: tuple[HintView, ...] = ()
    """One for each wrong try, in quizzes that allow several."""

    @property
    def is_marked(self) -> bool:
        return not isinstance(self.control, Notes | Nothing)


def fraction(percent: float) -> float:
    """The share as Moodle stores it, to seven decimals (`question_answers.fraction`)."""
    return round(percent / 100, 7)
