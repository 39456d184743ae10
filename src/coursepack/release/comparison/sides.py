"""A release, a Moodle backup or a course's folder, opened to be compared."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from coursepack import flow
from coursepack.comparing import Comparable
from coursepack.model import Course
from coursepack.problems import Problem
from coursepack.release import hashes
from coursepack.release.comparison.backups import Backup, backups_of
from coursepack.release.reading import MANIFEST_FILE, read_manifest
from coursepack.source import CourseFiles
from coursepack.source.editions import FOLDER as EDITIONS


class CannotCompareError(Exception):
    """A path names nothing that a course can be compared with; the message says why, and what would do."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems

    def __reduce__(self) -> tuple[type["CannotCompareError"], tuple[str, tuple[Problem, ...]]]:
        return CannotCompareError, (str(self), self.problems)


@dataclass(frozen=True, slots=True)
class Source:
    """A course without errors, and its files."""

    course: Course
    files: CourseFiles

    def comparable(self) -> Comparable:
        """The course as it is written."""
        return Comparable(self.course, self._digest)

    def _digest(self, name: str) -> str:
        """As Moodle names contents."""
        if not self.files.exists(name):
            return ""
        return hashlib.sha1(self.files.read(name), usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are compared: the source of a course, or its backups by language."""

    name: str
    """How to speak of it: its version, or the name of the file."""
    source: Source | None = None
    backups: tuple[Backup, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can be compared in, at least one."""
        if self.source is not None:
            return self.source.course.languages
        return tuple(dict.fromkeys(language for backup in self.backups for language in backup.languages))


def side_of(path: Path, edition: str | None = None) -> Side:
    """What a path names: a release (folder or archive), a Moodle backup (.mbz) or a course's folder.

    A course is read as `edition`, where it has it. Raises CannotCompareError, reading.UnreadableError and OSError.
    """
    if path.is_dir() and (path / "course.yaml").is_file():
        return _folder(path, edition)
    if path.suffix.lower() == ".mbz":
        return Side(path.name, backups=backups_of(path))
    if path.suffix.lower() == ".zip" or (path / MANIFEST_FILE).is_file():
        return _release(path)
    raise CannotCompareError(
        f"{path} is neither a release, nor a Moodle backup (.mbz), nor a course's folder"
    )


def _folder(path: Path, edition: str | None) -> Side:
    has_edition = edition is not None and (path / EDITIONS / f"{edition}.yaml").is_file()
    checked = flow.check(path, edition=edition if has_edition else None)
    if checked.course is None or checked.has_errors:
        errors = tuple(problem for problem in checked.problems if problem.is_error)
        raise CannotCompareError(f"{path} is no course without errors", errors)
    return Side(checked.course.version, Source(checked.course, checked.files))


def _release(path: Path) -> Side:
    manifest = read_manifest(path)
    backups = backups_of(path, manifest)
    if not backups:
        message = (
            f"{path} has no Moodle backup to compare with; name the course's folder as it was then, "
            "its .mbz, or a release that has one"
        )
        raise CannotCompareError(message)
    return Side(manifest.version, backups=backups)


def content_of(path: Path) -> str:
    """A hash of what stands at a path that `side_of` reads. Raises OSError."""
    if not path.is_dir():
        return hashes.of_file(path)
    if (path / "course.yaml").is_file():
        return hashes.of_folder(path)
    return hashes.of_file(path / MANIFEST_FILE)
