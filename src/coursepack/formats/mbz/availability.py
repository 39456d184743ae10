"""Restrictions as the JSON that Moodle keeps of them.

Shape: `availability/classes/tree.php` and `availability/condition/*/classes/condition.php`, Moodle 4.5. At the
root, `&` and `!|` say for each condition whether it is shown (`showc`), `|` and `!&` for all together (`show`).
"""

import json
from typing import Any, assert_never

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.gradebook import GradebookPlan
from coursepack.model import (
    Activity,
    AllOf,
    AnyOf,
    Completed,
    Condition,
    Failed,
    From,
    GradeBetween,
    InGroup,
    InGrouping,
    NoneOf,
    NotAll,
    NotCompleted,
    Passed,
    Profile,
    Section,
    SectionCompleted,
    Until,
)
from coursepack.model.tracking import counting

_INCOMPLETE, _COMPLETE, _PASS, _FAIL = 0, 1, 2, 3
_STANDARD_FIELDS = frozenset(
    {"firstname", "lastname", "email", "city", "country", "idnumber", "institution", "department"}
    | {"phone1", "phone2", "address"}
)
"""Fields that every Moodle profile has, and that a condition may ask for."""

Json = dict[str, Any]


def availability(
    backup: Backup, gradebook: GradebookPlan, condition: Condition | None, section: Section
) -> str | None:
    """The restriction as Moodle keeps it; None where there is none."""
    if condition is None:
        return None
    tree = _Reader(backup, gradebook, section).root(condition)
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


class _Reader:
    """Reads conditions that stand in one section."""

    def __init__(self, backup: Backup, gradebook: GradebookPlan, section: Section) -> None:
        self.backup = backup
        self.gradebook = gradebook
        self.section = section

    def root(self, condition: Condition) -> Json:
        match condition:
            case AllOf():
                return self._shown_each("&", condition.all)
            case NoneOf():
                return self._shown_each("!|", condition.none)
            case AnyOf() | NotAll():
                return {**self.node(condition), "show": condition.otherwise == "shown"}
            case _:
                return self._shown_each("&", (condition,))

    def _shown_each(self, operator: str, conditions: tuple[Condition, ...]) -> Json:
        return {
            "op": operator,
            "c": [self.node(item) for item in conditions],
            "showc": [item.otherwise == "shown" for item in conditions],
        }

    def node(self, condition: Condition) -> Json:
        match condition:
            case AllOf():
                return {"op": "&", "c": [self.node(item) for item in condition.all]}
            case AnyOf():
                return {"op": "|", "c": [self.node(item) for item in condition.any]}
            case NotAll():
                return {"op": "!&", "c": [self.node(item) for item in condition.not_all]}
            case NoneOf():
                return {"op": "!|", "c": [self.node(item) for item in condition.none]}
            case Completed():
                return self._completion(condition.completed, _COMPLETE)
            case NotCompleted():
                return self._completion(condition.not_completed, _INCOMPLETE)
            case Passed():
                return self._completion(condition.passed, _PASS)
            case Failed():
                return self._completion(condition.failed, _FAIL)
            case SectionCompleted():
                return self._section(condition.section_completed)
            case From():
                return {"type": "date", "d": ">=", "t": self.backup.instant(condition.from_)}
            case Until():
                return {"type": "date", "d": "<", "t": self.backup.instant(condition.until) + 1}
            case GradeBetween():
                return self._grade(condition)
            case InGroup():
                return self._group(condition)
            case InGrouping():
                return {"type": "grouping", "id": self.backup.plan.groupings[condition.grouping]}
            case Profile():
                return _profile(condition)
            case _:
                assert_never(condition)

    def _completion(self, reference: str, state: int) -> Json:
        found = self.backup.course.find(reference, self.section)
        assert found is not None
        return self._state(found.section, found.thing, state)

    def _state(self, section: Section, activity: Activity, state: int) -> Json:
        module = self.backup.plan.module(section, activity)
        assert module is not None
        return {"type": "completion", "cm": module.moduleid, "e": state}

    def _section(self, reference: str) -> Json:
        section = self.backup.course.find_section(reference)
        assert section is not None
        counted = [self._state(section, activity, _COMPLETE) for activity in counting(section)]
        return {"op": "&", "c": counted}

    def _grade(self, condition: GradeBetween) -> Json:
        item = self.gradebook.item(condition.grade_of, self.section)
        written: Json = {"type": "grade", "id": item.number}
        if condition.at_least is not None:
            written["min"] = _short(condition.at_least.percent_of(item.maximum))
        if condition.below is not None:
            written["max"] = _short(condition.below.percent_of(item.maximum))
        return written

    def _group(self, condition: InGroup) -> Json:
        if condition.group == "any":
            return {"type": "group"}
        return {"type": "group", "id": self.backup.plan.groups[condition.group]}


def _short(percent: float) -> int | float:
    """A JSON number: a text would end the whole restore."""
    return int(percent) if percent == int(percent) else percent


def _profile(condition: Profile) -> Json:
    field = "sf" if condition.profile in _STANDARD_FIELDS else "cf"
    written: Json = {"type": "profile", field: condition.profile}
    if condition.is_empty is not None:
        return {**written, "op": "isempty" if condition.is_empty else "isnotempty"}
    tests = (
        ("isequalto", condition.is_),
        ("contains", condition.contains),
        ("doesnotcontain", condition.does_not_contain),
        ("startswith", condition.starts_with),
        ("endswith", condition.ends_with),
    )
    operator, value = next((operator, value) for operator, value in tests if value is not None)
    return {**written, "op": operator, "v": value}
