"""Changing a course that is already read: activities replaced, added and restricted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from coursepack.model import (
    Activity,
    AllOf,
    Condition,
    Course,
    Page,
    PlainText,
    RichText,
    Section,
    elective_activities,
)
from coursepack.model.tracking import counting

Thing = TypeVar("Thing", Section, Page)


@dataclass(slots=True)
class StandIns:
    """Items under `activities` that stand for a page made of the whole course."""

    pages: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Folder of the section and id of the page, to what it stands for: a kind and a name."""
    own_texts: set[tuple[str, str]] = field(default_factory=set)
    """Those whose text the author has written."""

    def of(self, kind: str, name: str) -> tuple[str, str] | None:
        """Where the first item of this kind and name stands."""
        return next((where for where, what in self.pages.items() if what == (kind, name)), None)


def changed(thing: Thing, **values: Any) -> Thing:
    """The same thing with other values."""
    return thing.model_copy(update=values)


def with_activity(course: Course, folder: str, activity: Activity) -> Course:
    """The course with the activity in place of the one with its id in that section, else at its end."""

    def put(section: Section) -> Section:
        if section.folder != folder:
            return section
        kept = [activity if item.id == activity.id else item for item in section.activities]
        if all(item.id != activity.id for item in section.activities):
            kept.append(activity)
        return changed(section, activities=tuple(kept))

    return course.model_copy(update={"sections": tuple(put(section) for section in course.sections)})


def both(first: Condition | None, second: Condition) -> Condition:
    """A restriction that asks for the one and the other."""
    if first is None:
        return second
    more = first.all if isinstance(first, AllOf) else (first,)
    return AllOf(all=(*more, second))


def counted_before(course: Course, stand_ins: StandIns) -> Course:
    """The course in which what counts for completing a section is said, electives left out.

    What is added afterwards, and what only some learners choose, is not needed to complete the course.
    """
    electives = course.electives.of if course.electives else ()
    chosen = {
        (item.section.id, item.thing.id)
        for elective in electives
        for item in elective_activities(course, elective)
    }

    def counted(section: Section) -> Section:
        if section.complete_when is not None:
            return section
        names = (
            item.id
            for item in counting(section)
            if (section.id, item.id) not in chosen and (section.folder, item.id) not in stand_ins.pages
        )
        return changed(section, complete_when=tuple(names))

    return course.model_copy(update={"sections": tuple(counted(section) for section in course.sections)})


def plain(texts: Mapping[str, str]) -> PlainText:
    """A name from its languages."""
    return PlainText.model_construct(values=dict(texts))


def rich(texts: Mapping[str, str], text_format: Any = "markdown") -> RichText:
    """A text from its languages."""
    return RichText.of(texts, text_format=text_format)
