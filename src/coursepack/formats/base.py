"""What every format is: a function from a course and a context to files."""

import datetime
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol

from coursepack.model import Course, Section
from coursepack.package import Output

_NAMESPACE = uuid.UUID("6f0c2a3e-52a4-5d0b-9b7e-0b6f3c8e6d11")


Split = Literal["module", "course", "page"]
"""What a SCORM package is of, and what each of its parts shows: a section in a package of its own, each
section in the course's package, or each page in the section's package."""

Edition = Literal["3rd", "4th"]
"""Of SCORM 2004; platforms that read the 4th also read the 3rd."""

MoodleVersion = Literal["3.11", "4.1", "4.5", "5.1"]
"""What a course backup is written for; it restores there and in later versions."""

Packing = Literal["tar.gz", "zip"]
"""How a course backup is packed; Moodle restores both."""


SEVERAL = "mul"
"""The language of a file that holds several (ISO 639-2)."""


class Kept(StrEnum):
    """How much of something a format carries."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a format cannot carry as the course has it."""

    subject: str
    """The question or activity: `section/activity/question`."""
    how: Kept
    what: str
    """What is changed or dropped, and what becomes of it, in the reader's words."""


class MediaFiles(Protocol):
    """The course's own files, by path relative to the course."""

    def read(self, path: str) -> bytes:
        """The file's bytes; raises OSError when it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a build hands to every format: languages, time, files. Nothing else comes from outside."""

    languages: tuple[str, ...]
    clock: datetime.datetime
    media: MediaFiles
    sections: tuple[str, ...] = ()
    """Folders of the sections asked for; all when empty."""
    split: Split = "module"
    edition: Edition = "3rd"
    multilang: bool = False
    """Whether a file holds every language, for formats that can; else each language has its own files."""
    schemas: Path | None = None
    """Folder of schema files to put into SCORM packages; their licence keeps them out of ours."""
    moodle: tuple[MoodleVersion, ...] = ("4.5",)
    """Versions that course backups are made for, a file each."""
    packing: Packing = "tar.gz"
    shows_hidden: bool = False
    """Whether SCORM packages show, marked as such, what learners do not see: for the preview of a course."""
    section_package: Callable[[Course, Section, tuple[str, ...]], bytes] | None = None
    """A section in some languages as a SCORM package, for formats that hold packages of their own course."""

    @property
    def voices(self) -> tuple[tuple[str, ...], ...]:
        """The languages of each file: all of them in one, or one in each."""
        return (self.languages,) if self.multilang else tuple((name,) for name in self.languages)

    def wants(self, section: Section) -> bool:
        """Whether packages of this section are asked for."""
        return not self.sections or section.folder in self.sections


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of a build."""

    name: str
    output: Output
    language: str
    """Its language; `mul` where it has several."""
    losses: tuple[Loss, ...] = field(default=())
    questions: tuple[str, ...] = ()
    """Subjects (as in `Loss`) of the questions that the course has for it; of a file of questions only."""
    moodle: MoodleVersion | None = None
    """The lowest version that it is for; of a course backup only."""
    plugins: tuple[str, ...] = ()
    """Plug-ins that the site must have before the file is brought in, such as `mod_customcert`."""
    languages: tuple[str, ...] = ()
    """All of its languages, where it has several."""


FormatName = Literal["moodle-xml", "gift", "aiken", "xlsx", "scorm-1.2", "scorm-2004", "mbz", "ics"]


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table of formats."""

    name: FormatName
    title: str
    extension: str
    reader: str
    """Who opens the file and how, in one line for the administrator."""
    write: Callable[[Course, Context], Iterable[Artifact]]
    by_default: bool = True
    """Whether a build makes it without being asked."""
    holds: Literal["course", "section", "questions", "dates"] = "course"
    """What a file is made from: the whole course; one section, with the terms and the questions that it takes
    from others; questions and the titles of where they stand; or the agenda."""
    multilang: bool = False
    """Whether a file can hold several languages."""


def stable_id(*parts: str) -> str:
    """A UUID that is the same for the same parts, in every build."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(parts)))


def voice(languages: tuple[str, ...]) -> str:
    """The language of a file: `en`, or `mul` (ISO 639-2) for several."""
    return languages[0] if len(languages) == 1 else SEVERAL


def voice_name(languages: tuple[str, ...]) -> str:
    """What a file's name says of its languages: `en`, or `multilang` for several."""
    return languages[0] if len(languages) == 1 else "multilang"


def file_name(course: Course, *parts: str, extension: str) -> str:
    """`ecowas-toolkit-1.0.0-en.xml`: course, version and what tells this file from the others."""
    return "-".join((course.id, course.version, *parts)).lower() + extension
