"""Electives: courses in the course, of which each learner chooses some."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from coursepack.model.moments import End
from coursepack.model.scalars import Identifier, Reference
from coursepack.model.text import Node, PlainText

if TYPE_CHECKING:
    from coursepack.model.activities import Activity
    from coursepack.model.course import Course, Located


class Elective(Node):
    """One elective: some activities of the course, opened by those who choose it."""

    id: Identifier
    title: PlainText
    section: Identifier = Field(description="Where its activities stand.")
    activities: tuple[Reference, ...] = Field(
        (),
        description="Its activities; without it, those of the section whose ids begin with the elective's id.",
    )


class Electives(Node):
    """What learners choose among.

    Each elective becomes an item that learners tick in the section `choose_in`, a restriction of its
    activities to those who ticked it, and a group for facilitators.
    """

    choose_in: Identifier = Field(description="The section at whose end the list of electives stands.")
    at_least: Annotated[int, Field(ge=1)] = 1
    choose_by: End | None = Field(None, description="When learners are expected to have chosen.")
    others: Literal["hidden", "shown"] = Field(
        "hidden", description="What learners see of electives that they have not chosen."
    )
    of: Annotated[tuple[Elective, ...], Field(min_length=1)]


def elective_activities(course: "Course", elective: Elective) -> "Iterator[Located[Activity]]":
    """The activities of an elective, in course order; references that fit nothing are left out."""
    section = course.find_section(elective.section)
    if elective.activities:
        named = [course.find(reference, section) for reference in elective.activities]
        found = {item.path for item in named if item is not None}
        yield from (item for item in course.activities() if item.path in found)
        return
    for item in course.activities_of(section) if section is not None else ():
        if _owner(course, elective, item.thing.id) is elective:
            yield item


def elective_with(course: "Course", found: "Located[Activity]") -> Elective | None:
    """The elective that an activity belongs to."""
    for elective in course.electives.of if course.electives else ():
        if elective.activities:
            if any(item.path == found.path for item in elective_activities(course, elective)):
                return elective
        elif elective.section in {found.section.id, found.section.folder}:
            owner = _owner(course, elective, found.thing.id)
            if owner is not None and not owner.activities:
                return owner
    return None


def _owner(course: "Course", elective: Elective, activity: str) -> Elective | None:
    """The elective of the same section whose id the activity's id begins with, the longest first."""
    electives = course.electives.of if course.electives else ()
    fitting = [
        item
        for item in electives
        if item.section == elective.section and (activity == item.id or activity.startswith(f"{item.id}-"))
    ]
    return max(fitting, key=lambda item: len(item.id), default=None)
