"""The answer fractions that Moodle accepts.

Source: `question/engine/bank.php`, `get_fraction_options_full` in Moodle 4.5 and 5.1; its importers skip
a question with any other fraction.
"""

from functools import lru_cache

_WHOLES = (100.0, 90.0, 80.0, 75.0, 70.0, 60.0, 50.0, 40.0, 30.0, 25.0, 20.0, 10.0, 5.0, 0.0)
_SHARES = (500 / 6, 200 / 3, 100 / 3, 100 / 6, 100 / 7, 100 / 8, 100 / 9)

MOODLE_FRACTIONS: tuple[float, ...] = tuple(
    sorted({round(sign * value, 5) for sign in (1, -1) for value in (*_WHOLES, *_SHARES)} - {-0.0} | {0.0})
)
"""All of Moodle's fractions in percent, to five decimals, ascending."""

_WRITTEN_SHORT = 0.1
"""How far (in percentage points) an author's rounding may be off: 33.3 for 33.33333."""


@lru_cache(maxsize=1024)
def nearest_moodle_fraction(percent: float) -> float:
    """The Moodle fraction that an author means by `percent`; `percent` itself where none is within 0.1."""
    nearest = min(MOODLE_FRACTIONS, key=lambda fraction: abs(fraction - percent))
    return nearest if abs(nearest - percent) <= _WRITTEN_SHORT else percent


def is_moodle_fraction(percent: float) -> bool:
    """Whether Moodle's importers accept the fraction (after an author's rounding)."""
    return nearest_moodle_fraction(percent) in MOODLE_FRACTIONS


def share(count: int) -> float:
    """What each of `count` equal parts of 100 % is: 33.33333 for 3."""
    return round(100 / count, 5)
