"""Two reports of the oracle compared, item by item: things by their names, not by their numbers or places."""

import re
from collections.abc import Iterator
from typing import Any

_NUMBERS = frozenset(
    {"cmid", "id", "instanceid", "courseid", "contextid", "categoryid", "seconds", "file", "timemodified"}
    | {"timecreated", "restore", "stamp", "questionid", "entryid", "sectionid", "url", "sequence", "oracle"}
    | {"trueanswer", "falseanswer", "shortname", "fullname", "revision", "sha1hash", "messages", "memory"}
)
_LONGEST = 90
"""Characters of a value that a difference shows."""
_LINK = re.compile(r"@@PLUGINFILE@@/[^\"]*/")


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Where two reports differ and how: `activities[quiz Quiz].instance.grade: 10 -> 20`, `groups[Coast] -`.

    Numbers that a site gives and places in lists do not count.
    """
    if one == other:
        return
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys([*one, *other]):
            if key not in _NUMBERS:
                yield from differences(one.get(key), other.get(key), f"{path}.{key}".lstrip("."))
    elif isinstance(one, list) and isinstance(other, list):
        yield from _in_lists(one, other, path)
    elif _shown(one) != _shown(other):
        yield f"{path}: {_cut(one)} -> {_cut(other)}"


def _cut(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _in_lists(one: list[Any], other: list[Any], path: str) -> Iterator[str]:
    old, new = _named(one), _named(other)
    if old is None or new is None:
        old, new = ({str(place): item for place, item in enumerate(items)} for items in (one, other))
    for name in dict.fromkeys([*old, *new]):
        if (name in old) != (name in new):
            yield f"{path}[{name}] {'-' if name in old else '+'}"
        else:
            yield from differences(old[name], new[name], f"{path}[{name}]")


def _named(items: list[Any]) -> dict[str, Any] | None:
    """Things by kind and name; the second of one name is told apart."""
    found: dict[str, Any] = {}
    for item in items:
        if not isinstance(item, dict) or not item.get("name"):
            return None
        name = f"{item.get('modname', item.get('qtype', ''))} {item['name']}".strip()
        while name in found:
            name += "'"
        found[name] = item
    return found


def _shown(value: Any) -> Any:
    """A text without the paragraph around it, and files without their folders."""
    if not isinstance(value, str):
        return value or None
    text = _LINK.sub("@@PLUGINFILE@@/", value).strip()
    whole = text.startswith("<p>") and text.endswith("</p>") and text.count("<p") == 1
    return (text[3:-4] if whole else text) or None
