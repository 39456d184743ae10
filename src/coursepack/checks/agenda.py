"""The agenda: no two sessions at once, every date on its weekday and in its week, every hour once."""

import datetime
import re
import zoneinfo
from collections.abc import Iterator

from coursepack.model import Course, Path
from coursepack.model.agenda import Agenda, Day, Occurrence, Week, changes_between, occurrences, week_of
from coursepack.model.sessions import audience_of, is_known
from coursepack.problems import Finding
from coursepack.problems.rules import agenda as rules
from coursepack.problems.rules import running

_DAYS = re.compile(r"(\d{1,2})\s*(?:[^\W\d_]+\.?\s*)?[-–]\s*(\d{1,2})(?!\d)")
"""Days in a week's title: `17-21 Oct`, `31 oct – 4 nov`."""


def check(course: Course) -> Iterator[Finding]:
    """Everything that is wrong with the course's agenda."""
    if course.agenda is None:
        return
    agenda = course.agenda
    yield from _names(course, agenda)
    yield from _weeks(agenda)
    everything = occurrences(agenda)
    for item in everything:
        yield from _weekday(item.day, (*_path(item), "on", item.index))
        yield from _place(course, agenda, item)
        yield from _hour(course, item)
    yield from _overlaps(course, everything)
    yield from _changes(course, agenda, everything)


def _path(item: Occurrence) -> Path:
    return ("agenda", "sessions", item.number)


def _names(course: Course, agenda: Agenda) -> Iterator[Finding]:
    weeks = {week.id for week in agenda.weeks}
    groups = {group.id for group in course.groups}
    seen: set[str] = set()
    for number, session in enumerate(agenda.sessions):
        path: Path = ("agenda", "sessions", number)
        if not is_known(course, session):
            message = f"there is no activity or elective “{session.of}”"
            yield Finding(running.REFERENCE_UNKNOWN, (*path, "of"), message)
        if session.week is not None and session.week not in weeks:
            yield Finding(running.REFERENCE_UNKNOWN, (*path, "week"), f"there is no week “{session.week}”")
        if session.group is not None and session.group not in groups:
            yield Finding(running.REFERENCE_UNKNOWN, (*path, "group"), f"there is no group “{session.group}”")
        if session.id in seen:
            message = f"the id “{session.id}” is used twice"
            yield Finding(running.SAME_ID_TWICE, (*path, "id"), message)
        seen.add(session.id)


def _weekday(day: Day, path: Path) -> Iterator[Finding]:
    if day.weekday is not None and day.weekday != day.true_weekday:
        message = f"{day.date} is a {day.true_weekday}, not a {day.weekday}"
        yield Finding(rules.WRONG_WEEKDAY, path, message)


def _weeks(agenda: Agenda) -> Iterator[Finding]:
    for number, week in enumerate(agenda.weeks):
        path: Path = ("agenda", "weeks", number)
        yield from _weekday(week.from_, (*path, "from"))
        yield from _weekday(week.to, (*path, "to"))
        yield from _heading(week, path)
        before = agenda.weeks[number - 1] if number else None
        if week.to.date < week.from_.date:
            yield Finding(rules.WRONG_WEEK, (*path, "to"), "the week ends before it begins")
        elif before is not None and week.from_.date <= before.to.date:
            message = f"it begins on {week.from_.date}, before “{before.id}” has ended"
            yield Finding(rules.WRONG_WEEK, (*path, "from"), message)
        elif before is not None and week.from_.true_weekday != before.from_.true_weekday:
            message = f"it begins on a {week.from_.true_weekday}, and “{before.id}” on a {before.from_.true_weekday}"
            yield Finding(rules.WRONG_WEEK, (*path, "from"), message)


def _heading(week: Week, path: Path) -> Iterator[Finding]:
    """Days that the title names are the first and last day of the week, in every language."""
    wanted = (week.from_.date.day, week.to.date.day)
    for language, text in week.title.values.items():
        for match in _DAYS.finditer(text):
            if (int(match.group(1)), int(match.group(2))) != wanted:
                message = f"“{match.group()}” stands in the title, and the week is {week.from_.date} to {week.to.date}"
                yield Finding(rules.WRONG_WEEK, (*path, "title"), message, language=language)


def _place(course: Course, agenda: Agenda, item: Occurrence) -> Iterator[Finding]:
    path = (*_path(item), "on", item.index)
    date = item.day.date
    week = week_of(agenda, item)
    if agenda.weeks and week is None and item.session.week is None:
        yield Finding(rules.OUTSIDE, path, f"{date} lies in no week of the course")
    elif week is not None and not week.from_.date <= date <= week.to.date:
        message = f"{date} is not in “{week.id}”, {week.from_.date} to {week.to.date}"
        yield Finding(rules.OUTSIDE, path, message)
    elif (course.starts and date < course.starts.date()) or (course.ends and date > course.ends.date()):
        yield Finding(rules.OUTSIDE, path, f"{date} lies outside the course")


def _hour(course: Course, item: Occurrence) -> Iterator[Finding]:
    zone = zoneinfo.ZoneInfo(course.time_zone)
    first, second = (item.starts.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    if first != second:
        message = f"on {item.day.date} the clocks change: {item.session.at:%H:%M} comes twice or not at all"
        yield Finding(rules.NO_SUCH_HOUR, (*_path(item), "at"), message)


def _overlaps(course: Course, everything: tuple[Occurrence, ...]) -> Iterator[Finding]:
    for index, item in enumerate(everything):
        for other in everything[index + 1 :]:
            if other.starts >= item.ends:
                break
            if _same_people(course, item, other):
                message = f"on {other.day.date} at {other.session.at:%H:%M} “{item.session.id}” has not ended"
                yield Finding(rules.OVERLAP, (*_path(other), "on", other.index), message)


def _same_people(course: Course, one: Occurrence, other: Occurrence) -> bool:
    if "deadline" in {one.session.kind, other.session.kind}:
        return False
    audiences = {audience_of(course, item) for item in (one, other)}
    spoken = [set(item.session.languages or course.languages) for item in (one, other)]
    return (len(audiences) == 1 or None in audiences) and bool(spoken[0] & spoken[1])


def _changes(course: Course, agenda: Agenda, everything: tuple[Occurrence, ...]) -> Iterator[Finding]:
    found = {change.date: change for change in changes_between(course.time_zone, everything)}
    for date in sorted(set(found) - set(agenda.clock_changes)):
        jump = abs(found[date].after - found[date].before) // datetime.timedelta(minutes=1)
        message = f"{course.time_zone} changes its clocks by {jump} minutes on {date}, between the sessions"
        yield Finding(rules.CLOCK_CHANGE, ("agenda", "sessions"), message)
    for index, date in enumerate(agenda.clock_changes):
        if date not in found:
            message = (
                f"the clocks of {course.time_zone} do not change on {date}, or no sessions lie around it"
            )
            remedy = "Correct the date or the course's time zone, or take the date away."
            yield Finding(rules.CLOCK_CHANGE, ("agenda", "clock_changes", index), message, remedy)
