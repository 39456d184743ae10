"""Item-writing: questions and training activities that teach and measure fairly."""

from collections.abc import Iterator

from coursepack.checks.item_writing import balance, feedback, guessing, options, stems, training, typed
from coursepack.model import Course
from coursepack.problems import Finding


def check(course: Course) -> Iterator[Finding]:
    """What the item-writing checks find in single items; `balance` looks at the course as a whole."""
    for part in (stems, options, typed, feedback, guessing, training):
        yield from part.check(course)


__all__ = ["balance", "check"]
