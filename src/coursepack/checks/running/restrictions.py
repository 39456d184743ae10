"""Everything can be opened by somebody: no restriction waits, in a circle, for itself."""

from collections.abc import Iterator
from typing import assert_never

from coursepack.model import (
    Activity,
    AllOf,
    AnyOf,
    Completed,
    Condition,
    Course,
    Failed,
    From,
    GradeBetween,
    InGroup,
    InGrouping,
    NoneOf,
    NotAll,
    NotCompleted,
    Passed,
    Path,
    Profile,
    Section,
    SectionCompleted,
    Until,
)
from coursepack.model.tracking import completion_of, counting
from coursepack.problems import Finding
from coursepack.problems.rules import running as rules


def check(course: Course) -> Iterator[Finding]:
    """What stays shut for everybody, whatever they do."""
    opened = _opened(course)
    for number, section in enumerate(course.sections):
        if section.available_when is not None and not opened.may(section.available_when, section):
            yield _shut(("sections", number, "available_when"))
    for path, section, activity in course.activities():
        if section.available_when is not None and not opened.may(section.available_when, section):
            continue
        if activity.available_when is not None and not opened.may(activity.available_when, section):
            yield _shut((*path, "available_when"))


def _shut(path: Path) -> Finding:
    return Finding(rules.NEVER_OPENS, path, "nobody can ever meet this restriction")


def _opened(course: Course) -> "_Opened":
    """Everything that can be opened: found round by round, from what has no restriction."""
    opened = _Opened(course)
    while opened.go_on():
        pass
    return opened


class _Opened:
    """Activities that somebody can open, as far as is known."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.known: set[tuple[str, str]] = set()

    def go_on(self) -> bool:
        """Open what the activities known so far allow; whether anything was added."""
        before = len(self.known)
        for _, section, activity in self.course.activities():
            conditions = (section.available_when, activity.available_when)
            if all(item is None or self.may(item, section) for item in conditions):
                self.known.add((section.id, activity.id))
        return len(self.known) > before

    def may(self, condition: Condition, section: Section) -> bool:
        """Whether somebody can meet the condition."""
        match condition:
            case AllOf():
                return all(self.may(item, section) for item in condition.all)
            case AnyOf():
                return any(self.may(item, section) for item in condition.any)
            case NotAll() | NoneOf() | From() | Until() | InGroup() | InGrouping() | Profile():
                return True
            case NotCompleted():
                return True
            case Completed():
                return self._completes(condition.completed, section)
            case Passed():
                return self._completes(condition.passed, section)
            case Failed():
                return self._completes(condition.failed, section)
            case SectionCompleted():
                other = self.course.find_section(condition.section_completed)
                return other is None or all(self._is_done(other, item) for item in counting(other))
            case GradeBetween():
                found = self.course.find(condition.grade_of, section)
                return found is None or (found.section.id, found.thing.id) in self.known
            case _:
                assert_never(condition)

    def _completes(self, reference: str, section: Section) -> bool:
        found = self.course.find(reference, section)
        return found is None or self._is_done(found.section, found.thing)

    def _is_done(self, section: Section, activity: Activity) -> bool:
        return (section.id, activity.id) in self.known and completion_of(activity).is_tracked
