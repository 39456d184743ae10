"""The recipes that `init` writes: their commands are run as they stand in a new course, and do what they say."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from coursepack.cli import group
from coursepack.source.recipes import RECIPES

_ROOT = Path(__file__).parents[2]
_BREAK = "titel: Quiz\n"


@pytest.fixture
def course(tmp_path):
    words = [word for name in RECIPES for word in ("--recipe", name)]
    assert CliRunner().invoke(group, ["init", str(tmp_path / "my-course"), *words]).exit_code == 0
    return tmp_path / "my-course"


def _sh(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def _github(course: Path, job: str) -> list[str]:
    steps = yaml.safe_load((course / RECIPES["github"]).read_text())["jobs"][job]["steps"]
    return [step["run"] for step in steps if "run" in step]


def _gitlab(course: Path, job: str) -> list[str]:
    return yaml.safe_load((course / RECIPES["gitlab"]).read_text())[job]["script"]


def _run_job(commands: list[str], course: Path) -> list[subprocess.CompletedProcess[str]]:
    """The job's commands but the installation, which must be of this very version."""
    first, *others = commands
    assert re.fullmatch(r'pip install "coursepack==\d+\.\d+\.\d+"', first)
    return [_sh(command, course) for command in others]


@pytest.mark.parametrize("job", [_github, _gitlab])
def test_a_job_checks_and_a_tag_releases(course, job):
    done = [*_run_job(job(course, "check"), course), *_run_job(job(course, "release"), course)]
    assert [item.returncode for item in done] == [0] * len(done), [item.stderr for item in done]
    assert (course / "dist" / "my-course-0.1.0.zip").is_file()


@pytest.mark.parametrize("job", [_github, _gitlab])
def test_a_broken_course_fails_the_job(course, job):
    (course / "01-first-steps" / "quiz.yaml").write_text(_BREAK)
    done = _run_job(job(course, "check"), course)
    assert done[-1].returncode == 1


def test_a_broken_course_is_shown_by_github_beside_the_line(course):
    (course / "01-first-steps" / "quiz.yaml").write_text(_BREAK)
    (done,) = _run_job(_github(course, "check"), course)
    assert "::error file=01-first-steps/quiz.yaml,line=1,col=1," in done.stdout


def test_gitlab_finds_the_reports_it_asks_for(course):
    _run_job(_gitlab(course, "check"), course)
    job = yaml.safe_load((course / RECIPES["gitlab"]).read_text())["check"]
    for report in job["artifacts"]["reports"].values():
        assert (course / report).stat().st_size > 1


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_make(course):
    done = _sh("make check verify", course)
    assert done.returncode == 0, done.stderr
    assert "all as released" in done.stdout
    (course / "01-first-steps" / "quiz.yaml").write_text(_BREAK)
    assert _sh("make release", course).returncode != 0


@pytest.mark.parametrize(
    "file", [None, _ROOT / ".pre-commit-hooks.yaml"], ids=["of the course", "of coursepack"]
)
def test_pre_commit_hooks(course, file):
    if file is None:
        (hook,) = yaml.safe_load((course / RECIPES["pre-commit"]).read_text())["repos"][0]["hooks"]
    else:
        (hook,) = yaml.safe_load(file.read_text())
    assert (hook["pass_filenames"], hook["language"]) == (False, "python")
    assert re.search(hook["files"], "one/quiz.yaml")
    assert not re.search(hook["files"], "one/sea.svg")
    assert _sh(hook["entry"], course).returncode == 0
