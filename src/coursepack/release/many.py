"""Several courses: each released in a process of its own, or one after the other."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from coursepack.model import Course
from coursepack.release.bundle import Options, Released, release
from coursepack.release.hashes import of_bytes
from coursepack.source import CourseFiles
from coursepack.source.yaml_reader import read_yaml


class NamesakeError(Exception):
    """Two courses have the same id and version, and so the same place; the message names the other one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one course."""

    course: Path
    released: Released | None
    error: Exception | None = None


def shard(courses: Sequence[Path], number: int, of: int) -> tuple[Path, ...]:
    """The courses of shard `number` (from 1) of `of`: by their names alone, so that one more moves no other."""
    return tuple(
        course
        for course in courses
        if int(of_bytes(course.resolve().name.encode())[:8], 16) % of == number - 1
    )


def release_all(
    courses: Sequence[Path], options: Options, *, jobs: int, progress: Callable[[str], None]
) -> Iterator[Outcome]:
    """Release each course; one that fails does not stop the others. Outcomes come as they are ready."""
    twice = _namesakes(courses)
    for course, other in twice.items():
        yield Outcome(course, None, NamesakeError(f"{other} has the same id and version"))
    courses = [course for course in courses if course not in twice]
    if jobs <= 1 or len(courses) <= 1:
        for course in courses:
            yield _outcome(course, options, progress)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(courses)), mp_context=spawn) as pool:
        waiting = {pool.submit(_outcome, course, options): course for course in courses}
        for future in as_completed(waiting):
            progress(waiting[future].name)
            yield future.result()


def _namesakes(courses: Sequence[Path]) -> dict[Path, Path]:
    """Courses whose releases would take each other's place, each with one such other."""
    by_name: dict[tuple[str, str], list[Path]] = {}
    for course in dict.fromkeys(courses):
        name = _name(course)
        if name is not None:
            by_name.setdefault(name, []).append(course)
    return {
        course: next(other for other in same if other != course)
        for same in by_name.values()
        if len(same) > 1
        for course in same
    }


def _name(course: Path) -> tuple[str, str] | None:
    """Id and version as they are written; None where they cannot be read, as `release` will say."""
    files = CourseFiles(course)
    text = files.text("course.yaml") if files.exists("course.yaml") else None
    data = read_yaml(text, "course.yaml").data if text is not None else None
    if not isinstance(data, dict) or not data.get("id"):
        return None
    version = data.get("version") or Course.model_fields["version"].default
    return str(data["id"]).lower(), str(version).lower()


def _outcome(course: Path, options: Options, progress: Callable[[str], None] = lambda _: None) -> Outcome:
    try:
        return Outcome(course, release(course, options, progress))
    except Exception as error:  # noqa: BLE001 - told by whoever asked, beside what became of the others
        return Outcome(course, None, error)
