"""What tests share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from coursepack import Problem, check
from tests.specimens import write_course

settings.register_profile("ci", max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile(
    "long",
    max_examples=int(os.environ.get("COURSEPACK_CASES", "10_000")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("quick", max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

pytest_plugins = ["tests.browser.chromium"]

COURSES = Path(__file__).parents[1] / "course_source"

Files = dict[str, str | bytes]


@pytest.fixture
def problems_of(tmp_path: Path) -> Callable[[Files], tuple[Problem, ...]]:
    """Problems of the small course with these files changed."""

    def problems(changes: Files) -> tuple[Problem, ...]:
        return check(write_course(tmp_path / "course", changes)).problems

    return problems
