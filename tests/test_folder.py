"""A folder of packages is replaced all at once or not at all, by one process at a time."""

import os
import signal
import subprocess
import sys
import time

import pytest

from coursepack import folder as folders
from coursepack.folder import LockedError, replacing_folder
from coursepack.package import write


def _write(folder, name, *, keep=False):
    with replacing_folder(folder, keep=keep) as new:
        write(new / name, b"x")


def _fail(folder):
    """Begin to replace a folder, and fail after the first file."""
    with replacing_folder(folder, keep=False) as new:
        write(new / "new", b"x")
        raise _StoppedError


class _StoppedError(Exception):
    """What ends a build in these tests."""


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_replaces_the_old_one_whole(tmp_path):
    _write(tmp_path / "dist", "old")
    _write(tmp_path / "dist", "new")
    assert _names(tmp_path / "dist") == ["new"]
    assert _names(tmp_path) == [".dist.lock", "dist"]


def test_other_files_stay_when_asked(tmp_path):
    _write(tmp_path / "dist", "old")
    _write(tmp_path / "dist", "new", keep=True)
    assert _names(tmp_path / "dist") == ["new", "old"]


def test_when_something_fails_the_old_folder_is_untouched(tmp_path):
    _write(tmp_path / "dist", "old")
    with pytest.raises(_StoppedError):
        _fail(tmp_path / "dist")
    assert _names(tmp_path / "dist") == ["old"]
    assert _names(tmp_path) == [".dist.lock", "dist"]


def test_a_build_killed_between_the_two_renames_is_mended_by_the_next(tmp_path):
    _write(tmp_path / "dist", "old")
    (tmp_path / "dist").rename(tmp_path / ".dist.old")
    with pytest.raises(_StoppedError):
        _fail(tmp_path / "dist")
    assert _names(tmp_path / "dist") == ["old"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_either_way_of_replacing_leaves_the_new_folder_alone(tmp_path, monkeypatch, can_exchange):
    if not can_exchange:
        monkeypatch.setattr(folders, "_exchange", lambda one, other: False)
    _write(tmp_path / "dist", "old")
    _write(tmp_path / "dist", "new")
    assert _names(tmp_path) == [".dist.lock", "dist"]
    assert _names(tmp_path / "dist") == ["new"]


def test_a_second_process_is_told_which_one_it_waits_for(tmp_path):
    told = []
    with (
        replacing_folder(tmp_path / "dist", keep=False),
        pytest.raises(LockedError, match=f"process {os.getpid()} is writing"),
        replacing_folder(tmp_path / "dist", keep=False, wait=0.1, waiting=told.append),
    ):
        pass
    assert told == [str(os.getpid())]


_WRITER = """
import sys
from pathlib import Path
from coursepack.folder import replacing_folder
from coursepack.package import write
while True:
    for version in "ab":
        with replacing_folder(Path(sys.argv[1]), keep=False) as new:
            for number in range(20):
                write(new / f"{version}{number}", b"x" * 5000)
        print(version, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs kill")
def test_a_process_killed_at_any_moment_leaves_a_whole_folder(tmp_path):
    folder = tmp_path / "dist"
    for round_number in range(25):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, folder], stdout=subprocess.PIPE)
        writer.stdout.readline()
        time.sleep(0.002 * round_number)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        names = _names(folder)
        assert len(names) == 20
        assert len({name[0] for name in names}) == 1
    _write(folder, "next")
    assert _names(folder) == ["next"]
