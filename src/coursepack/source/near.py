"""What was probably meant by a file or a course that is not there."""

import difflib
import re
from pathlib import Path, PurePosixPath

from coursepack.source.files import CourseFiles

_ENDINGS = re.compile(
    r"(?P<name>.+?)(?P<ending>(?:\.[A-Za-z-]+)?\.(?:yaml|md))(?:\.[A-Za-z-]+)?\.(?:yaml|md)"
)
_TEXT = re.compile(r"\.(?:md|markdown)\b", re.IGNORECASE)
_YAML = re.compile(r"\.ya?ml\b", re.IGNORECASE)


def near_file(files: CourseFiles, path: str) -> str | None:
    """What to do about a file that does not exist, where one like it is there."""
    folder, _, name = path.rpartition("/")
    if folder and not files.is_folder(folder):
        return _near_folder(files, folder)
    names = _names(files, folder)
    doubled = _ENDINGS.fullmatch(name)
    if doubled and doubled["name"] + doubled["ending"] in names:
        return f"Write {doubled['name']} alone: the ending is not part of the name."
    found = _alike(name, names)
    if found:
        return f"There is {found}: rename it to {name}, or correct the name here."
    elsewhere = next((place for place in _everywhere(files) if PurePosixPath(place).name == name), None)
    return f"There is {elsewhere}: move it to {folder or 'the course folder'}." if elsewhere else None


def near_course(root: Path) -> str | None:
    """What to do where a folder is no course, if a course is near."""
    try:
        inside = sorted(entry.name for entry in root.iterdir()) if root.is_dir() else []
    except OSError:
        return None
    alike = [name for name in inside if re.fullmatch(r"course\.ya?ml(\.\w+)?", name, re.IGNORECASE)]
    if alike:
        return f"Rename {alike[0]} to course.yaml."
    above = next(
        (folder for folder in root.resolve().parents[:2] if (folder / "course.yaml").is_file()), None
    )
    if above is not None:
        return f"The course is the folder {above}."
    courses = [name for name in inside if (root / name / "course.yaml").is_file()]
    if courses:
        return f"It holds courses: name one, such as {(root / courses[0]).as_posix()}, or all with --all."
    return None


def _alike(name: str, names: tuple[str, ...]) -> str | None:
    """The file of the same kind, text or YAML, whose name without endings is most alike."""
    kind = _TEXT if _TEXT.search(name) else _YAML
    stems = {other.partition(".")[0].lower(): other for other in names if kind.search(other)}
    stems.pop("section", None)
    close = difflib.get_close_matches(name.partition(".")[0].lower(), list(stems), n=1, cutoff=0.75)
    return stems[close[0]] if close else None


def _near_folder(files: CourseFiles, folder: str) -> str | None:
    try:
        known = [entry.name for entry in files.root.iterdir() if entry.is_dir() and entry.name[0] != "."]
    except OSError:
        return None
    close = difflib.get_close_matches(folder, known, n=1, cutoff=0.6)
    return f"There is a folder {close[0]}: did you mean that one?" if close else None


def _names(files: CourseFiles, folder: str) -> tuple[str, ...]:
    return files.names(folder) if files.is_folder(folder) else ()


def _everywhere(files: CourseFiles) -> list[str]:
    """Files of the course folder and of the folders in it."""
    try:
        folders = sorted(
            entry.name for entry in files.root.iterdir() if entry.is_dir() and entry.name[0] != "."
        )
    except OSError:
        return []
    return [
        *_names(files, "."),
        *(f"{folder}/{name}" for folder in folders for name in _names(files, folder)),
    ]
