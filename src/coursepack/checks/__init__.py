"""Rules that span a course: each check is a function from a course to what it finds."""

from collections.abc import Iterator

from coursepack.checks import identity, languages, questions, texts
from coursepack.checks.texts import Files
from coursepack.model import Course
from coursepack.problems import Finding


def check(course: Course, files: Files) -> Iterator[Finding]:
    """Everything that every check finds."""
    yield from identity.check(course)
    yield from languages.check(course)
    yield from texts.check(course, files)
    yield from questions.check(course)


__all__ = ["Files", "check"]
