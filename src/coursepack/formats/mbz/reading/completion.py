"""Completion of activities and of the course."""

from coursepack.formats.mbz.reading.references import References
from coursepack.formats.mbz.reading.scope import Data, Scope, moment, without_empty
from coursepack.formats.mbz.reading.tree import Part, decimal

_MANUAL, _AUTOMATIC = 1, 2
_ACTIVITY = 4
_ANY = 2


def completion(module: Part, activity: Part) -> Data:
    """When an activity is complete; `module` is module.xml, `activity` the part with its own rules."""
    by = moment(module.whole("completionexpected"))
    expected: Data = {"by": by} if by is not None else {}
    tracking = module.whole("completion")
    if tracking == _MANUAL:
        return {"manually": True, **expected}
    if tracking != _AUTOMATIC:
        return {"never": True, **expected}
    by_grade = bool(module.text("completiongradeitemnumber").strip())
    passes = module.flag("completionpassgrade") or activity.flag("completionpass")
    out_of_attempts = activity.flag("completionattemptsexhausted")
    status = activity.whole("completionstatusrequired")
    score = activity.value("completionscorerequired")
    return without_empty(
        {
            "viewed": module.flag("completionview") or None,
            "graded": True if by_grade and not passes else None,
            "passed": True if by_grade and passes and not out_of_attempts else None,
            "passed_or_out_of_attempts": True if out_of_attempts else None,
            "submitted": activity.flag("completionsubmit") or None,
            "reached_end": activity.flag("completionendreached") or None,
            "attempts": activity.whole("completionminattempts") or None,
            "discussions": activity.whole("completiondiscussions") or None,
            "replies": activity.whole("completionreplies") or None,
            "posts": activity.whole("completionposts") or None,
            "entries": activity.whole("completionentries") or None,
            "time_spent": activity.whole("completiontimespent") or None,
            "score": decimal(score) if score else None,
            "status": tuple(word for word, bit in (("passed", 2), ("completed", 4)) if status & bit),
            **expected,
        }
    )


_OTHER_CRITERIA = {3: "unenrolment", 7: "what a manager says", 8: "the completion of another course"}


def course_completion(scope: Scope, part: Part | None, references: References) -> Data:
    """When the course is complete; never where nothing is said."""
    criteria = list(part.all("course_completion_criteria")) if part is not None else []
    if part is None or not criteria:
        return {"never": True}
    methods = {
        row.value("criteriatype"): row.whole("method") for row in part.all("course_completion_aggr_methd")
    }
    data: Data = {}
    activities = []
    for row in criteria:
        match row.whole("criteriatype"):
            case 1:
                data["self_declared"] = True
            case 2:
                data["on"] = moment(row.whole("timeend"))
            case 4:
                activities.append(references.activity(row.whole("moduleinstance")))
                if activities[-1] is None:
                    scope.note(
                        row, "an activity that completes the course is not in it, and does not count now"
                    )
            case 5:
                data["enrolled_for"] = row.whole("enrolperiod")
            case 6:
                data["grade"] = row.decimal("gradepass")
            case kind:
                what = _OTHER_CRITERIA.get(kind, f"the criterion {kind}")
                scope.note(row, f"{what} does not complete the course now; set it again in Moodle")
    data["activities"] = tuple(name for name in activities if name)
    if methods.get(None) == _ANY:
        data["one_is_enough"] = True
    if methods.get(str(_ACTIVITY)) == _ANY:
        data["one_activity_is_enough"] = True
    return {key: value for key, value in data.items() if value is not None}
