"""A course: sections of activities, in one or several languages."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Generic, Literal, NamedTuple, TypeVar

from pydantic import Field, StringConstraints

from coursepack.model.activities import Activity, Glossary, Quiz
from coursepack.model.questions import Question
from coursepack.model.scalars import Identifier, Language, ShortLine
from coursepack.model.text import Node, PlainText, RichText

Thing = TypeVar("Thing", covariant=True)

Path = tuple[str | int, ...]
"""Where something stands in the course: field names and list positions from the course down."""


class Objective(Node):
    """What a learner can do after the section."""

    id: Identifier
    text: RichText


class Resource(Node):
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


class SectionInfo(Node):
    """What a section's own file says, besides its activities."""

    title: PlainText
    summary: RichText | None = None
    objectives: tuple[Objective, ...] = ()
    key_points: tuple[RichText, ...] = ()
    resources: tuple[Resource, ...] = ()


class Section(SectionInfo):
    """A part of the course, a module for example."""

    id: Identifier
    folder: str
    """Folder name in the source; packages of one section are named after it."""
    activities: tuple[Activity, ...] = ()


class CourseInfo(Node):
    """What the course's own file says, besides its sections."""

    id: Identifier
    title: PlainText
    summary: RichText | None = None
    languages: Annotated[
        tuple[Language, ...], Field(min_length=1, description="The first one is the course's own.")
    ]
    version: Annotated[
        str, StringConstraints(pattern=r"^[0-9A-Za-z]+([.+-][0-9A-Za-z]+)*$", max_length=40)
    ] = "1.0.0"
    released: datetime.date = Field(
        datetime.date(2026, 1, 1), description="Date of this version; what packages carry as their time."
    )
    authors: tuple[ShortLine, ...] = ()
    publisher: ShortLine | None = None
    license: ShortLine | None = Field(None, description="Licence of the texts, such as CC-BY-4.0.")
    keywords: tuple[PlainText, ...] = ()


class Located(NamedTuple, Generic[Thing]):
    """Something in the course and where it stands."""

    path: Path
    section: "Section"
    thing: Thing


class Course(CourseInfo):
    """The whole course: what every format is written from."""

    sections: tuple[Section, ...] = ()

    @property
    def language(self) -> str:
        """The course's own language, in which every text is written."""
        return self.languages[0]

    def activities(self) -> Iterator[Located[Activity]]:
        """Every activity, in course order."""
        for number, section in enumerate(self.sections):
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

    def questions(self) -> Iterator[Located[Question]]:
        """Every question, in course order."""
        for path, section, quiz in self.quizzes():
            for index, question in enumerate(quiz.questions):
                yield Located((*path, "questions", index), section, question)


def question_idnumber(section: Section, quiz: Quiz, question: Question) -> str:
    """What tells Moodle which question this is, in every release: its own idnumber, else its path."""
    return question.idnumber or f"{section.id}/{quiz.id}/{question.id}"
