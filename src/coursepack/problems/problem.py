"""Problem: something wrong in a course or a file, with the place where it is mended."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops a build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file: path as the reader knows it, line and column counted from 1.

    In a workbook `sheet` names the sheet, and the line and column are those of the cell.
    """

    file: str
    line: int = 1
    column: int = 1
    sheet: str = ""

    def __str__(self) -> str:
        if self.sheet:
            return f'{self.file} Sheet "{self.sheet}" {_letters(self.column)}{self.line}'
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do about it.

    `code` is one of the catalogue's; `severity` is the catalogue's too.
    """

    code: str
    place: Place
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    excerpt: str = ""
    accepted: str = ""
    """The author's reason for leaving it so, where one is given."""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def with_excerpt(self, excerpt: str) -> "Problem":
        """The same problem, showing the line it stands on."""
        return replace(self, excerpt=excerpt)


def _letters(column: int) -> str:
    """A column's number as workbooks write it: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class CoursePackError(Exception):
    """A course that cannot be loaded or built; carries every problem found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            "; ".join(f"{problem.place}: {problem.code} {problem.message}" for problem in problems)
        )
        self.problems = problems

    def __reduce__(self) -> tuple[type["CoursePackError"], tuple[tuple[Problem, ...]]]:
        return CoursePackError, (self.problems,)  # so that another process can tell them


def in_reading_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line, column and code, each once."""
    unique = {(problem.place, problem.code, problem.message): problem for problem in problems}
    return tuple(unique[key] for key in sorted(unique))
