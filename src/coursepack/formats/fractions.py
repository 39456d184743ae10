"""Fractions as a question file gives them, and whether Moodle's importer takes them."""

from functools import lru_cache

from coursepack.model.fractions import is_moodle_fraction, nearest_moodle_fraction
from coursepack.problems import Rule
from coursepack.problems.rules import questions as question_rules
from coursepack.problems.rules import reading as rules

_ALMOST = 0.001
"""How far (in percentage points) a fraction may be off; `match_grade_options`, Moodle 4.5: 0.00001 of 1."""


@lru_cache(maxsize=1024)
def fraction(percent: float) -> tuple[float, Rule | None]:
    """The fraction that a file means, and the rule that keeps Moodle from importing it (None where it does)."""
    nearest = nearest_moodle_fraction(percent)
    if abs(nearest - percent) < _ALMOST and is_moodle_fraction(nearest):
        return nearest, None
    if is_moodle_fraction(percent):
        return nearest, rules.FRACTION_ROUNDED
    return percent, question_rules.FRACTION_UNKNOWN
