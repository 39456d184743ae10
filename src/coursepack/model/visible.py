"""What learners see of a course: everything that its authors do not hide."""

from collections.abc import Iterator

from coursepack.model.activities import Activity, Book, QuestionBank
from coursepack.model.course import Course, Section


def for_learners(course: Course) -> Course:
    """The course without hidden sections, activities and chapters."""
    shown = (section for section in course.sections if not section.hidden)
    return course.model_copy(update={"sections": tuple(without_hidden(section) for section in shown)})


def without_hidden(section: Section) -> Section:
    """The section without its hidden activities and chapters, whether or not it is hidden itself."""
    shown = (_without_chapters(item) for item in section.activities if not item.hidden)
    return section.model_copy(update={"activities": tuple(shown)})


def hidden_parts(section: Section) -> Iterator[str]:
    """What learners do not see, as `section/activity` or `section/book/chapter`; of a hidden section everything.

    Question banks are left out: nobody sees them, and what quizzes draw from them is seen.
    """
    if section.hidden and not section.activities:
        yield section.id
    for activity in section.activities:
        if isinstance(activity, QuestionBank):
            continue
        if section.hidden or activity.hidden:
            yield f"{section.id}/{activity.id}"
        elif isinstance(activity, Book):
            hidden = (chapter for chapter in activity.chapters if chapter.hidden)
            yield from (f"{section.id}/{activity.id}/{chapter.id}" for chapter in hidden)


def _without_chapters(activity: Activity) -> Activity:
    if not isinstance(activity, Book):
        return activity
    shown = tuple(chapter for chapter in activity.chapters if not chapter.hidden)
    return activity.model_copy(update={"chapters": shown})
