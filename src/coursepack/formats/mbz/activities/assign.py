"""Assignments.

Elements and their order are those of `mod/assign/backup/moodle2/backup_assign_stepslib.php`, Moodle 4.5; 5.1
adds `gradepenalty`, which has a default.
"""

from collections.abc import Iterator

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import Value, leaf, leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.model import Assignment
from coursepack.model.tracking import completion_of

_REOPENED = {"manually": "manual", "until passed": "untilpass", "always": "automatic"}


def assign(backup: Backup, module: Module, activity: Assignment) -> str:
    """The element `assign`."""
    attachments = Area(module.contextid, "mod_assign", "introattachment")
    for file in activity.files:
        backup.files.add_course_file(attachments, file.course_path)
    return node(
        "assign",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "alwaysshowdescription": 1,
                "submissiondrafts": activity.draft_first,
                "sendnotifications": 0,
                "sendlatenotifications": 0,
                "sendstudentnotifications": 1,
                "duedate": backup.instant(activity.due),
                "cutoffdate": backup.instant(activity.cut_off),
                "gradingduedate": backup.instant(activity.grade_by),
                "allowsubmissionsfromdate": backup.instant(activity.opens),
                "grade": round(activity.grade),
                "timemodified": backup.time,
                "completionsubmit": completion_of(activity).submitted,
                "requiresubmissionstatement": activity.statement,
                **_team(backup, activity),
                "blindmarking": activity.anonymous,
                "hidegrader": 0,
                "revealidentities": 0,
                "attemptreopenmethod": _REOPENED[activity.reopened] if activity.attempts != 1 else "none",
                "maxattempts": activity.attempts,
                "markingworkflow": activity.workflow,
                "markingallocation": 0,
                "markinganonymous": 0,
                "preventsubmissionnotingroup": activity.team.needs_group if activity.team else 0,
            }
        ),
        backup.rich(
            "activity", activity.instructions, Area(module.contextid, "mod_assign", "activityattachment")
        ),
        leaves({"timelimit": activity.time_limit or 0, "submissionattachments": 0}),
        node("userflags"),
        node("submissions"),
        node("grades"),
        nodes("plugin_configs", _configs(backup, activity)),
        node("overrides"),
        id=module.instanceid,
    )


def _team(backup: Backup, activity: Assignment) -> dict[str, Value]:
    team = activity.team
    grouping = backup.plan.groupings.get(team.grouping, 0) if team and team.grouping else 0
    return {
        "teamsubmission": team is not None,
        "requireallteammemberssubmit": team.each_submits if team else 0,
        "teamsubmissiongroupingid": grouping,
    }


def _configs(backup: Backup, activity: Assignment) -> Iterator[str]:
    """Settings of the ways to hand in and to give feedback."""
    text, files = activity.submission.text, activity.submission.files
    words = text.max_words if text else None
    rows: tuple[tuple[str, str, str, Value], ...] = (
        ("onlinetext", "assignsubmission", "enabled", text is not None),
        ("onlinetext", "assignsubmission", "wordlimit", words or 0),
        ("onlinetext", "assignsubmission", "wordlimitenabled", words is not None),
        ("file", "assignsubmission", "enabled", files is not None),
        ("file", "assignsubmission", "maxfilesubmissions", files.count if files else 1),
        ("file", "assignsubmission", "maxsubmissionsizebytes", files.max_size if files else 0),
        ("file", "assignsubmission", "filetypeslist", ",".join(files.types) if files else ""),
        ("comments", "assignsubmission", "enabled", 0),
        ("comments", "assignfeedback", "enabled", activity.comments),
        ("comments", "assignfeedback", "commentinline", activity.inline_comments),
        ("editpdf", "assignfeedback", "enabled", activity.annotate),
        ("offline", "assignfeedback", "enabled", activity.offline_grading),
        ("file", "assignfeedback", "enabled", activity.feedback_files),
    )
    for plugin, subtype, name, value in rows:
        yield node(
            "plugin_config",
            leaves({"plugin": plugin, "subtype": subtype, "name": name, "value": value}),
            id=backup.ids.new("assign_plugin_config"),
        )
