"""A course's findings with the paths that other tools know its files by."""

from dataclasses import dataclass
from pathlib import Path

from coursepack.flow import Checked
from coursepack.problems import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """What checking one course found."""

    course: str
    """The course's folder from the working folder, with slashes."""
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...] = ()
    """Warnings that the author accepts, with the reason."""
    strict: bool = False
    """Whether warnings count as errors."""

    def path(self, problem: Problem) -> str:
        """The problem's file from the working folder, with slashes."""
        return problem.place.file if self.course == "." else f"{self.course}/{problem.place.file}"

    def fails(self, problem: Problem) -> bool:
        """Whether the problem makes the check fail."""
        return problem.is_error or self.strict


def found_in(folder: Path, checked: Checked, *, strict: bool) -> Found:
    """The findings of a course folder, seen from the working folder; a folder outside of it as it was named."""
    absolute, here = folder.absolute(), Path.cwd()
    seen = absolute.relative_to(here) if absolute.is_relative_to(here) else folder
    return Found(seen.as_posix(), checked.problems, checked.accepted, strict)
