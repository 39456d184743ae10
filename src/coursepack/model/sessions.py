"""What the sessions of an agenda are called, by what they belong to."""

from coursepack.model.agenda import Occurrence, Session
from coursepack.model.course import Course, Section
from coursepack.model.electives import Elective, elective_with
from coursepack.model.text import PlainText


def elective_of(course: Course, session: Session) -> Elective | None:
    """The elective that a session belongs to, by its own name or by an activity of it."""
    if session.of is None or course.electives is None:
        return None
    for elective in course.electives.of:
        if session.of == elective.id:
            return elective
    found = course.find(session.of, None)
    return elective_with(course, found) if found is not None else None


def is_known(course: Course, session: Session) -> bool:
    """Whether there is the activity or elective that a session names."""
    return (
        session.of is None
        or elective_of(course, session) is not None
        or (course.find(session.of, None) is not None)
    )


def title_of(course: Course, session: Session) -> PlainText:
    """The session's own title, else that of its elective or activity."""
    if session.title is not None:
        return session.title
    elective = elective_of(course, session)
    if elective is not None:
        return elective.title
    found = course.find(session.of or "", None)
    return found.thing.title if found else PlainText.model_construct(values={course.language: session.id})


def theme_of(course: Course, session: Session) -> PlainText | None:
    """The session's own theme, else the title of the section it belongs to."""
    section = _section_of(course, session)
    return session.theme or (section.title if section else None)


def audience_of(course: Course, occurrence: Occurrence) -> str | None:
    """The group or elective that a session is for; None for everybody."""
    elective = elective_of(course, occurrence.session)
    return occurrence.session.group or (elective.id if elective else None)


def _section_of(course: Course, session: Session) -> Section | None:
    elective = elective_of(course, session)
    if elective is not None:
        return course.find_section(elective.section)
    found = course.find(session.of, None) if session.of else None
    return found.section if found else None
