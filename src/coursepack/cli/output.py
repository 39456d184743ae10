"""Problems and results as text, JSON and exit codes."""

import json
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from coursepack.cli.exits import FINDINGS, MISMATCH, NOT_WRITABLE, UNREADABLE
from coursepack.problems import Problem

SHOWN_AT_MOST = 50

__all__ = [
    "FINDINGS",
    "MISMATCH",
    "NOT_WRITABLE",
    "UNREADABLE",
    "as_json",
    "fail",
    "problem_rows",
    "problems_json",
    "show_accepted",
    "show_problems",
    "summary",
]


def show_problems(problems: Sequence[Problem]) -> None:
    """Problems for a reader, on standard error: place, code, message, excerpt with caret, remedy."""
    for problem in problems[:SHOWN_AT_MOST]:
        click.echo(as_text(problem), err=True)
    if len(problems) > SHOWN_AT_MOST:
        click.echo(f"… and {len(problems) - SHOWN_AT_MOST} more; `--format json` lists all.\n", err=True)


def summary(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning`."""
    errors = sum(problem.is_error for problem in problems)
    return f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"


def show_accepted(problems: Sequence[Problem]) -> None:
    """Warnings that the author accepts, each on a line with the reason, on standard error."""
    for problem in problems:
        code = click.style(problem.code, fg="green")
        click.echo(f"{problem.place}  {code}  accepted: {problem.accepted} ({problem.message})", err=True)


def problems_json(problems: Sequence[Problem], accepted: Sequence[Problem] = (), **more: Any) -> str:
    """Problems for a machine; accepted warnings stand apart, with the reason; `more` are further keys."""
    rows = problem_rows(problems)
    accepted_rows = [{**_row(problem), "accepted": problem.accepted} for problem in accepted]
    return as_json({"schema_version": 1, "problems": rows, "accepted": accepted_rows, **more})


def problem_rows(problems: Sequence[Problem]) -> list[dict[str, str | int]]:
    """Problems as a part of a document."""
    return [_row(problem) for problem in problems]


def _row(problem: Problem) -> dict[str, str | int]:
    row: dict[str, str | int] = {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "remedy": problem.remedy,
    }
    return row | ({"sheet": problem.place.sheet} if problem.place.sheet else {})


def as_json(value: dict[str, Any]) -> str:
    """JSON as coursepack prints it."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def fail(message: str, exit_code: int) -> NoReturn:
    """Say what happened, on standard error, and end with the exit code."""
    click.echo(message, err=True)
    sys.exit(exit_code)


def as_text(problem: Problem) -> str:
    """A problem as it is shown, with colours."""
    place = click.style(str(problem.place), bold=True)
    code = click.style(problem.code, fg="red" if problem.is_error else "yellow")
    lines = [f"{place}  {code}  {problem.message}"]
    if problem.excerpt.strip():
        lines += _excerpt(problem)
    lines.append(f"    {problem.remedy}")
    return "\n".join(lines) + "\n"


def _excerpt(problem: Problem, width: int = 100) -> list[str]:
    """The line and a caret below the column; a long line is cut around it."""
    column = problem.place.column - 1
    start = max(0, column - width // 2) if len(problem.excerpt) > width else 0
    shown = problem.excerpt[start : start + width].replace("\t", " ")
    return [f"    │ {shown}", f"    │ {' ' * (column - start)}^"]


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
