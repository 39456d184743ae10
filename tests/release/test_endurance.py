"""Releases that are killed, refused by the disk or crowded stay whole, and the next run succeeds.

50 runs of each here; `python -m tests.release.endurance --help` tells of the long run.
"""

import errno
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

endurance = pytest.importorskip("tests.release.endurance")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and kill")


@pytest.mark.parametrize(
    "asked",
    [["--kills", "50"], ["--faults", "17"], ["--parallel", "20", "--rounds", "1"]],
    ids=lambda words: words[0],
)
def test_no_release_is_torn_mixed_or_lost(asked):
    done = subprocess.run(
        [sys.executable, "-m", "tests.release.endurance", *asked],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        text=True,
    )
    report = json.loads(done.stdout)
    assert report
    assert {name: rows["broken"] for name, rows in report.items()} == {name: [] for name in report}
    if "kill -9" in report:
        assert report["kill -9"]["killed while running"] == 50
    for name, rows in report.items():
        if "refused" in rows:
            assert rows["refused"] == 17, name


class _Whole:
    """A site where nothing is ever broken."""

    def release(self, number):
        return number

    def broken(self):
        return []

    def recovers(self, number):
        return []


@pytest.fixture
def at_once(monkeypatch):
    """Every release ends well, whatever is to meet it; with more than a hundred of them the harness is stuck."""
    started = []

    def ended(work):
        started.append(os.posix_spawnp("true", ["true"], os.environ))
        assert len(started) <= 100, "no end"
        return started[-1]

    monkeypatch.setattr(endurance, "_forked", ended)
    monkeypatch.setattr(os, "kill", lambda child, with_signal: None)


@pytest.mark.usefixtures("at_once")
def test_kills_that_meet_no_release_come_to_an_end_and_are_told():
    report = endurance.kills(_Whole(), 2, random.Random(1))
    assert report["broken"] == ["0 of 2 were killed while running"]


@pytest.mark.usefixtures("at_once")
def test_faults_that_meet_no_release_come_to_an_end_and_are_told():
    report = endurance.faults(_Whole(), 2, errno.EIO, random.Random(1))
    assert report["broken"] == ["0 of 2 were refused"]
