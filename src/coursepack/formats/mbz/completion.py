"""completion.xml: when the course is complete.

Elements and their order are those of `backup_course_completion_structure_step` in
`backup/moodle2/backup_stepslib.php`, Moodle 4.5.
"""

from collections.abc import Iterator

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import Value, decimal, document, leaves, node, nodes
from coursepack.formats.mbz.issued import rule_of
from coursepack.formats.mbz.plan import Module
from coursepack.model import Section
from coursepack.model.tracking import counting

_SELF, _DATE, _ACTIVITY, _DURATION, _GRADE = 1, 2, 4, 5, 6
_ALL, _ANY = 1, 2
"""`COMPLETION_CRITERIA_TYPE_…` and `COMPLETION_AGGREGATION_…` of Moodle."""


def completion_xml(backup: Backup) -> bytes:
    """completion.xml; empty of rules where completing the course is not tracked."""
    criteria = tuple(_criteria(backup))
    return document(
        nodes(
            "course_completion",
            (*(_criterion(backup, kind, values) for kind, values in criteria), *_methods(backup, criteria)),
        )
    )


Criterion = tuple[int, dict[str, Value]]


def counted_modules(backup: Backup) -> tuple[Module, ...]:
    """Modules that count for completing the course: those named, else what counts in each section."""
    rule = backup.course.complete_when
    if rule.activities is not None:
        found = [backup.course.find(reference, None) for reference in rule.activities]
        modules = [backup.plan.module(item.section, item.thing) for item in found if item]
    else:
        modules = [
            backup.plan.module(planned.section, activity)
            for planned in backup.plan.sections
            if planned.section and _is_wanted(backup, planned.section)
            for activity in counting(planned.section)
        ]
    return tuple(module for module in modules if module and rule_of(module.activity).is_tracked)


def _is_wanted(backup: Backup, section: Section) -> bool:
    sections = backup.course.complete_when.sections
    return sections is None or any(backup.course.find_section(name) is section for name in sections)


def _criteria(backup: Backup) -> Iterator[Criterion]:
    rule = backup.course.complete_when
    if rule.never:
        return
    if rule.self_declared:
        yield _SELF, {}
    if rule.on:
        yield _DATE, {"timeend": backup.instant(rule.on)}
    for module in counted_modules(backup):
        yield _ACTIVITY, {"module": module.modulename, "moduleinstance": module.moduleid}
    if rule.enrolled_for:
        yield _DURATION, {"enrolperiod": rule.enrolled_for}
    if rule.grade is not None:
        yield _GRADE, {"gradepass": decimal(rule.grade, 5)}


def _criterion(backup: Backup, kind: int, values: dict[str, Value]) -> str:
    columns: dict[str, Value] = {
        "module": None,
        "moduleinstance": None,
        "courseinstanceshortname": None,
        "enrolperiod": None,
        "timeend": None,
        "gradepass": None,
        "role": None,
        "roleshortname": None,
    }
    return node(
        "course_completion_criteria",
        leaves({"course": backup.plan.courseid, "criteriatype": kind, **columns, **values}),
        node("course_completion_crit_completions"),
        id=backup.ids.new("course_completion_criteria"),
    )


def _methods(backup: Backup, criteria: tuple[Criterion, ...]) -> Iterator[str]:
    """How criteria go together: over all, and among those on activities."""
    rule = backup.course.complete_when
    kinds = {kind for kind, _ in criteria}
    if not kinds:
        return
    yield _method(backup, None, _ANY if rule.one_is_enough else _ALL)
    if _ACTIVITY in kinds:
        yield _method(backup, _ACTIVITY, _ANY if rule.one_activity_is_enough else _ALL)


def _method(backup: Backup, kind: int | None, method: int) -> str:
    return node(
        "course_completion_aggr_methd",
        leaves({"course": backup.plan.courseid, "criteriatype": kind, "method": method, "value": None}),
        id=backup.ids.new("course_completion_aggr_methd"),
    )
