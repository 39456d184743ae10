"""Completion rules that the kind of activity has."""

from collections.abc import Iterator
from typing import assert_never

from coursepack.model import (
    Activity,
    Assignment,
    Book,
    ChoiceActivity,
    Course,
    ExternalTool,
    Feedback,
    File,
    Folder,
    Forum,
    Glossary,
    Label,
    Lesson,
    Page,
    QuestionBank,
    Quiz,
    Scorm,
    Training,
    Url,
    Wiki,
    Workshop,
)
from coursepack.problems import Finding
from coursepack.problems.rules import running as rules

_ALWAYS = frozenset({"never", "manually", "by"})


def check(course: Course) -> Iterator[Finding]:
    """Rules that the activity's kind does not have, and grades asked of what is not graded."""
    for path, _, activity in course.activities():
        if activity.complete_when is None:
            continue
        possible = _ALWAYS | _possible(activity)
        for name in sorted(activity.complete_when.model_fields_set):
            if getattr(activity.complete_when, name) and name not in possible:
                fitting = ", ".join(sorted(possible - {"by"}))
                message = f"a {activity.activity} has no “{name}”"
                yield Finding(
                    rules.COMPLETION_UNFIT, (*path, "complete_when"), message, f"Use one of: {fitting}."
                )


def _possible(activity: Activity) -> frozenset[str]:
    graded = frozenset({"graded", "passed"})
    match activity:
        case Page() | Book() | Url() | File() | Folder() | Wiki():
            return frozenset({"viewed"})
        case Label() | QuestionBank():
            return frozenset()
        case Glossary():
            return frozenset({"viewed", "entries"})
        case Quiz():
            by_grade = graded | {"passed_or_out_of_attempts"} if activity.grade else frozenset()
            return frozenset({"viewed", "attempts"}) | by_grade
        case Assignment() | Training():
            return frozenset({"viewed", "submitted"}) | (graded if activity.grade else frozenset())
        case Forum():
            posts = frozenset({"viewed", "discussions", "replies", "posts"})
            return posts | (graded if activity.grade else frozenset())
        case Feedback() | ChoiceActivity():
            return frozenset({"viewed", "submitted"})
        case Lesson():
            return graded | {"viewed", "reached_end", "time_spent"}
        case Scorm():
            return graded | {"viewed", "status", "score"}
        case ExternalTool():
            return frozenset({"viewed"}) | (graded if activity.grade else frozenset())
        case Workshop():
            return graded | {"viewed"}
        case _:
            assert_never(activity)
