"""Sections, activities and questions that came, went, moved, or are not as they were."""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from coursepack.comparing.differences import Difference, differences
from coursepack.comparing.items import Item, course_item
from coursepack.comparing.meaning import Digest
from coursepack.comparing.pairs import Pair, Pairs, paired
from coursepack.model import Course

_BANK = "bank"
"""A bank has no order: its questions are drawn."""
What = Literal["added", "removed", "renamed", "moved", "changed"]


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
    """The place it was in: another one, or the same where only its neighbours are others."""
    was_in: str = ""
    """Title of the section, quiz or bank that it came from."""
    fields: tuple[Difference, ...] = ()
    within: tuple[str, ...] = ()
    """Titles of the section, and of the quiz or bank, that it stands in."""
    said: str = ""
    """What a question asks, in words."""


def compare(before: Comparable, after: Comparable, language: str) -> tuple[Change, ...]:
    """Every change from one course to the other, in the order of the new one; what was taken away comes last.

    Texts are compared in `language` where both have it, else in the first that both have; in the first of each
    where they have none in common.
    """
    common = [item for item in after.course.languages if item in before.course.languages]
    spoken = [language] if language in common else common
    old, new = (
        course_item(side.course, side.digest, (spoken or side.course.languages)[0])
        for side in (before, after)
    )
    return tuple(_Comparison(paired(old, new)).of(new))


@dataclass(frozen=True, slots=True)
class _Comparison:
    pairs: Pairs

    def of(self, item: Item) -> Iterator[Change]:
        """How a thing of both courses is another now, and what is in it."""
        was = self.pairs.was(item)
        assert was is not None
        fields = tuple(differences(_with_new_places(was.data, self.pairs.places), item.data))
        if fields:
            yield _change("changed", item, fields=fields)
        yield from self._inside(was, item)

    def _inside(self, old: Item | None, new: Item) -> Iterator[Change]:
        stayed = {id(item) for item in old.inside} if old is not None else set()
        moved = self._moved(old, new) if old is not None and new.kind != _BANK else set()
        for item in new.inside:
            was = self.pairs.was(item)
            if was is None:
                if old is not None:
                    yield _change("added", item)
                yield from self._inside(None, item)
                continue
            if id(was) not in stayed:
                yield _change("moved", item, was.place, was_in=was.within[-1])
            elif was.id != item.id:
                yield _change("renamed", item, was.place)
            if id(was) in moved:
                yield _change("moved", item, item.place)
            yield from self.of(item)
        for item in old.inside if old is not None else ():
            if self.pairs.is_gone(item):
                yield _change("removed", item)

    def _moved(self, old: Item, new: Item) -> set[int]:
        """Things that stand in another place among the others; as few as can be."""
        order = {id(item): number for number, item in enumerate(old.inside)}
        found = [(was, item) for item in new.inside if (was := self.pairs.was(item)) and id(was) in order]
        return _out_of_order([order[id(was)] for was, _ in found], found)


def _out_of_order(numbers: Sequence[int], pairs: Sequence[Pair]) -> set[int]:
    kept = _longest_rising(numbers)
    return {id(was) for number, (was, _) in zip(numbers, pairs, strict=True) if number not in kept}


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """As many of the numbers, no two alike, as can be kept so that each is greater than the one before."""
    lowest_ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect.bisect_left(lowest_ends, number)
        before[number] = lowest_ends[length - 1] if length else None
        lowest_ends[length : length + 1] = [number]
    kept = set()
    last = lowest_ends[-1] if lowest_ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _change(
    what: What, item: Item, was: str = "", *, was_in: str = "", fields: tuple[Difference, ...] = ()
) -> Change:
    return Change(what, item.kind, item.place, item.title, was, was_in, fields, item.within, item.said)


def _with_new_places(value: Any, places: Mapping[str, str]) -> Any:
    """The data with references to activities as these are named now."""
    if not places:
        return value
    if isinstance(value, str):
        return places.get(value, value)
    if isinstance(value, Mapping):
        return {key: _with_new_places(item, places) for key, item in value.items()}
    if isinstance(value, list):
        found = [_with_new_places(item, places) for item in value]
        is_sorted = all(isinstance(item, str) for item in value) and value == sorted(value)
        return sorted(found) if is_sorted else found
    return value
