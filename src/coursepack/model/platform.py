"""What means something only where a learning platform keeps completion and grades of the whole course."""

from coursepack.model.activities import Activity, Label
from coursepack.model.availability import (
    AllOf,
    AnyOf,
    Condition,
    GradeBetween,
    NotCompleted,
)


def needs_platform(activity: Activity) -> bool:
    """Whether a package of a single section would say something wrong by showing the activity.

    Such are labels that learners tick, pages that open at a grade of the whole course (certificates), and
    reminders of what is not complete.
    """
    if isinstance(activity, Label) and activity.complete_when is not None and activity.complete_when.manually:
        return True
    return activity.available_when is not None and _asks(activity.available_when)


def _asks(condition: Condition) -> bool:
    match condition:
        case GradeBetween():
            return condition.grade_of == "course"
        case NotCompleted():
            return True
        case AllOf():
            return any(_asks(item) for item in condition.all)
        case AnyOf():
            return all(_asks(item) for item in condition.any)
        case _:
            return False
