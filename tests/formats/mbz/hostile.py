"""Reading a backup that somebody has spoilt: what must hold whatever stands in it."""

import contextlib
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from coursepack.formats.mbz.reading import inspect
from coursepack.importing import CannotImportError, carry_out, prepare_course
from coursepack.problems import Problem
from coursepack.question_files import load

SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended."""

    is_imported: bool
    problems: int
    loading: tuple[Problem, ...] = ()
    """Errors of the course that came out; looked for where it was written."""


def read_hostile(data: bytes, folder: Path, *, written: bool = False) -> Outcome:
    """Inspect and import an archive; fails where that takes too long or says something without a place.

    With `written`, the course is written too, and loaded again as an author would.
    """
    path = folder / "course.mbz"
    path.write_bytes(data)
    started = time.process_time()
    problems = list(inspect(path).problems)
    prepared = None
    with contextlib.suppress(CannotImportError):
        prepared, found = prepare_course(path, folder / "course")
        problems += found.problems
    assert time.process_time() - started < SECONDS
    for problem in problems:
        assert problem.place.file
        assert problem.place.line >= 1
        assert problem.message
        assert len(problem.message) < 2_100
    if prepared is None:
        return Outcome(False, len(problems))
    for name in prepared.files:
        assert not PurePosixPath(name).is_absolute(), name
        assert ".." not in PurePosixPath(name).parts, name
    if not written:
        return Outcome(True, len(problems))
    carry_out(prepared)
    loaded = load(folder / "course")
    return Outcome(True, len(problems), tuple(item for item in loaded.problems if item.is_error))
