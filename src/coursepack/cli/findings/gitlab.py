"""Code quality report of GitLab: the subset of Code Climate's format that merge requests show."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from coursepack.cli.findings.found import Found


def as_gitlab(courses: Sequence[Found]) -> str:
    """A JSON list; a finding's fingerprint stays the same while lines move above it."""
    seen: Counter[str] = Counter()
    rows = []
    for found in courses:
        for problem in found.problems:
            path = found.path(problem)
            subject = "\0".join((path, problem.code, problem.message))
            seen[subject] += 1
            rows.append(
                {
                    "description": f"{problem.message}. {problem.remedy}",
                    "check_name": problem.code,
                    "fingerprint": hashlib.sha256(f"{subject}\0{seen[subject]}".encode()).hexdigest(),
                    "severity": "major" if found.fails(problem) else "minor",
                    "location": {"path": path, "lines": {"begin": problem.place.line}},
                }
            )
    return json.dumps(rows, ensure_ascii=False, indent=2)
