"""Dates stand in order."""

import datetime
from collections.abc import Iterator

from coursepack.model import (
    Activity,
    Assignment,
    ChoiceActivity,
    Course,
    Feedback,
    Forum,
    Lesson,
    Path,
    Quiz,
    Scorm,
    Workshop,
)
from coursepack.problems import Finding
from coursepack.problems.rules import running as rules

Pair = tuple[str, datetime.datetime | None, str, datetime.datetime | None]


def check(course: Course) -> Iterator[Finding]:
    """Ends that come before their beginning."""
    yield from _reversed(("starts", course.starts, "ends", course.ends), ())
    for path, _, activity in course.activities():
        for pair in _pairs(activity):
            yield from _reversed(pair, path)


def _reversed(pair: Pair, path: Path) -> Iterator[Finding]:
    first, begin, second, end = pair
    if begin is not None and end is not None and end <= begin:
        message = f"“{second}” ({end:%Y-%m-%d %H:%M}) does not come after “{first}” ({begin:%Y-%m-%d %H:%M})"
        yield Finding(rules.DATES_REVERSED, (*path, second), message)


def _pairs(activity: Activity) -> Iterator[Pair]:
    match activity:
        case Quiz() | Scorm() | Feedback() | ChoiceActivity():
            yield "opens", activity.opens, "closes", activity.closes
        case Assignment():
            yield "opens", activity.opens, "due", activity.due
            yield "opens", activity.opens, "cut_off", activity.cut_off
            yield "due", activity.due, "grade_by", activity.grade_by
        case Lesson():
            yield "opens", activity.opens, "due", activity.due
        case Workshop():
            yield "opens", activity.opens, "due", activity.due
            yield "assessment_opens", activity.assessment_opens, "assessment_due", activity.assessment_due
        case Forum():
            return
        case _:
            return
