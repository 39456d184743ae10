"""Workflow commands of GitHub Actions: each finding a line that becomes a note beside the changed line."""

from collections.abc import Sequence

from coursepack.cli.findings.found import Found
from coursepack.problems import Problem


def as_github(courses: Sequence[Found]) -> str:
    """`::error file=…,line=…,col=…,title=…::message`, a line for each finding."""
    return "\n".join(_line(found, problem) for found in courses for problem in found.problems)


def _line(found: Found, problem: Problem) -> str:
    level = "error" if found.fails(problem) else "warning"
    properties = {
        "file": found.path(problem),
        "line": str(problem.place.line),
        "col": str(problem.place.column),
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{problem.message}\n{problem.remedy}"
    return f"::{level} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
