"""The outline of a course: what there is, and how much of it."""

from collections.abc import Iterator
from typing import assert_never

from coursepack.formats import FormatName
from coursepack.model import Activity, Course, Question, QuestionBank, Quiz, Section
from coursepack.model.visible import without_hidden
from coursepack.release.manifest import ActivityEntry, Counts, SectionEntry
from coursepack.web.showing import has_package


def outline(course: Course) -> tuple[SectionEntry, ...]:
    """Every section with its activities and their questions."""
    return tuple(_section(section) for section in course.sections)


def held_by(format_name: FormatName, sections: tuple[Section, ...]) -> Counts:
    """What a file of this format shows of these sections."""
    match format_name:
        case "moodle-xml" | "gift" | "aiken" | "xlsx":
            return counts(
                tuple(_only_questions(section) for section in sections if any(questions_of(section)))
            )
        case "scorm-1.2" | "scorm-2004":
            return counts(tuple(without_hidden(section) for section in sections if has_package(section)))
        case "mbz":
            return counts(sections)
        case "ics":
            return counts(())
        case _:
            assert_never(format_name)


def _only_questions(section: Section) -> Section:
    kept = tuple(
        item for item in section.activities if isinstance(item, Quiz | QuestionBank) and item.questions
    )
    return section.model_copy(update={"activities": kept})


def counts(sections: tuple[Section, ...]) -> Counts:
    """What these sections hold."""
    questions = [question for section in sections for question in questions_of(section)]
    return Counts(
        sections=len(sections),
        activities=sum(len(section.activities) for section in sections),
        questions=len(questions),
        points=sum(question.points for question in questions),
    )


def questions_of(section: Section) -> Iterator[Question]:
    """The questions of a section's quizzes and banks."""
    for activity in section.activities:
        if isinstance(activity, Quiz | QuestionBank):
            yield from activity.questions


def _section(section: Section) -> SectionEntry:
    return SectionEntry(
        id=section.id,
        title=dict(section.title.values),
        activities=tuple(_activity(activity) for activity in section.activities),
    )


def _activity(activity: Activity) -> ActivityEntry:
    questions = activity.questions if isinstance(activity, Quiz | QuestionBank) else ()
    return ActivityEntry(
        id=activity.id,
        kind=activity.activity,
        title=dict(activity.title.values),
        points=sum(question.points for question in questions),
        questions=tuple(question.id for question in questions),
    )
