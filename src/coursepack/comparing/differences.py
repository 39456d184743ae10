"""Where two pieces of plain data differ: items of lists are found again by their ids, else by what they say."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

_STEP = re.compile(r"(?:[^.\\]|\\.)+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LONGEST_ALIGNED = 1000
"""Items of a list that are looked for in another place; those of longer lists are compared by position."""
_NAMES = ("title", "term", "name", "text", "label", "question", "id")


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is another: its path in the names of the source, and what it was and is.

    None stands for nothing: the value was added or taken away. An item of a list is counted from 1 in the new list,
    one that was taken away in the old list. A dot or backslash within a step has a backslash before it.
    """

    field: str
    before: Any
    after: Any
    of: str = ""
    """What the item of a list that it is in is called, as an answer by its text; '' outside of lists."""


def differences(before: Any, after: Any, path: str = "", of: str = "") -> Iterator[Difference]:
    """Every value that is another, in the order of the new data; `path` and `of` are those of the whole."""
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys([*after, *before]):
            deeper = f"{path}.{_written(key)}" if path else _written(key)
            yield from differences(before.get(key), after.get(key), deeper, of)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _in_lists(before, after, path, of)
    else:
        yield Difference(path, before, after, of)


def steps_of(field: str) -> list[str]:
    """The steps of a difference's path, each as it is called."""
    return [_ESCAPED.sub(r"\1", step) for step in _STEP.findall(field)]


def _written(step: Any) -> str:
    return str(step).replace("\\", "\\\\").replace(".", "\\.")


def called(item: Any) -> str:
    """What a thing in a list is called: its title, else its text or the like, else its id; '' without."""
    if not isinstance(item, Mapping):
        return ""
    return next((item[name] for name in _NAMES if isinstance(item.get(name), str)), "")


def _in_lists(before: list[Any], after: list[Any], path: str, of: str) -> Iterator[Difference]:
    old, new = _by_id(before), _by_id(after)
    if old is not None and new is not None:
        for key in dict.fromkeys([*new, *old]):
            one, other = old.get(key), new.get(key)
            yield from differences(one, other, f"{path}.{_written(key)}", called(one) or called(other))
        if list(old) != list(new) and set(old) == set(new):
            yield Difference(f"{path} (order)", list(old), list(new), of)
        return
    for old_range, new_range in _other_ranges(before, after):
        for one, other in zip_longest(old_range, new_range):
            number = (other if other is not None else one) + 1
            was = before[one] if one is not None else None
            now = after[other] if other is not None else None
            yield from differences(was, now, f"{path}[{number}]", called(was) or called(now))


def _other_ranges(before: list[Any], after: list[Any]) -> Iterator[tuple[range, range]]:
    """Positions of what is another in both lists, next to each other."""
    if max(len(before), len(after)) > _LONGEST_ALIGNED:
        yield range(len(before)), range(len(after))
        return
    old, new = (
        [json.dumps(item, sort_keys=True, default=str) for item in items] for items in (before, after)
    )
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield range(start, end), range(new_start, new_end)


def _by_id(items: list[Any]) -> dict[str, Any] | None:
    """Things by their ids; None where not every one has an id of its own."""
    ids = [item.get("id") if isinstance(item, Mapping) else None for item in items]
    if None in ids or len(set(ids)) != len(ids):
        return None
    return {str(key): item for key, item in zip(ids, items, strict=True)}
