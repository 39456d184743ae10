"""A whole course out of a Moodle backup."""

from pathlib import Path

from coursepack.formats import moodle_xml
from coursepack.formats.mbz.reading import ReadCourse, read
from coursepack.importing.plan import CannotImportError, Import
from coursepack.source.save import save


def read_course(path: Path, language: str = "") -> ReadCourse:
    """The course in a backup; its questions are read as Moodle XML would say them. Raises OSError."""
    return read(path, moodle_xml.read, language)


def _whole(name: str) -> str:
    """What a file that is kept aside belongs to: a question has one file, an activity a folder."""
    return name if name.startswith("questions/") else name.rpartition("/")[0]


def why_no_course(found: ReadCourse) -> str:
    """Why reading a backup found no course: its errors, else the last of its warnings."""
    errors = [problem for problem in found.problems if problem.is_error] or found.problems[-1:]
    return "; ".join(problem.message for problem in errors) or "it holds no course"


def prepare_course(path: Path, folder: Path, language: str = "") -> tuple[Import, ReadCourse]:
    """What importing a backup into a folder writes; writes nothing.

    Raises CannotImportError for what is no backup, and for a folder that has a course; OSError for a file that
    cannot be opened.
    """
    if (folder / "course.yaml").exists():
        raise CannotImportError(f"{folder} has a course already; name a new folder with --to")
    found = read_course(path, language)
    if found.course is None:
        raise CannotImportError(f"{path}: {why_no_course(found)}")
    prepared = Import(folder)
    for name, text in save(found.course).items():
        prepared.put(name, text.encode())
    contents = found.file.contents(found.files.values())
    for name, key in found.files.items():
        if key in contents:
            prepared.put(name, contents[key])
    for name, content in found.kept_aside.items():
        prepared.put(f"kept-aside/{name}", content)
    prepared.new = sum(1 for _ in found.course.questions())
    prepared.kept_aside = len({_whole(name) for name in found.kept_aside})
    return prepared, found
