"""A course as things in things: what each means, and what stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coursepack.comparing.activities import of_activity
from coursepack.comparing.courses import gradebook_of, whole_course
from coursepack.comparing.meaning import Digest, Meaning
from coursepack.formats.mbz.expand import activities_of
from coursepack.model import Activity, Course, Question, QuestionBank, Quiz, Section
from coursepack.render import to_html

_OF_COURSE = frozenset(
    {
        "id",
        "sections",
        "terms",
        "released",
        "version",
        "languages",
        "time_zone",
        "publisher",
        "authors",
        "license",
    }
    | {"keywords", "short_name", "idnumber", "grading", "badges", "calendar", "complete_when", "agenda"}
)
"""What Moodle has no place for, and what is looked at by itself."""
_OF_SECTION = frozenset(
    {"id", "folder", "activities", "objectives", "key_points", "resources", "complete_when"}
)


@dataclass(slots=True)
class Item:
    """A thing with what it means, and the things in it."""

    id: str
    kind: str
    title: str
    data: Mapping[str, Any]
    place: str
    inside: list["Item"] = field(default_factory=list)
    within: tuple[str, ...] = ()
    """Titles of the section, and of the quiz or bank, that it stands in."""
    said: str = ""
    """What a question asks, in words."""


def course_item(course: Course, digest: Digest, language: str) -> Item:
    """The course as it is in a language."""
    meaning = Meaning(course, language, digest, gradebook_of(course, language))
    sections = [_section(meaning, section) for section in course.sections]
    data = {**meaning.fields(course, without=_OF_COURSE), **whole_course(meaning)}
    return Item(course.id, "course", course.title.get(language), data, "", sections)


def _section(meaning: Meaning, section: Section) -> Item:
    data = meaning.fields(section, without=_OF_SECTION | {"available_when"})
    restriction = meaning.condition(section.available_when, section)
    if restriction:
        data["available_when"] = restriction
    shown = sorted(
        activities_of(section, (meaning.language,)), key=lambda item: isinstance(item, QuestionBank)
    )
    activities = [_activity(meaning, section, item) for item in shown]
    title = section.title.get(meaning.language)
    return Item(section.id, "section", title, data, section.id, activities)


def _activity(meaning: Meaning, section: Section, activity: Activity) -> Item:
    language = meaning.language
    within, title = (section.title.get(language),), activity.title.get(language)
    place = f"{section.id}/{activity.id.casefold()}"
    asked = activity.questions if isinstance(activity, Quiz | QuestionBank) else ()
    questions = [_question(meaning, place, (*within, title), question) for question in asked]
    data = of_activity(meaning, section, activity)
    return Item(activity.id.casefold(), activity.activity, title, data, place, questions, within)


def _question(meaning: Meaning, holder: str, within: tuple[str, ...], question: Question) -> Item:
    language = meaning.language
    title = question.name.get(language) if question.name else question.id
    data = {**meaning.question(question), "type": question.type}
    said = " ".join(to_html(question.text, language).plain().split())
    place = f"{holder}/{question.id}"
    return Item(question.id, "question", title, data, place, within=within, said=said)
