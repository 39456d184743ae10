"""Findings for machines: one module a format, each a function from findings to text."""

from collections.abc import Callable, Mapping, Sequence

from coursepack.cli.findings.found import Found, found_in
from coursepack.cli.findings.github import as_github
from coursepack.cli.findings.gitlab import as_gitlab
from coursepack.cli.findings.junit import as_junit
from coursepack.cli.findings.sarif import as_sarif

WRITERS: Mapping[str, Callable[[Sequence[Found]], str]] = {
    "sarif": as_sarif,
    "junit": as_junit,
    "github": as_github,
    "gitlab": as_gitlab,
}
"""The formats by the names that `--format` takes, besides text and json."""

__all__ = ["WRITERS", "Found", "found_in"]
