"""A course: sections of activities, in one or several languages."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Generic, Literal, NamedTuple, TypeVar

from pydantic import Field, StringConstraints

from coursepack.model.acceptance import Accepting
from coursepack.model.activities import Activity, Draw, Glossary, QuestionBank, Quiz
from coursepack.model.agenda import Agenda
from coursepack.model.availability import Condition
from coursepack.model.awards import Badge, Certificate
from coursepack.model.calendar import CalendarEvent
from coursepack.model.completion import CourseCompletion
from coursepack.model.electives import Electives
from coursepack.model.grading import Grading
from coursepack.model.groups import Group, Grouping, GroupMode
from coursepack.model.moments import End, Start, TimeZone
from coursepack.model.questions import Question
from coursepack.model.scalars import Flag, Identifier, Language, Reference, ShortLine
from coursepack.model.terms import Term
from coursepack.model.text import CourseFile, PlainText, RichText

Thing = TypeVar("Thing", covariant=True)

Path = tuple[str | int, ...]
"""Where something stands in the course: field names and list positions from the course down."""


Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]+([.+-][0-9A-Za-z]+)*$", max_length=40)]


class Objective(Accepting):
    """What a learner can do after the section."""

    id: Identifier
    text: RichText


class Resource(Accepting):
    """A reference for further reading."""

    id: Identifier
    title: PlainText
    kind: Literal[
        "convention", "recommendation", "treaty", "regulation", "report", "book", "article", "guide", "web"
    ]
    author: ShortLine | None = None
    year: Annotated[int, Field(ge=1000, le=2999)] | None = None
    publisher: ShortLine | None = None
    link: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None


class SectionInfo(Accepting):
    """What a section's own file says, besides its activities."""

    title: PlainText
    summary: RichText | None = None
    objectives: tuple[Objective, ...] = ()
    key_points: tuple[RichText, ...] = ()
    resources: tuple[Resource, ...] = ()
    complete_when: tuple[Reference, ...] | None = Field(
        None,
        description="Activities of this section that count for completing it; without it, those that learners "
        "do by themselves and Moodle can track: pages, books, quizzes, assignments …",
    )
    available_when: Condition | None = None
    hidden: Flag = Field(False, description="Learners do not see it.")


class Section(SectionInfo):
    """A part of the course, a module for example."""

    id: Identifier
    folder: str
    """Folder name in the source; packages of one section are named after it."""
    activities: tuple[Activity, ...] = ()


class CourseInfo(Accepting):
    """What the course's own file says, besides its sections."""

    id: Identifier
    title: PlainText
    summary: RichText | None = None
    languages: Annotated[
        tuple[Language, ...], Field(min_length=1, description="The first one is the course's own.")
    ]
    version: Version = "1.0.0"
    released: datetime.date = Field(
        datetime.date(2026, 1, 1), description="Date of this version; what packages carry as their time."
    )
    authors: tuple[ShortLine, ...] = ()
    publisher: ShortLine | None = None
    license: ShortLine | None = Field(None, description="Licence of the texts, such as CC-BY-4.0.")
    keywords: tuple[PlainText, ...] = ()
    short_name: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = Field(
        None, description="Name in Moodle's navigation, the only one on its site; the id stands in."
    )
    idnumber: Annotated[str, Field(max_length=100)] | None = None
    format: Literal["topics", "weeks"] = "topics"
    show_sections: Literal["all", "one by one"] = "all"
    hidden_sections: Literal["collapsed", "invisible"] = "invisible"
    time_zone: TimeZone = "UTC"
    starts: Start | None = None
    ends: End | None = None
    hidden: Flag = Field(False, description="Learners do not see the course.")
    force_language: Flag = Field(
        True, description="A package in one language shows Moodle's own words in that language too."
    )
    image: CourseFile | None = Field(None, description="Picture in lists of courses.")
    tags: tuple[ShortLine, ...] = ()
    custom_fields: dict[ShortLine, str] = Field(
        {}, description="Short name of a course field of the site, and its value."
    )
    groups: tuple[Group, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    group_mode: GroupMode = "none"
    complete_when: CourseCompletion = CourseCompletion()
    grading: Grading = Grading()
    badges: tuple[Badge, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    electives: Electives | None = None
    agenda: Agenda | None = Field(
        None, description="Sessions with their dates; a file agenda.yaml may hold them."
    )
    calendar: tuple[CalendarEvent, ...] = ()


class Located(NamedTuple, Generic[Thing]):
    """Something in the course and where it stands."""

    path: Path
    section: "Section"
    thing: Thing


class Course(CourseInfo):
    """The whole course: what every format is written from."""

    sections: tuple[Section, ...] = ()
    edition: str | None = None
    """The edition it was read for, where it has several."""
    terms: tuple[Term, ...] = ()
    """The term list, a file terms.yaml beside course.yaml."""

    @property
    def language(self) -> str:
        """The course's own language, in which every text is written."""
        return self.languages[0]

    def activities(self) -> Iterator[Located[Activity]]:
        """Every activity, in course order."""
        for section in self.sections:
            yield from self.activities_of(section)

    def activities_of(self, section: Section) -> Iterator[Located[Activity]]:
        """The activities of a section of the course."""
        number = next(index for index, item in enumerate(self.sections) if item is section)
        for index, activity in enumerate(section.activities):
            yield Located(("sections", number, "activities", index), section, activity)

    def quizzes(self) -> Iterator[Located[Quiz]]:
        """Every quiz, in course order."""
        for path, section, activity in self.activities():
            if isinstance(activity, Quiz):
                yield Located(path, section, activity)

    def glossaries(self) -> Iterator[Located[Glossary]]:
        """Every glossary, in course order."""
        for path, section, activity in self.activities():
            if isinstance(activity, Glossary):
                yield Located(path, section, activity)

    def question_sets(self) -> Iterator[Located[Quiz | QuestionBank]]:
        """Every quiz and question bank that has questions of its own, in course order."""
        for path, section, activity in self.activities():
            if isinstance(activity, Quiz | QuestionBank) and activity.questions:
                yield Located(path, section, activity)

    def questions(self) -> Iterator[Located[Question]]:
        """Every question, in course order."""
        for path, section, holder in self.question_sets():
            for index, question in enumerate(holder.questions):
                yield Located((*path, "questions", index), section, question)

    def find_section(self, reference: str) -> Section | None:
        """The section with this id or folder."""
        return next((item for item in self.sections if reference in {item.id, item.folder}), None)

    def find(self, reference: str, section: Section | None) -> Located[Activity] | None:
        """The activity that a reference names: `quiz` in the same section, `module-1/quiz` anywhere.

        A name without a section that the same section does not have is looked for in all of the course,
        and found when one section alone has it.
        """
        folder, _, name = reference.rpartition("/")
        named = self.find_section(folder) if folder else section
        found = [item for item in self.activities() if item.thing.id == name]
        here = [item for item in found if item.section is named]
        if here:
            return here[0]
        return found[0] if not folder and len(found) == 1 else None

    def pool(self, draw: Draw, section: Section) -> tuple[Question, ...]:
        """The questions that a draw chooses from; none where what it names has no questions."""
        found = self.find(draw.from_, section)
        if found is None or not isinstance(found.thing, Quiz | QuestionBank):
            return ()
        return tuple(question for question in found.thing.questions if set(draw.tags) <= set(question.tags))


def question_idnumber(section: Section, quiz: Quiz | QuestionBank, question: Question) -> str:
    """What tells Moodle which question this is, in every release: its own idnumber, else its path."""
    return question.idnumber or f"{section.id}/{quiz.id}/{question.id}"
