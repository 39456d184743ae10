"""What each kind of file of a course may hold; the JSON Schemas are made from these."""

import difflib
from typing import Annotated, Any, Literal

from pydantic import Field

from coursepack.model import Book, CourseInfo, Glossary, Page, Quiz, SectionInfo, Training

Kind = Literal["page", "book", "quiz", "glossary", "training"]

ACTIVITY_KINDS: dict[Kind, type[Page | Book | Quiz | Glossary | Training]] = {
    "page": Page,
    "book": Book,
    "quiz": Quiz,
    "glossary": Glossary,
    "training": Training,
}
"""The word under `activities` and what it makes."""


class SectionForm(SectionInfo):
    """A file section.yaml."""

    activities: tuple[Annotated[dict[str, Any], Field(min_length=1)], ...] = Field(
        (), description="One item each: a kind and the name of its file, such as `- page: welcome`."
    )


class CourseForm(CourseInfo):
    """The file course.yaml."""

    sections: Annotated[
        tuple[str, ...], Field(min_length=1, description="Names of the sections' folders, in order.")
    ]


def nearest_kind(word: str) -> str:
    """What to try instead of an unknown kind of activity."""
    near = difflib.get_close_matches(word, ACTIVITY_KINDS, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"Use one of: {', '.join(ACTIVITY_KINDS)}."
