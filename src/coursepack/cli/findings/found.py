"""A course's findings with the paths that other tools know its files by."""

from dataclasses import dataclass, replace
from pathlib import Path

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

    def from_here(self) -> "Found":
        """The same findings, each file named from the working folder."""
        return replace(
            self,
            problems=tuple(self._moved(problem) for problem in self.problems),
            accepted=tuple(self._moved(problem) for problem in self.accepted),
        )

    def _moved(self, problem: Problem) -> Problem:
        return replace(problem, place=replace(problem.place, file=self.path(problem)))


def found_in(
    folder: Path, problems: tuple[Problem, ...], accepted: tuple[Problem, ...] = (), *, strict: bool
) -> Found:
    """The findings of a course folder, seen from the working folder; a folder outside of it as it was named."""
    absolute, here = folder.absolute(), Path.cwd()
    seen = absolute.relative_to(here) if absolute.is_relative_to(here) else folder
    return Found(seen.as_posix(), problems, accepted, strict)
