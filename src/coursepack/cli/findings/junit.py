"""JUnit XML, which nearly every CI system shows: a suite for each course, a case for each finding."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from coursepack.cli.findings.found import Found
from coursepack.problems import Problem

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def as_junit(courses: Sequence[Found]) -> str:
    """The report; a course without findings is one case that passed."""
    suites = "".join(_suite(found) for found in courses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="coursepack">\n{suites}</testsuites>'


def _suite(found: Found) -> str:
    failures = sum(found.fails(problem) for problem in found.problems)
    cases = "".join(_case(found, problem) for problem in found.problems)
    if not found.problems:
        cases = f'<testcase classname={_attribute(found.course)} name="check" time="0"/>\n'
    return (
        f'<testsuite name={_attribute(found.course)} tests="{max(len(found.problems), 1)}" '
        f'failures="{failures}" errors="0" skipped="0" time="0">\n{cases}</testsuite>\n'
    )


def _case(found: Found, problem: Problem) -> str:
    place = f"{found.path(problem)}:{problem.place.line}:{problem.place.column}"
    text = _text(f"{place}\n{problem.message}\n{problem.remedy}")
    if found.fails(problem):
        kind = _attribute(problem.code)
        inside = f"<failure type={kind} message={_attribute(problem.message)}>{text}</failure>"
    else:
        inside = f"<system-out>{text}</system-out>"
    return (
        f"<testcase classname={_attribute(found.course)} name={_attribute(f'{problem.code} {place}')} "
        f'file={_attribute(found.path(problem))} line="{problem.place.line}" time="0">{inside}</testcase>\n'
    )


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _text(text: str) -> str:
    return escape(_legal(text))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
