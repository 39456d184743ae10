"""The course as far as files of a kind show it: what is left out of it cannot change their bytes."""

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from coursepack.formats import Format
from coursepack.model import Activity, Agenda, Course, Glossary, Path, PlainText, QuestionBank, Quiz, Section
from coursepack.model.sessions import theme_of, title_of

_OF_ALL_FILES = ("id", "title", "languages", "version")
_OF_PACKAGES = (*_OF_ALL_FILES, "summary", "keywords", "license")
_OF_CALENDARS = (*_OF_ALL_FILES, "edition", "time_zone")


def shown_by(row: Format, course: Course, sections: tuple[Section, ...]) -> Course:
    """What files of this format, of these sections, can show of the course; they are written from it alone."""
    match row.holds:
        case "course":
            return course
        case "section":
            return _only(course, _OF_PACKAGES, sections=tuple(_with_what_they_use(course, sections)))
        case "questions":
            return _only(course, _OF_ALL_FILES, sections=tuple(map(_questions, sections)))
        case "dates":
            return _only(course, _OF_CALENDARS, agenda=_agenda(course))
        case _:
            assert_never(row.holds)


def _only(course: Course, names: Iterable[str], **parts: Any) -> Course:
    return Course.model_construct(**{name: getattr(course, name) for name in names}, **parts)


def _questions(section: Section) -> Section:
    """The section's quizzes and banks as plain banks: a question file knows no settings of a quiz."""
    banks = tuple(
        QuestionBank.model_construct(id=item.id, title=item.title, questions=item.questions)
        for item in section.activities
        if isinstance(item, Quiz | QuestionBank) and item.questions
    )
    return _bare(section, section.title, banks)


def _with_what_they_use(course: Course, sections: tuple[Section, ...]) -> Iterator[Section]:
    """These sections whole; of the others the glossaries, and what quizzes of these draw from."""
    pools = {path for section in sections for path in _pools(course, section)}
    for section in course.sections:
        if any(section is item for item in sections):
            yield section
            continue
        used = tuple(
            found.thing
            for found in course.activities_of(section)
            if isinstance(found.thing, Glossary) or found.path in pools
        )
        if used:
            yield _bare(section, PlainText.model_construct(values={course.language: section.id}), used)


def _pools(course: Course, section: Section) -> Iterator[Path]:
    for quiz in section.activities:
        for draw in quiz.draws if isinstance(quiz, Quiz) else ():
            found = course.find(draw.from_, section)
            if found is not None:
                yield found.path


def _bare(section: Section, title: PlainText, activities: tuple[Activity, ...]) -> Section:
    return Section.model_construct(
        id=section.id, folder=section.folder, title=title, activities=activities, hidden=section.hidden
    )


def _agenda(course: Course) -> Agenda | None:
    """The sessions, each with the title and the theme that it has from elsewhere."""
    if course.agenda is None:
        return None
    sessions = tuple(
        session.model_copy(
            update={"of": None, "title": title_of(course, session), "theme": theme_of(course, session)}
        )
        for session in course.agenda.sessions
    )
    return Agenda.model_construct(sessions=sessions)
