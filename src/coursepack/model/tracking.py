"""What counts as done where the author does not say: each kind of activity has its own way."""

from typing import assert_never

from coursepack.model.activities import (
    Activity,
    Assignment,
    Book,
    ChoiceActivity,
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
from coursepack.model.completion import NEVER, Completion
from coursepack.model.course import Section

_VIEWED = Completion(viewed=True)
_SUBMITTED = Completion(submitted=True)


def completion_of(activity: Activity) -> Completion:
    """When the activity is complete: as its author says, else as suits its kind."""
    if activity.complete_when is not None:
        return activity.complete_when
    return NEVER if activity.hidden else _usual(activity)


def counting(section: Section) -> tuple[Activity, ...]:
    """The activities that count for completing a section.

    Those that its `complete_when` names; else those that learners do by themselves and that Moodle can
    track. Training activities need a facilitator, and what is merely there to look things up or to talk
    is complete for nobody, unless an author says when. In a hidden section nothing counts: nobody gets there.
    """
    if section.complete_when is not None:
        named = {reference.rpartition("/")[2] for reference in section.complete_when}
        return tuple(activity for activity in section.activities if activity.id in named)
    if section.hidden:
        return ()
    return tuple(activity for activity in section.activities if _counts(activity))


def _counts(activity: Activity) -> bool:
    if isinstance(activity, Training) and activity.complete_when is None:
        return False
    return completion_of(activity).is_automatic


def _usual(activity: Activity) -> Completion:
    match activity:
        case Page() | Book() | Url() | File() | Folder() | ExternalTool():
            return _VIEWED
        case Quiz():
            return _of_quiz(activity)
        case Assignment():
            return _of_assignment(activity)
        case Training() | Feedback() | ChoiceActivity():
            return _SUBMITTED
        case Lesson():
            return Completion(reached_end=True)
        case Scorm():
            passing = activity.pass_mark is not None
            return Completion(status=("passed",) if passing else ("passed", "completed"))
        case Label() | Glossary() | Forum() | Wiki() | Workshop() | QuestionBank():
            return NEVER
        case _:
            assert_never(activity)


def _of_quiz(quiz: Quiz) -> Completion:
    """Passed or graded; a quiz that earns no points has no grade to pass with, and is tried once."""
    if not quiz.grade:
        return Completion(attempts=1)
    return Completion(passed=True) if quiz.pass_mark is not None else Completion(graded=True)


def _of_assignment(assignment: Assignment) -> Completion:
    handed_in = assignment.submission.text or assignment.submission.files
    if assignment.pass_mark is not None:
        return Completion(passed=True)
    if handed_in:
        return _SUBMITTED
    return Completion(graded=True) if assignment.grade else Completion(manually=True)


def points_of(activity: Activity) -> tuple[float, ...]:
    """The points of each of an activity's places in the gradebook; none where it is not graded."""
    match activity:
        case Quiz() | Assignment() | Training() | Scorm() | Lesson() | ExternalTool() | Forum():
            return (activity.grade,) if activity.grade > 0 else ()
        case Workshop():
            return (activity.points, activity.assessment_points)
        case Page() | Book() | Label() | Url() | File() | Folder() | Glossary():
            return ()
        case Wiki() | Feedback() | ChoiceActivity() | QuestionBank():
            return ()
        case _:
            assert_never(activity)
