"""Sections, activities and questions that came, went, moved, or are not as they were."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from coursepack.comparing.activities import of_activity
from coursepack.comparing.courses import gradebook_of, whole_course
from coursepack.comparing.differences import Difference, differences
from coursepack.comparing.meaning import Digest, Meaning
from coursepack.formats.mbz.expand import activities_of
from coursepack.model import Activity, Course, Question, QuestionBank, Quiz, Section

_BANK = QuestionBank.__name__.lower()
"""A bank has no order: its questions are drawn."""
What = Literal["added", "removed", "renamed", "moved", "changed"]
_OF_COURSE = frozenset(
    {"sections", "terms", "released", "version", "languages", "time_zone", "publisher", "authors", "license"}
    | {"keywords", "short_name", "idnumber", "grading", "badges", "calendar", "complete_when", "agenda"}
)
"""What Moodle has no place for, and what is looked at by itself."""
_OF_SECTION = frozenset(
    {"id", "folder", "activities", "objectives", "key_points", "resources", "complete_when"}
)


@dataclass(frozen=True, slots=True)
class Comparable:
    """A course, and what stands for the content of each of its files."""

    course: Course
    digest: Digest


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was."""

    what: What
    kind: str
    """`course`, `section`, `question`, or the kind of the activity."""
    place: str
    """`section`, `section/activity` or `section/activity/question`; '' for the course."""
    title: str
    was: str = ""
    """The place it was in, or the title it had."""
    fields: tuple[Difference, ...] = ()


@dataclass(slots=True)
class _Item:
    """A thing with what it means, and the things in it."""

    id: str
    kind: str
    title: str
    data: Mapping[str, Any]
    inside: list["_Item"] = field(default_factory=list)


def compare(before: Comparable, after: Comparable) -> tuple[Change, ...]:
    """Every change from one course to the other, in the order of the new one; what was taken away comes last.

    Texts are compared in the languages that both have; in the first of each where they have none in common.
    """
    common = tuple(item for item in after.course.languages if item in before.course.languages)
    old = _course(before, common or before.course.languages[:1])
    new = _course(after, common or after.course.languages[:1])
    fields = tuple(differences(old.data, new.data))
    found = [Change("changed", "course", "", new.title, "", fields)] if fields else []
    return (*found, *_below(old, new, ""))


def _course(comparable: Comparable, languages: tuple[str, ...]) -> _Item:
    course = comparable.course
    meaning = Meaning(course, languages, comparable.digest, gradebook_of(course, languages))
    sections = [_section(meaning, section, languages) for section in course.sections]
    data = {**meaning.fields(course, without=_OF_COURSE), **whole_course(meaning)}
    return _Item(course.id, "course", course.title.get(languages[0]), data, sections)


def _section(meaning: Meaning, section: Section, languages: tuple[str, ...]) -> _Item:
    data = meaning.fields(section, without=_OF_SECTION | {"available_when"})
    restriction = meaning.condition(section.available_when, section)
    if restriction:
        data["available_when"] = restriction
    shown = sorted(activities_of(section, languages), key=lambda item: isinstance(item, QuestionBank))
    activities = [_activity(meaning, section, item) for item in shown]
    return _Item(section.id, "section", section.title.get(languages[0]), data, activities)


def _activity(meaning: Meaning, section: Section, activity: Activity) -> _Item:
    kind = type(activity).__name__.lower()
    questions = []
    if isinstance(activity, Quiz | QuestionBank):
        questions = [_question(meaning, question) for question in activity.questions]
    title = activity.title.get(meaning.languages[0])
    return _Item(activity.id.casefold(), kind, title, of_activity(meaning, section, activity), questions)


def _question(meaning: Meaning, question: Question) -> _Item:
    title = question.name.get(meaning.languages[0]) if question.name else question.id
    return _Item(question.id, "question", title, {**meaning.question(question), "type": question.type})


def _below(old: _Item, new: _Item, place: str) -> Iterator[Change]:
    """What changed among the things in a thing, and in them."""
    pairs = _paired(old.inside, new.inside)
    gone = [item for item in old.inside if id(item) not in {id(one) for one, _ in pairs}]
    partners = {id(other): one for one, other in pairs}
    moved = _moved([one for one, _ in _in_old_order(old, pairs)], [one for one, _ in pairs])
    for item in new.inside:
        here = f"{place}/{item.id}" if place else item.id
        one = partners.get(id(item))
        if one is None:
            yield Change("added", item.kind, here, item.title)
            continue
        if one.id != item.id:
            was = f"{place}/{one.id}" if place else one.id
            yield Change("renamed", item.kind, here, item.title, was)
        if id(one) in moved and new.kind != _BANK:
            yield Change("moved", item.kind, here, item.title, here)
        fields = tuple(differences(one.data, item.data))
        if fields:
            yield Change("changed", item.kind, here, item.title, "", fields)
        yield from _below(one, item, here)
    for item in gone:
        yield Change("removed", item.kind, f"{place}/{item.id}" if place else item.id, item.title)


def _paired(old: list[_Item], new: list[_Item]) -> list[tuple[_Item, _Item]]:
    """Things that are the same one: of the same id, else of the same kind and title; in the new order."""
    by_id = {(item.kind, item.id): item for item in old}
    used: set[int] = set()
    found: dict[int, _Item] = {}
    for item in new:
        one = by_id.get((item.kind, item.id))
        if one is not None:
            found[id(item)] = one
            used.add(id(one))
    for item in new:
        if id(item) not in found:
            same = (
                one for one in old if id(one) not in used and (one.kind, one.title) == (item.kind, item.title)
            )
            one = next(same, None)
            if one is not None:
                found[id(item)] = one
                used.add(id(one))
    return [(found[id(item)], item) for item in new if id(item) in found]


def _in_old_order(old: _Item, pairs: list[tuple[_Item, _Item]]) -> list[tuple[_Item, _Item]]:
    places = {id(item): number for number, item in enumerate(old.inside)}
    return sorted(pairs, key=lambda pair: places[id(pair[0])])


def _moved(before: list[_Item], after: list[_Item]) -> set[int]:
    """Things that stand in another place among the others; as few as can be."""
    old, new = [id(item) for item in before], [id(item) for item in after]
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    kept = {key for block in blocks for key in new[block.b : block.b + block.size]}
    return set(new) - kept
