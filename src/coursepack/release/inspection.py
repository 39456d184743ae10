"""Opening a package as whoever imports it would, to count what is in it."""

from dataclasses import dataclass
from pathlib import Path

from coursepack.formats.kinds import kind_of
from coursepack.release.manifest import Counts


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found in a package."""

    questions: int
    points: float
    faults: tuple[str, ...]
    """What is wrong with it, each with its place."""


def inspect(data: bytes, name: str) -> Inspected | None:
    """What a question file holds; None for a kind of file that is counted nowhere yet."""
    kind = kind_of(data, name)
    if kind is None:
        return None
    bank = kind.read(data, name)
    faults = tuple(f"{problem.place}: {problem.message}" for problem in bank.problems if problem.is_error)
    return Inspected(len(bank.entries), sum(entry.question.points for entry in bank.entries), faults)


def found_in(path: Path, expected: Counts) -> Counts:
    """What is in a package: as counted in it, where it can be counted."""
    found = inspect(path.read_bytes(), path.name)
    if found is None:
        return expected
    return expected.model_copy(update={"questions": found.questions, "points": found.points})
