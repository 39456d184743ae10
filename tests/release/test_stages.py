"""The benchmark of releases finds each of its stages in the code that it times."""

import json
import subprocess
import sys
from pathlib import Path

from tests.specimens import write_course

ROOT = Path(__file__).parents[2]


def test_every_stage_of_a_release_is_timed(tmp_path):
    agenda = "sessions: [{id: talk, of: one/welcome, on: [2026-03-03], at: '14:00'}]\n"
    course = write_course(tmp_path / "course", {"agenda.yaml": agenda})
    words = ["release", str(course), "--out", str(tmp_path / "dist"), "--allow-warnings"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.release.stages", *words], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    seconds = json.loads(done.stdout.splitlines()[-1])
    assert [stage for stage, spent in seconds.items() if not spent > 0] == []
