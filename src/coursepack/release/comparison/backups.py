"""Moodle backups as courses: those of a release, one by itself, and what a course's folder would become."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coursepack import flow
from coursepack.comparing import Comparable
from coursepack.flow import Wanted
from coursepack.formats import MoodleVersion, format_named
from coursepack.formats.mbz.reading import ReadCourse
from coursepack.formats.mbz.target import TARGETS
from coursepack.importing.courses import read_course, why_no_course
from coursepack.model import Course, Node, PlainText, RichText
from coursepack.package import write
from coursepack.release.hashes import of_bytes
from coursepack.release.manifest import Manifest, PackageEntry
from coursepack.release.reading import UnreadableError, received
from coursepack.render import in_language, languages_in
from coursepack.source import CourseFiles

_FORMAT = "mbz"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup, and where it is."""

    path: Path
    """Of its own, or of the release that it is part of."""
    languages: tuple[str, ...]
    moodle: MoodleVersion = "4.5"
    entry: PackageEntry | None = None
    """What the release's manifest says of it."""

    def comparable(self, language: str) -> Comparable:
        """The course in one of its languages; raises reading.UnreadableError and OSError."""
        several = len(self.languages) > 1
        if self.entry is None:
            return _comparable(self.path, language, several=several)
        with received(self.path) as files:
            is_there = files.sizes().get(self.entry.file, -1) == self.entry.size
            data = files.read(self.entry.file) if is_there else b""
        if of_bytes(data) != self.entry.sha256:
            raise UnreadableError(f"{self.entry.file} is not as it was released in {self.path}")
        with TemporaryDirectory() as folder:
            path = Path(folder) / self.entry.file
            path.write_bytes(data)
            return _comparable(path, language, several=several)


def backups_of(path: Path, manifest: Manifest | None = None) -> tuple[Backup, ...]:
    """The backups of a release that need no plug-in, or the one at `path`; raises reading.UnreadableError."""
    if manifest is None:
        return (Backup(path, _spoken(path)),)
    found = (item for item in manifest.packages if item.format == _FORMAT and not item.plugins)
    return tuple(
        Backup(path, item.languages or (item.language,), _version(item.moodle), item) for item in found
    )


def built(course: Course, files: CourseFiles, language: str, like: Backup) -> Comparable:
    """A course as it comes out of a backup made of it now, in one language: made as another one was.

    What no backup holds, and names that Moodle does not keep, are then the same on both sides.
    """
    several = tuple(item for item in course.languages if item in like.languages)
    languages = several if len(like.languages) > 1 and language in several else (language,)
    row = format_named(_FORMAT)
    assert row is not None
    wanted = Wanted((row,), languages, multilang=len(languages) > 1, moodle=(like.moodle,))
    artifact = next(iter(row.write(course, flow.context_of(course, files, wanted))))
    with TemporaryDirectory() as folder:
        path = Path(folder) / artifact.name
        write(path, artifact.output)
        return _comparable(path, language, several=len(languages) > 1)


def _comparable(path: Path, language: str, *, several: bool) -> Comparable:
    """The course of a backup; of several languages, what readers of this one see."""
    found = _read(path, language)
    course = found.course
    assert course is not None
    if several:
        course = _in_language(course, language)
        course = course.model_copy(update={"languages": (language,)})
    if course.starts is not None and course.starts.date() == course.released:
        course = course.model_copy(
            update={"starts": None}
        )  # a course without a date starts when it is released
    return Comparable(course, lambda name: found.files.get(name, ""))


def _read(path: Path, language: str = "") -> ReadCourse:
    found = read_course(path, language)
    if found.course is None:
        raise UnreadableError(f"{path.name} is no Moodle backup that can be read: {why_no_course(found)}")
    return found


def _spoken(path: Path) -> tuple[str, ...]:
    """The languages of a backup: those of which its texts have spans, else the course's own."""
    course = _read(path).course
    assert course is not None
    found = dict.fromkeys(language for text in _texts(course) for language in languages_in(text))
    return tuple(found) or course.languages


def _version(name: str | None) -> MoodleVersion:
    return next((known for known in TARGETS if known == name), "4.5")


def _texts(value: object) -> Iterator[str]:
    """Every text below a value of the model."""
    match value:
        case PlainText() | RichText():
            yield from value.values.values()
        case Node():
            for name in type(value).model_fields:
                yield from _texts(getattr(value, name))
        case tuple():
            for item in value:
                yield from _texts(item)
        case _:
            return


def _in_language(value: Any, language: str) -> Any:
    """A value of the model with what its texts show to readers of one language."""
    match value:
        case PlainText() | RichText():
            text = next(iter(value.values.values()), "")
            return value.model_copy(update={"values": {language: in_language(text, language)}})
        case Node():
            fields = {name: getattr(value, name) for name in type(value).model_fields}
            read = {name: _in_language(item, language) for name, item in fields.items()}
            return value.model_copy(
                update={name: item for name, item in read.items() if item is not fields[name]}
            )
        case tuple():
            found = tuple(_in_language(item, language) for item in value)
            return value if all(one is other for one, other in zip(found, value, strict=True)) else found
        case _:
            return value
