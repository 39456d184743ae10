"""The commit is told only where the files are exactly those of it."""

import subprocess

import pytest

from coursepack.release.commit import commit_of
from coursepack.release.hashes import files_of
from tests.specimens import write_course


def _git(folder, *words):
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", folder, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(tmp_path):
    write_course(tmp_path / "courses" / "tiny", {".gitignore": "dist/\n"})
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "-A")
    _git(tmp_path, "commit", "-qm", "First")
    return tmp_path


def _commit(folder):
    return commit_of(folder, files_of(folder))


def test_files_as_committed(repository):
    assert _commit(repository / "courses" / "tiny") == _git(repository, "rev-parse", "HEAD")


def test_a_changed_an_added_and_a_missing_file(repository):
    course = repository / "courses" / "tiny"
    page = course / "one" / "welcome.en.md"
    text = page.read_text()
    page.write_text("# Other\n")
    assert _commit(course) is None
    page.write_text(text)
    (course / "new.md").write_text("x")
    assert _commit(course) is None
    (course / "new.md").unlink()
    assert _commit(course) is not None
    page.unlink()
    assert _commit(course) is None


def test_outside_a_repository(tmp_path):
    assert _commit(write_course(tmp_path / "course")) is None


def test_nothing_that_the_repository_configures_is_run(repository):
    course = repository / "courses" / "tiny"
    marker = repository / "ran"
    _git(repository, "config", "core.fsmonitor", f"touch {marker}; false")
    (repository / ".gitattributes").write_text("* filter=evil\n")
    _git(repository, "config", "filter.evil.clean", f"touch {marker}; cat")
    assert _commit(course) is not None
    assert not marker.exists()
