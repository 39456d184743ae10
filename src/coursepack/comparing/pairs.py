"""Which thing of one course is which of another, wherever it stands now."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from coursepack.comparing.items import Item

_WORD = re.compile(r"\w+")
_ALIKE = 0.5
"""Share of the words of two things that both have, from which on they are the same thing elsewhere."""
_MOST_LOOKED_AT = 50
"""Things of one name that are looked at for one that stands elsewhere."""

Pair = tuple[Item, Item]


@dataclass(slots=True)
class Pairs:
    """The same things of an old and a new course."""

    _was: dict[int, Item] = field(default_factory=dict)
    _stays: set[int] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)
    """Where each activity stands now that stood elsewhere, by its old place."""

    def was(self, item: Item) -> Item | None:
        """What a thing of the new course was; None where it is new."""
        return self._was.get(id(item))

    def is_gone(self, item: Item) -> bool:
        """Whether a thing of the old course is nowhere in the new one."""
        return id(item) not in self._stays

    def add(self, one: Item, other: Item) -> None:
        """Note that a thing of the old course is this one of the new course."""
        self._was[id(other)] = one
        self._stays.add(id(one))
        if one.place != other.place and one.place.count("/") == 1:
            self.places[one.place] = other.place


def paired(old: Item, new: Item) -> Pairs:
    """Sections by their ids and titles; activities and questions also where they stand elsewhere now."""
    pairs = Pairs()
    pairs.add(old, new)
    before, after = [old], [new]
    for kind in ("section", "activity", "question"):
        for holder in after:
            was = pairs.was(holder)
            for one, other in _side_by_side(was.inside, holder.inside) if was is not None else ():
                pairs.add(one, other)
        before, after = _inside(before), _inside(after)
        left = [item for item in before if pairs.is_gone(item)]
        new_ones = [item for item in after if pairs.was(item) is None]
        if kind == "activity":
            _add_all(pairs, _alike(left, new_ones))
        elif kind == "question":
            _add_all(pairs, _asked_elsewhere(left, new_ones))
    return pairs


def _inside(items: Sequence[Item]) -> list[Item]:
    return [inner for item in items for inner in item.inside]


def _add_all(pairs: Pairs, found: Iterator[Pair]) -> None:
    for one, other in found:
        pairs.add(one, other)


def _side_by_side(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Things in the same thing: of the same id, else of the same kind and title."""
    by_id = {(item.kind, item.id): item for item in old}
    pairs = [(by_id[item.kind, item.id], item) for item in new if (item.kind, item.id) in by_id]
    yield from pairs
    used = {id(item) for pair in pairs for item in pair}
    by_title: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in old:
        if id(item) not in used:
            by_title[item.kind, item.title].append(item)
    for item in new:
        if id(item) not in used and by_title[item.kind, item.title]:
            yield by_title[item.kind, item.title].pop(0), item


def _alike(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Activities of the same name that say mostly the same."""
    named: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in old:
        for name in dict.fromkeys((item.id, item.title)):
            named[item.kind, name].append(item)
    used: set[int] = set()
    for item in new:
        same = [*named[item.kind, item.id], *named[item.kind, item.title]]
        free = [one for one in same if id(one) not in used][:_MOST_LOOKED_AT]
        if not free:
            continue
        words = _words(item)
        share, number = max((_share(_words(one), words), -number) for number, one in enumerate(free))
        if share >= _ALIKE:
            used.add(id(free[-number]))
            yield free[-number], item


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _words(item: Item) -> set[str]:
    """All words of a thing and of what is in it."""
    texts = (json.dumps(part.data, ensure_ascii=False, default=str) for part in (item, *item.inside))
    return {word for text in (item.title, *texts) for word in _WORD.findall(text)}


def _asked_elsewhere(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Questions of the same type and text."""
    left: dict[str, list[Item]] = defaultdict(list)
    for item in old:
        left[_question_text(item)].append(item)
    for item in new:
        if left[_question_text(item)]:
            yield left[_question_text(item)].pop(0), item


def _question_text(item: Item) -> str:
    asked: list[Any] = [item.data.get("type"), item.data.get("text")]
    return json.dumps(asked, ensure_ascii=False, sort_keys=True)
