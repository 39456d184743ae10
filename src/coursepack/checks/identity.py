"""Ids are given once, and names fit Moodle's columns."""

from collections.abc import Iterable, Iterator

from coursepack.model import Course, Path, PlainText, question_idnumber
from coursepack.problems import Finding
from coursepack.problems.rules import source as rules

MAX_NAME = 255
MAX_FULLNAME = 254
MAX_IDNUMBER = 100
"""Characters in the columns of Moodle 4.5 (`lib/db/install.xml`); 5.1 has room for longer names."""


def check(course: Course) -> Iterator[Finding]:
    """Ids that stand twice, and names and ids that are too long."""
    yield from _twice((("sections", number), section.id) for number, section in enumerate(course.sections))
    for number, section in enumerate(course.sections):
        path: Path = ("sections", number)
        yield from _twice(((*path, "activities", i), item.id) for i, item in enumerate(section.activities))
        yield from _twice(
            ((*path, "objectives", i, "id"), item.id) for i, item in enumerate(section.objectives)
        )
    for path, section, quiz in course.question_sets():
        yield from _twice(((*path, "questions", i, "id"), item.id) for i, item in enumerate(quiz.questions))
        for index, question in enumerate(quiz.questions):
            idnumber = question_idnumber(section, quiz, question)
            if len(idnumber) > MAX_IDNUMBER:
                message = f"the idnumber “{idnumber}” has {len(idnumber)} characters, {MAX_IDNUMBER} fit"
                yield Finding(rules.NAME_TOO_LONG, (*path, "questions", index, "id"), message)
    for path, _, glossary in course.glossaries():
        yield from _twice(((*path, "entries", i, "id"), item.id) for i, item in enumerate(glossary.entries))
    yield from _names(course)


def _twice(ids: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, identifier in ids:
        if identifier in seen:
            yield Finding(rules.DUPLICATE_ID, path, f"the id “{identifier}” is used twice")
        seen.add(identifier)


def _names(course: Course) -> Iterator[Finding]:
    yield from _too_long(course.title, ("title",), MAX_FULLNAME)
    for number, section in enumerate(course.sections):
        yield from _too_long(section.title, ("sections", number, "title"), MAX_NAME)
    for path, _, activity in course.activities():
        yield from _too_long(activity.title, (*path, "title"), MAX_NAME)
    for path, _, question in course.questions():
        if question.name:
            yield from _too_long(question.name, (*path, "name"), MAX_NAME)


def _too_long(name: PlainText, path: Path, limit: int) -> Iterator[Finding]:
    for language, text in name.values.items():
        if len(text) > limit:
            message = f"the name has {len(text)} characters, {limit} fit"
            yield Finding(rules.NAME_TOO_LONG, path, message, language=language)
