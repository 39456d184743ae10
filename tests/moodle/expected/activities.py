"""Every field of every activity, and where a restored course shows it."""

from coursepack.model.activities.base import ActivityBase, GradedBase
from coursepack.model.tracking import completion_of, points_of
from tests.moodle.expected.conditions import grade_items, idnumber, resolved, restriction
from tests.moodle.expected.grading import in_gradebook
from tests.moodle.expected.kinds import KINDS
from tests.moodle.expected.words import differences, moment, spoken

_MODES = {"none": 0, "separate": 1, "visible": 2}
_NOT_OF_A_COURSE = {"id", "activity", "accept"}
"""What identifies an activity in the source, and what is said to coursepack alone."""


def unnamed_fields(course):
    """Fields of the model that nothing here looks for, by kind of activity; empty lists where all are named."""
    found = {}
    for item in course.activities():
        kind = type(item.thing)
        named = set(_common(course, item)) | set(KINDS[kind](item.thing, course)) | _NOT_OF_A_COURSE
        found[kind.__name__] = sorted(set(kind.model_fields) - named)
    return found


def activity_differences(course, report):
    """What differs between the activities of the source and those of the report, one line each."""
    rows = {row["idnumber"]: row for row in report["activities"]}
    maxima = grade_items(report["gradebook"]["tree"])
    lines = []
    for found in course.activities():
        number = idnumber(found)
        if type(found.thing).__name__ == "QuestionBank" and number not in rows:
            continue
        row = rows[number]
        row = {**row, "availability": resolved(row["availability"], report, maxima)}
        row["section_name"] = report["sections"][row["section"]]["name"]
        for paths in (_common(course, found), KINDS[type(found.thing)](found.thing, course)):
            for field, expected in paths.items():
                lines += differences(f"{number} {field}", expected, row)
    return lines


def _common(course, found):
    activity = found.thing
    is_bank = type(activity).__name__ == "QuestionBank"
    mode = activity.group_mode or course.group_mode
    fields = {
        "title": {"name": activity.title.get("en")},
        "intro": _intro(activity),
        "show_intro": {"showdescription": activity.show_intro or type(activity).__name__ == "Label"},
        "complete_when": _completion(course, activity),
        "available_when": {"availability": restriction(course, found.section, activity.available_when)},
        "hidden": {"visible": not (is_bank or activity.hidden)},
        "group_mode": {"groupmode": _MODES[mode]},
        "grouping": {"grouping": _grouping(course, activity)},
        "tags": {"tags": list(activity.tags)},
        "idnumber": {"idnumber": idnumber(found)},
    }
    if not is_bank:
        fields["section"] = {"section_name": found.section.title.get("en")}
    if isinstance(activity, GradedBase) or hasattr(activity, "gradebook"):
        fields |= in_gradebook(course, found)
    return fields


def _intro(activity):
    if type(activity).__name__ in {"Label", "Training"}:
        return {}
    return {"instance.intro": spoken(activity.intro)}


def _grouping(course, activity):
    titles = {grouping.id: grouping.title.get("en") for grouping in course.groupings}
    return titles[activity.grouping] if activity.grouping else None


def _completion(course, activity: ActivityBase):
    rule = completion_of(activity)
    by_pass = rule.passed or rule.passed_or_out_of_attempts
    item = {"Forum": 1}.get(type(activity).__name__, 0) if rule.graded or by_pass else None
    assert item is None or points_of(activity)
    custom = {
        "completionsubmit": rule.submitted,
        "completionendreached": rule.reached_end,
        "completionminattempts": rule.attempts or 0,
        "completiondiscussions": rule.discussions or 0,
        "completionreplies": rule.replies or 0,
        "completionposts": rule.posts or 0,
        "completionentries": rule.entries or 0,
        "completiontimespent": rule.time_spent or 0,
        "completionscorerequired": rule.score,
        "completionstatusrequired": sum({"passed": 2, "completed": 4}[word] for word in rule.status) or None,
        "completionattemptsexhausted": rule.passed_or_out_of_attempts,
    }
    return {
        "completion.completion": 0 if rule.never else 1 if rule.manually else 2,
        "completion.completionview": rule.viewed,
        "completion.completionpassgrade": by_pass,
        "completion.completiongradeitemnumber": item,
        "completion.completionexpected": moment(course, rule.by),
        **{
            f"instance.{name}": value
            for name, value in custom.items()
            if name in _RULES[type(activity).__name__]
        },
    }


_RULES = {
    "Quiz": {"completionminattempts", "completionattemptsexhausted"},
    "Assignment": {"completionsubmit"},
    "Training": {"completionsubmit"},
    "Forum": {"completiondiscussions", "completionreplies", "completionposts"},
    "Feedback": {"completionsubmit"},
    "ChoiceActivity": {"completionsubmit"},
    "Lesson": {"completionendreached", "completiontimespent"},
    "Scorm": {"completionscorerequired", "completionstatusrequired"},
    "Glossary": {"completionentries"},
    **{kind: frozenset() for kind in ("Page", "Book", "Label", "Url", "File", "Folder")},
    **{kind: frozenset() for kind in ("Wiki", "Workshop", "ExternalTool", "QuestionBank")},
}
