"""Where two pieces of plain data differ: lists of things with an id by their ids, others by position."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is another: its path in the names of the source, and what it was and is.

    None stands for nothing: the value was added or taken away.
    """

    field: str
    before: Any
    after: Any


def differences(before: Any, after: Any, path: str = "") -> Iterator[Difference]:
    """Every value that is another, in the order of the new data."""
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys([*after, *before]):
            yield from differences(before.get(key), after.get(key), f"{path}.{key}" if path else str(key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _in_lists(before, after, path)
    else:
        yield Difference(path, before, after)


def _in_lists(before: list[Any], after: list[Any], path: str) -> Iterator[Difference]:
    old, new = _by_id(before), _by_id(after)
    if old is not None and new is not None:
        yield from differences(old, new, path)
        if list(old) != list(new) and set(old) == set(new):
            yield Difference(f"{path} (order)", list(old), list(new))
        return
    for number in range(max(len(before), len(after))):
        one = before[number] if number < len(before) else None
        other = after[number] if number < len(after) else None
        yield from differences(one, other, f"{path}[{number + 1}]")


def _by_id(items: list[Any]) -> dict[str, Any] | None:
    """Things by their ids; None where not every one has an id of its own."""
    ids = [item.get("id") if isinstance(item, Mapping) else None for item in items]
    if None in ids or len(set(ids)) != len(ids):
        return None
    return {str(key): item for key, item in zip(ids, items, strict=True)}
