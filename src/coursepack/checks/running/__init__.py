"""How the course is run: restrictions, completion, grades, dates, random questions."""

from collections.abc import Iterator

from coursepack.checks.running import awards, completion, dates, draws, gradebook, names, restrictions, scheme
from coursepack.checks.texts import Files
from coursepack.model import Course
from coursepack.problems import Finding


def check(course: Course, files: Files) -> Iterator[Finding]:
    """Everything that is wrong with how the course is run."""
    unknown = list(names.check(course))
    yield from unknown
    yield from completion.check(course)
    yield from dates.check(course)
    yield from gradebook.check(course)
    yield from scheme.check(course)
    yield from awards.check(course, files)
    if not unknown:
        yield from draws.check(course)
        yield from restrictions.check(course)
