"""module.xml: what every course module has, whatever its kind.

Elements and their order are those of `backup_module_structure_step` in `backup/moodle2/backup_stepslib.php`,
Moodle 4.5; 5.1 adds settings for AI tools, which have defaults.
"""

from coursepack.formats.mbz.availability import availability
from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import Value, document, leaves, node, nodes
from coursepack.formats.mbz.gradebook import GradebookPlan
from coursepack.formats.mbz.issued import rule_of
from coursepack.formats.mbz.plan import Module, PlannedSection
from coursepack.model import Completion, Forum, Label, QuestionBank

_GROUP_MODE = {"none": 0, "separate": 1, "visible": 2}
_NONE, _MANUAL, _AUTOMATIC = 0, 1, 2


def module_xml(backup: Backup, gradebook: GradebookPlan, section: PlannedSection, module: Module) -> bytes:
    """module.xml of an activity."""
    activity = module.activity
    visible = not activity.hidden and not isinstance(activity, QuestionBank)
    mode = activity.group_mode or backup.course.group_mode
    grouping = backup.plan.groupings[activity.grouping] if activity.grouping else 0
    return document(
        node(
            "module",
            leaves(
                {
                    "modulename": module.modulename,
                    "sectionid": section.sectionid,
                    "sectionnumber": section.number,
                    "idnumber": module.idnumber[:100],
                    "added": backup.time,
                    "score": 0,
                    "indent": 0,
                    "visible": visible,
                    "visibleoncoursepage": not isinstance(activity, QuestionBank),
                    "visibleold": visible,
                    "groupmode": _GROUP_MODE[mode],
                    "groupingid": grouping,
                    **_completion(backup, module),
                    "availability": availability(backup, gradebook, activity.available_when, module.section),
                    "showdescription": isinstance(activity, Label) or activity.show_intro,
                    "downloadcontent": 1,
                    "lang": "",
                }
            ),
            nodes("tags", (_tag(backup, tag) for tag in activity.tags)),
            id=module.moduleid,
            version=backup.target.moodle_version,
        )
    )


def _completion(backup: Backup, module: Module) -> dict[str, Value]:
    rule = rule_of(module.activity)
    by_grade = rule.graded or _by_pass(rule)
    item = 1 if isinstance(module.activity, Forum) else 0
    return {
        "completion": _tracking(rule),
        "completiongradeitemnumber": item if by_grade else None,
        "completionpassgrade": _by_pass(rule),
        "completionview": rule.viewed,
        "completionexpected": backup.instant(rule.by),
    }


def _by_pass(rule: Completion) -> bool:
    return rule.passed or rule.passed_or_out_of_attempts


def _tracking(rule: Completion) -> int:
    if rule.never:
        return _NONE
    return _MANUAL if rule.manually else _AUTOMATIC


def _tag(backup: Backup, tag: str) -> str:
    return node("tag", leaves({"name": tag.lower(), "rawname": tag}), id=backup.ids.new("tag"))
