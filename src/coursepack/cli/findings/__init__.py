"""Findings for machines: one module a format, each a function from findings to text."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from coursepack.cli.findings.found import Found, found_in
from coursepack.cli.findings.github import as_github
from coursepack.cli.findings.gitlab import as_gitlab
from coursepack.cli.findings.junit import as_junit
from coursepack.cli.findings.sarif import as_sarif
from coursepack.cli.output import problems_json

WRITERS: Mapping[str, Callable[[Sequence[Found]], str]] = {
    "sarif": as_sarif,
    "junit": as_junit,
    "github": as_github,
    "gitlab": as_gitlab,
}
"""The formats by the names that `--format` takes, besides text and json."""

findings_format = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", *WRITERS]),
    default="text",
    help="For whom: people, programs, code scanning, test reports, GitHub Actions, GitLab.",
)

__all__ = ["WRITERS", "Found", "findings_format", "found_in", "report"]


def report(found: Sequence[Found], output_format: str, *, several: bool, **more: Any) -> str:
    """The findings of courses as one document; `more` are further keys of JSON.

    In JSON the files of several courses are named from the working folder, those of one from the course's.
    """
    if output_format != "json":
        return WRITERS[output_format](found)
    seen = [one.from_here() for one in found] if several else found
    problems = [problem for one in seen for problem in one.problems]
    accepted = [problem for one in seen for problem in one.accepted]
    return problems_json(problems, accepted, **more)
