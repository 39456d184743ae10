"""manifest.json: what a release holds, for programs and for `verify`."""

import datetime
import json
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from coursepack.model import Node
from coursepack.model.scalars import Identifier, Language

SCHEMA_VERSION = 2
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=240)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Commit = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$")]
Count = Annotated[int, Field(ge=0)]


class Counts(Node):
    """How much there is of what an administrator counts after an import."""

    sections: Count
    activities: Count
    questions: Count
    points: Annotated[float, Field(ge=0, description="Sum of the points of the questions.")]


class BackupContents(Node):
    """What a Moodle course backup holds beyond what every package is counted by."""

    activities: dict[str, Count] = Field(
        description="How many by Moodle's name of the kind, such as `assign`."
    )
    badges: tuple[str, ...] = Field(
        (), description="Names of the badges, none of them active after a restore."
    )
    grade: float | None = Field(None, description="Points of the course total in the gradebook.")
    formulas: bool = Field(False, description="Whether texts have formulas that the filter MathJax shows.")


class LossEntry(Node):
    """Something that the package does not carry as the course has it."""

    subject: str = Field(description="section/activity/question")
    how: Literal["kept", "changed", "dropped"]
    what: str


class FileEntry(Node):
    """One file of the release."""

    file: FileName
    size: Count
    sha256: Sha256


class PackageEntry(FileEntry):
    """One file that an administrator imports."""

    format: str
    language: str = Field(description="Its language; `mul` where it has several.")
    languages: tuple[str, ...] = Field((), description="All of its languages, where it has several.")
    section: str | None = Field(None, description="Id of the only section it holds.")
    counts: Counts
    contents: BackupContents | None = Field(None, description="Of a Moodle course backup.")
    losses: tuple[LossEntry, ...] = ()
    moodle: str | None = Field(None, description="Lowest version of Moodle that restores it, of a backup.")
    plugins: tuple[str, ...] = Field((), description="Plug-ins that the site must have.")


class ActivityEntry(Node):
    """An activity of the course."""

    id: str
    kind: str
    title: dict[Language, str]
    points: float
    questions: tuple[str, ...] = Field((), description="Ids of its questions.")


class SectionEntry(Node):
    """A section of the course."""

    id: str
    title: dict[Language, str]
    activities: tuple[ActivityEntry, ...] = ()


class Tool(Node):
    """What built the release."""

    name: Literal["coursepack"] = "coursepack"
    version: str


class Source(Node):
    """What the release was built from."""

    sha256: Sha256 = Field(description="Hash of the paths and contents of all files of the course folder.")
    commit: Commit | None = Field(
        None,
        description="Commit whose files are exactly those of the course folder; null where there is none.",
    )


class Manifest(Node):
    """A release: its packages, its other files, and the outline of the course."""

    schema_version: Literal[2] = 2
    name: Identifier
    version: str
    title: dict[Language, str]
    languages: tuple[Language, ...]
    released: datetime.date
    license: str | None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    tool: Tool
    source: Source
    counts: Counts
    packages: tuple[PackageEntry, ...]
    documents: tuple[FileEntry, ...]
    outline: tuple[SectionEntry, ...]

    @model_validator(mode="before")
    @classmethod
    def _of_version_1(cls, value: Any) -> Any:
        """Schema version 1 had hashes in the outline, which are left out."""
        if isinstance(value, dict) and value.get("schema_version") == 1:
            value = {**value, "schema_version": SCHEMA_VERSION}
            if isinstance(value.get("outline"), list):
                value["outline"] = [_without_hashes(section) for section in value["outline"]]
        return value

    def as_bytes(self) -> bytes:
        """The file's bytes."""
        return _text(self.model_dump(mode="json")).encode()


def _without_hashes(value: Any) -> Any:
    """A part of the outline as it is since schema version 2."""
    if not isinstance(value, dict):
        return value
    rest = {key: item for key, item in value.items() if key != "sha256"}
    if isinstance(rest.get("activities"), list):
        rest["activities"] = [_without_hashes(item) for item in rest["activities"]]
    if isinstance(rest.get("questions"), list):
        rest["questions"] = [item.get("id") if isinstance(item, dict) else item for item in rest["questions"]]
    return rest


def schema_text(model: type[Node], title: str) -> str:
    """JSON Schema of a file that a release has."""
    schema = model.model_json_schema(mode="serialization")
    return _text({"$schema": _DIALECT, **schema, "title": title})


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
