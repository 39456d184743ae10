"""Rules that span a course: each check is a function from a course to what it finds."""

from collections.abc import Iterator

from coursepack.checks import (
    abbreviations,
    access,
    agenda,
    columns,
    coverage,
    identity,
    item_writing,
    languages,
    prose,
    questions,
    references,
    running,
    terms,
    texts,
)
from coursepack.checks.acceptance import Sorted, sort_out
from coursepack.checks.asking import dead_addresses
from coursepack.checks.reading import Reading, read
from coursepack.checks.references import Ask
from coursepack.checks.texts import Files
from coursepack.model import Course
from coursepack.problems import Finding


def check(
    course: Course, files: Files, ask: Ask | None = None, *, is_whole: bool = True, multilang: bool = False
) -> Sorted:
    """Everything that every check finds, accepted findings apart.

    `ask` tells which web addresses are dead; without it no address is asked. `is_whole` is False where parts
    of the course could not be loaded: then nothing is said of what is missing or out of balance. With `multilang`,
    all languages must find room in one package.
    """
    found = list(_of_parts(course, files))
    if multilang:
        found.extend(columns.check(course))
    reading = read(course)
    found.extend(_of_texts(course, reading))
    if is_whole:
        found.extend((*item_writing.balance.check(course), *coverage.check(course, reading)))
    if ask is not None:
        found.extend(references.dead(course, reading, ask))
    return sort_out(course, found, may_be_unused=is_whole, all_asked=ask is not None)


def _of_parts(course: Course, files: Files) -> Iterator[Finding]:
    yield from identity.check(course)
    yield from languages.check(course)
    yield from texts.check(course, files)
    yield from questions.check(course)
    yield from item_writing.check(course)
    yield from running.check(course, files)
    yield from agenda.check(course)


def _of_texts(course: Course, reading: Reading) -> Iterator[Finding]:
    yield from prose.check(reading)
    yield from abbreviations.check(course, reading)
    yield from access.check(reading)
    yield from terms.check(course, reading)
    yield from references.check(course, reading)


__all__ = ["Ask", "Files", "Sorted", "check", "dead_addresses"]
