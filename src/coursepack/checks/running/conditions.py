"""Walking restrictions: every condition that asks for something, with its path."""

from collections.abc import Iterator

from coursepack.model import (
    AllOf,
    AnyOf,
    Condition,
    Course,
    NoneOf,
    NotAll,
    Path,
    Section,
)


def restrictions(course: Course) -> Iterator[tuple[Path, Section, Condition]]:
    """Every restriction of the course: of sections and of activities."""
    for number, section in enumerate(course.sections):
        if section.available_when is not None:
            yield ("sections", number, "available_when"), section, section.available_when
    for path, section, activity in course.activities():
        if activity.available_when is not None:
            yield (*path, "available_when"), section, activity.available_when


def parts(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    """The conditions in a condition that are not made of others, each with its path."""
    match condition:
        case AllOf():
            inner, word = condition.all, "all"
        case AnyOf():
            inner, word = condition.any, "any"
        case NotAll():
            inner, word = condition.not_all, "not_all"
        case NoneOf():
            inner, word = condition.none, "none"
        case _:
            yield path, condition
            return
    for index, item in enumerate(inner):
        yield from parts(item, (*path, word, index))
