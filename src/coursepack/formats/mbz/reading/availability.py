"""Restrictions from the JSON that Moodle keeps of them; the other way round from `mbz.availability`."""

import json
from dataclasses import dataclass
from typing import Any

from coursepack.formats.mbz.reading.references import References
from coursepack.formats.mbz.reading.scope import Data, Scope, moment
from coursepack.formats.mbz.reading.tree import Part, whole

_WORDS = {"&": "all", "|": "any", "!&": "not_all", "!|": "none"}
_STATES = {0: "not_completed", 1: "completed", 2: "passed", 3: "failed"}
_TESTS = {
    "isequalto": "is",
    "contains": "contains",
    "doesnotcontain": "does_not_contain",
    "startswith": "starts_with",
    "endswith": "ends_with",
}
_MINUTE = 60
_DEEPEST = 20


def restriction(scope: Scope, part: Part, name: str, references: References, section: str) -> Data | None:
    """The condition in a leaf; None where there is none."""
    written = part.text(name).strip()
    if not written:
        return None
    try:
        tree: Any = json.loads(written)
        return _Tree(scope, part, references, section).root(tree)
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        scope.note(part, f"a restriction cannot be read, and is left out: {error}")
        return None


@dataclass(frozen=True, slots=True)
class _Tree:
    scope: Scope
    part: Part
    references: References
    section: str

    def root(self, tree: Any) -> Data | None:
        operator = tree["op"]
        if operator in {"|", "!&"}:
            found = self.node(tree, 0)
            return found and {**found, **_otherwise(shown=tree.get("show", True))}
        shown = tree.get("showc") or [True] * len(tree["c"])
        conditions = [
            {**found, **_otherwise(shown=bool(is_shown))}
            for item, is_shown in zip(tree["c"], shown, strict=False)
            if (found := self.node(item, 0)) is not None
        ]
        if not conditions:
            return None
        if operator == "&" and len(conditions) == 1:
            return conditions[0]
        return {_WORDS[operator]: tuple(conditions)}

    def node(self, item: Any, depth: int) -> Data | None:
        if depth > _DEEPEST:
            raise ValueError("it is nested too deeply")
        if "op" in item and "type" not in item:
            inner = [found for child in item["c"] if (found := self.node(child, depth + 1)) is not None]
            return {_WORDS[item["op"]]: tuple(inner)} if inner else None
        found = self.leaf(item)
        if found is None:
            self.scope.note(self.part, f"a restriction of the kind “{item.get('type')}” is left out")
        return found

    def leaf(self, item: Any) -> Data | None:
        match item.get("type"):
            case "completion":
                reference = self.references.activity(int(item["cm"]), self.section)
                return None if reference is None else {_STATES[int(item["e"])]: reference}
            case "date":
                return _date(item["d"], int(item["t"]))
            case "grade":
                return self.grade(item)
            case "group":
                group = self.references.groups.get(int(item["id"])) if item.get("id") else "any"
                return None if group is None else {"group": group}
            case "grouping":
                grouping = self.references.groupings.get(whole(str(item.get("id", 0))))
                return None if grouping is None else {"grouping": grouping}
            case "profile":
                return _profile(item)
            case _:
                return None

    def grade(self, item: Any) -> Data | None:
        reference = self.references.grade(int(item["id"]), self.section)
        if reference is None:
            return None
        bounds = {"at_least": item.get("min"), "below": item.get("max")}
        given = {key: {"percent": float(value)} for key, value in bounds.items() if value is not None}
        return {"grade_of": reference, **(given or {"at_least": {"percent": 0.0}})}


def _otherwise(*, shown: bool) -> Data:
    return {} if shown else {"otherwise": "hidden"}


def _date(direction: str, seconds: int) -> Data | None:
    if direction == ">=":
        found = moment(seconds)
        return None if found is None else {"from": found}
    last = moment(
        seconds - 1
        if seconds % _MINUTE in {0, 1} and (seconds % 86_400 == 0 or seconds % _MINUTE)
        else seconds
    )
    return None if last is None else {"until": last}


def _profile(item: Any) -> Data | None:
    name = item.get("sf") or item.get("cf")
    operator = item.get("op")
    if operator in {"isempty", "isnotempty"}:
        return {"profile": name, "is_empty": operator == "isempty"}
    return {"profile": name, _TESTS[operator]: str(item.get("v", ""))} if operator in _TESTS else None
