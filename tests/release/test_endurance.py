"""Releases that are killed, refused by the disk or crowded stay whole, and the next run succeeds.

50 runs of each here; `python -m tests.release.endurance --help` tells of the long run.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
