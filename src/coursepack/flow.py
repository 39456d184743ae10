"""The whole flow: a folder becomes a course, the course is checked, formats make files of it."""

import datetime
import errno
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from coursepack import checks
from coursepack.checks import Ask
from coursepack.folder import replacing_folder
from coursepack.formats import (
    DEFAULT_FORMATS,
    Artifact,
    Context,
    Edition,
    Format,
    Kept,
    Loss,
    MoodleVersion,
    Packing,
    Split,
    scorm,
)
from coursepack.model import Course, Section
from coursepack.package import Package, write
from coursepack.problems import CoursePackError, Finding, Place, Problem, in_reading_order
from coursepack.question_files import load
from coursepack.source import CourseFiles, Loaded


@dataclass(frozen=True, slots=True)
class Checked:
    """A course folder after loading and checking."""

    course: Course | None
    files: CourseFiles
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...] = ()
    """Warnings that the author accepts, with the reason."""

    @property
    def has_errors(self) -> bool:
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to build; empty means all."""

    formats: Sequence[Format] = DEFAULT_FORMATS
    languages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    split: Split = "module"
    edition: Edition = "3rd"
    schemas: Path | None = None
    multilang: bool = False
    moodle: tuple[MoodleVersion, ...] = ("4.5",)
    packing: Packing = "tar.gz"

    @property
    def is_everything(self) -> bool:
        """Whether nothing of the output folder is left to stay."""
        return set(DEFAULT_FORMATS) <= set(self.formats) and not self.languages and not self.sections


@dataclass(frozen=True, slots=True)
class Built:
    """One file that was written."""

    name: str
    format: str
    language: str
    size: int
    losses: tuple[Loss, ...] = field(default=())
    questions: tuple[str, ...] = ()

    def tally(self) -> dict[str, int]:
        """How many questions are kept whole, changed and dropped."""
        dropped = {loss.subject for loss in self.losses if loss.how is Kept.DROPPED}
        changed = {loss.subject for loss in self.losses if loss.how is Kept.CHANGED} - dropped
        kept = len(set(self.questions) - changed - dropped)
        return {"kept": kept, "changed": len(changed), "dropped": len(dropped)}


class LossError(Exception):
    """A format would drop questions or points; `built` says which."""

    def __init__(self, built: tuple[Built, ...]) -> None:
        super().__init__("questions or points would be lost")
        self.built = built


Progress = Callable[[str], None]


def check(
    folder: Path, ask: Ask | None = None, *, edition: str | None = None, multilang: bool = False
) -> Checked:
    """Load and check a course folder; every problem at once, with its place and excerpt.

    The network is asked about links only where `ask` is given, such as `checks.dead_addresses`. With `edition`,
    the course is read as that edition. With `multilang`, all languages must find room in one package.
    """
    loaded = load(folder, edition)
    found = checks.Sorted()
    if loaded.course is not None:
        is_whole = not any(problem.is_error for problem in loaded.problems)
        found = checks.check(loaded.course, loaded.files, ask, is_whole=is_whole, multilang=multilang)
    problems = [*loaded.problems, *(_problem(item, loaded) for item in found.reported)]
    accepted = [_problem(item, loaded) for item in found.accepted]
    return Checked(
        loaded.course, loaded.files, _ordered(problems, loaded.files), _ordered(accepted, loaded.files)
    )


def _ordered(problems: list[Problem], files: CourseFiles) -> tuple[Problem, ...]:
    lines = _Lines(files)
    return tuple(_with_excerpt(problem, lines) for problem in in_reading_order(problems))


def build(
    folder: Path, out: Path, wanted: Wanted | None = None, *, allow_loss: bool = False
) -> tuple[Built, ...]:
    """Check the course in a folder and write its packages into `out`; see `write_packages`."""
    return write_packages(check(folder), out, wanted or Wanted(), allow_loss=allow_loss)


def write_packages(
    checked: Checked,
    out: Path,
    wanted: Wanted,
    *,
    allow_loss: bool = False,
    progress: Progress = lambda _: None,
) -> tuple[Built, ...]:
    """Write the packages of a checked course into `out`, all or nothing.

    Raises CoursePackError when the course has errors, LossError when a format would drop questions or
    points and `allow_loss` is not set, LockedError when another process holds `out`, and OSError when the
    disk refuses; `out` is then as it was.
    """
    if checked.course is None or checked.has_errors:
        raise CoursePackError(checked.problems)
    context = context_of(checked.course, checked.files, wanted)
    with replacing_folder(
        out,
        keep=not wanted.is_everything,
        waiting=lambda holder: progress(f"waiting for process {holder}, which writes {out}"),
    ) as new:
        built = tuple(_built(checked.course, context, wanted.formats, new, progress))
        if not allow_loss and any(loss.how is Kept.DROPPED for item in built for loss in item.losses):
            raise LossError(built)
        write(new / "losses.json", _losses_json(built))
    return built


def export(
    checked: Checked, out: Path, wanted: Wanted, *, allow_loss: bool = False, overwrite: bool = False
) -> tuple[Built, ...]:
    """Write files of a checked course into a folder that holds other things too; each file whole or not at all.

    Raises as `write_packages` does, and FileExistsError where a file stands and `overwrite` is not set.
    """
    if checked.course is None or checked.has_errors:
        raise CoursePackError(checked.problems)
    context = context_of(checked.course, checked.files, wanted)
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".coursepack-", dir=out) as folder:
        built = tuple(_built(checked.course, context, wanted.formats, Path(folder), lambda _: None))
        if not allow_loss and any(loss.how is Kept.DROPPED for item in built for loss in item.losses):
            raise LossError(built)
        for item in built:
            if not overwrite and (out / item.name).exists():
                raise FileExistsError(errno.EEXIST, "the file exists", str(out / item.name))
        for item in built:
            (Path(folder) / item.name).replace(out / item.name)
    return built


def context_of(course: Course, files: CourseFiles, wanted: Wanted) -> Context:
    """What every format is handed."""
    languages = wanted.languages or course.languages
    context = Context(
        languages=languages,
        clock=clock(course),
        media=files,
        sections=wanted.sections,
        split=wanted.split,
        edition=wanted.edition,
        schemas=wanted.schemas,
        multilang=wanted.multilang and len(languages) > 1,
        moodle=wanted.moodle,
        packing=wanted.packing,
    )

    def section_package(course: Course, section: Section, languages: tuple[str, ...]) -> bytes:
        several = len(languages) > 1
        alone = replace(
            context, languages=languages, sections=(section.folder,), split="module", multilang=several
        )
        (artifact,) = scorm.write_scorm12(_showing(course, section), alone)
        assert isinstance(artifact.output, Package)
        return artifact.output.zipped()

    return replace(context, section_package=section_package)


def _showing(course: Course, section: Section) -> Course:
    """The course with the section shown: whoever names a hidden one for its package wants that package."""
    sections = tuple(
        item.model_copy(update={"hidden": False}) if item.id == section.id else item
        for item in course.sections
    )
    return course.model_copy(update={"sections": sections})


def clock(course: Course) -> datetime.datetime:
    """The time that packages carry: SOURCE_DATE_EPOCH (seconds), else the day of the course's release."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is not None:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return datetime.datetime.combine(course.released, datetime.time(), datetime.UTC)


def _built(
    course: Course, context: Context, formats: Sequence[Format], folder: Path, progress: Progress
) -> Iterator[Built]:
    for row in formats:
        for artifact in row.write(course, context):
            progress(artifact.name)
            yield _written(row, artifact, folder)


def _written(row: Format, artifact: Artifact, folder: Path) -> Built:
    size = write(folder / artifact.name, artifact.output)
    return Built(artifact.name, row.name, artifact.language, size, artifact.losses, artifact.questions)


def _losses_json(built: tuple[Built, ...]) -> bytes:
    rows = [
        {
            "file": item.name,
            "format": item.format,
            "subject": loss.subject,
            "how": loss.how.value,
            "what": loss.what,
        }
        for item in built
        for loss in item.losses
    ]
    files = [{"file": item.name, "format": item.format, **item.tally()} for item in built if item.questions]
    document = {"schema_version": 1, "questions": files, "losses": rows}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _problem(found: Finding, loaded: Loaded) -> Problem:
    if found.language is not None and found.line is not None:
        place = loaded.places.of_text_line(found.path, found.language, found.line)
        column = (_Lines(loaded.files).at(place) or "").find(found.written, place.column - 1)
        place = replace(place, column=max(place.column, column + 1))
    elif found.language is not None:
        place = loaded.places.of((*found.path, found.language))
    else:
        place = loaded.places.of(found.path)
    problem = found.rule.at(place, found.message, found.remedy)
    return replace(problem, accepted=found.accepted)


def _with_excerpt(problem: Problem, lines: "_Lines") -> Problem:
    line = lines.at(problem.place)
    return problem.with_excerpt(line) if line is not None else problem


class _Lines:
    """The lines of a course's files, each file read once."""

    def __init__(self, files: CourseFiles) -> None:
        self._files = files
        self._read: dict[str, list[str]] = {}

    def at(self, place: Place) -> str | None:
        """The line of a place; None where the file has none or cannot be read."""
        if place.sheet:
            return None
        if place.file not in self._read:
            self._read[place.file] = self._of(place.file)
        lines = self._read[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    def _of(self, file: str) -> list[str]:
        try:
            return self._files.read(file).decode("utf-8-sig", "replace").splitlines()
        except (OSError, ValueError):
            return []
