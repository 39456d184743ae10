"""What tests of releases share."""

from pathlib import Path

import pytest

from coursepack.release import Options, Released, release
from tests.specimens import write_course


@pytest.fixture
def tiny(tmp_path: Path) -> Released:
    """A release of the small course, beside the course's folder."""
    return release(write_course(tmp_path / "course"), Options(tmp_path / "dist"))
