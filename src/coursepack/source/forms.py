"""What each kind of file of a course may hold; the JSON Schemas are made from these."""

import difflib
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from coursepack.model import (
    Activity,
    ActivityBase,
    Assignment,
    Book,
    ChoiceActivity,
    CourseInfo,
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
    SectionInfo,
    Training,
    Url,
    Wiki,
    Workshop,
)

Kind = Literal[
    "page",
    "book",
    "label",
    "url",
    "file",
    "folder",
    "quiz",
    "bank",
    "glossary",
    "training",
    "assignment",
    "forum",
    "wiki",
    "feedback",
    "choice",
    "lesson",
    "scorm",
    "lti",
    "workshop",
]

ACTIVITY_KINDS: dict[Kind, type[Activity]] = {
    "page": Page,
    "book": Book,
    "label": Label,
    "url": Url,
    "file": File,
    "folder": Folder,
    "quiz": Quiz,
    "bank": QuestionBank,
    "glossary": Glossary,
    "training": Training,
    "assignment": Assignment,
    "forum": Forum,
    "wiki": Wiki,
    "feedback": Feedback,
    "choice": ChoiceActivity,
    "lesson": Lesson,
    "scorm": Scorm,
    "lti": ExternalTool,
    "workshop": Workshop,
}
"""The word under `activities` and what it makes."""


STAND_INS = {
    "certificate": "Id of a certificate: the page that opens when it is earned.",
    "agenda": "A page with the course's sessions, under this id.",
}
"""Words under `activities` that stand for a page made of what the whole course says."""

SETTINGS_BESIDE = tuple(name for name in ActivityBase.model_fields if name != "id")
"""Keys that may stand beside the kind and name of an activity, in section.yaml."""


class SectionForm(SectionInfo):
    """A file section.yaml."""

    activities: tuple[Annotated[dict[str, Any], Field(min_length=1)], ...] = Field(
        (),
        description="One item each: a kind and the name of its file, such as `- page: welcome`, or its keys "
        "written in place; settings such as `available_when` may stand beside the kind.",
    )


class CourseForm(CourseInfo):
    """The file course.yaml."""

    sections: Annotated[
        tuple[str, ...], Field(min_length=1, description="Names of the sections' folders, in order.")
    ]


def kind_of(entry: Mapping[str, Any]) -> Kind | None:
    """The kind of activity that an item under `activities` names; None where it names none."""
    return next((kind for kind in ACTIVITY_KINDS if kind in entry), None)


def nearest_kind(word: str) -> str:
    """What to try instead of an unknown kind of activity."""
    near = difflib.get_close_matches(word, ACTIVITY_KINDS, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"Use one of: {', '.join(ACTIVITY_KINDS)}."
