"""A preview that runs while a test does."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coursepack.preview import Preview, Site
from tests.specimens import write_course


@contextmanager
def running(folder: Path, standard=None) -> Iterator[Preview]:
    preview = Preview(
        Site(folder, lambda problems: "\n".join(problem.message for problem in problems), standard)
    )
    preview.refresh()
    thread = threading.Thread(target=preview.run)
    thread.start()
    try:
        yield preview
    finally:
        preview.stop()
        thread.join()


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_course(tmp_path / "course")
