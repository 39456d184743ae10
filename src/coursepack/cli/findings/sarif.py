"""SARIF 2.1.0 (OASIS, 2020-03-27): what code scanning services and editors read."""

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from coursepack.cli.explain import page
from coursepack.cli.findings.found import Found
from coursepack.problems import CATALOGUE, Problem, Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(courses: Sequence[Found]) -> str:
    """One run; its rules are the codes that were found."""
    rows = [(found, problem) for found in courses for problem in (*found.problems, *found.accepted)]
    codes = sorted({problem.code for _, problem in rows})
    driver = {
        "name": "coursepack",
        "version": version("coursepack"),
        "rules": [_rule(CATALOGUE[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, problem, codes.index(problem.code)) for found, problem in rows],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.remedy, "markdown": page(rule)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(found: Found, problem: Problem, index: int) -> dict[str, Any]:
    path = found.path(problem)
    region: dict[str, Any] = {"startLine": problem.place.line, "startColumn": problem.place.column}
    if problem.excerpt:
        region["snippet"] = {"text": problem.excerpt}
    identity = hashlib.sha256("\0".join((path, problem.code, problem.message)).encode()).hexdigest()
    result = {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": "error" if found.fails(problem) else "warning",
        "message": {"text": f"{problem.message}. {problem.remedy}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(path), "uriBaseId": "%SRCROOT%"},
                    "region": region,
                }
            }
        ],
        "partialFingerprints": {"coursepack/v1": identity},
    }
    if problem.accepted:
        result["suppressions"] = [{"kind": "inSource", "justification": problem.accepted}]
    return result
