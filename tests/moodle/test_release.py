"""The import guide's commands, run as they stand in a real Moodle; what is there afterwards is what it says."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coursepack.release import Options, release
from tests.conftest import COURSES
from tests.moodle.conftest import ORACLE

_COMMAND = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The real course, released."""
    return release(COURSES / "ecowas-toolkit", Options(tmp_path_factory.mktemp("dist"), allow_warnings=True))


def _commands(folder: Path) -> list[str]:
    """The guide's commands in its first language, in order, as a reader copies them."""
    guide = (folder / "IMPORT-GUIDE.md").read_text(encoding="utf-8")
    first = guide[: guide.index("\n# ", 1)]
    return _COMMAND.findall(first)


def test_the_guide_as_it_stands(made, site):
    said = _run(made, site, [command for command in _commands(made.folder) if "moosh" not in command])
    restored = re.findall(r"Restored course ID: (\d+)", said)
    uploaded = re.findall(r"^\d+\tOK\t(\d+)\t", said, re.MULTILINE)
    assert (len(restored), len(uploaded)) == (2, 2)
    assert _held(site, restored) == _held(site, uploaded) == _promised(made)


def test_the_guide_with_moosh(made, site):
    if shutil.which("moosh") is None:
        pytest.skip("there is no moosh on the PATH")
    commands = _commands(made.folder)
    settings = next(command for command in commands if "CATEGORY:=" in command)
    said = _run(made, site, [settings, *(command for command in commands if "moosh" in command)])
    made_by_it = re.findall(r"New course ID for '[^']*': (\d+)", said)
    assert len(made_by_it) == 2
    assert _held(site, made_by_it) == _promised(made)


def _run(made, site, commands):
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    script = "".join(f"{command}\n" for command in commands)
    done = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=made.folder,
        env={**os.environ, "PATH": path, "MOODLE": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _promised(made):
    return [item.counts.model_dump() for item in made.manifest.packages if item.format == "mbz"]


def _held(site, numbers):
    """What each course holds; the course is deleted."""
    names = ("sections", "activities", "questions", "points")
    return [{name: found[name] for name in names} for found in (_counted(site, number) for number in numbers)]


def _counted(site: Path, number: str) -> dict[str, object]:
    command = ["php", ORACLE / "count_course.php", f"--moodle={site}", f"--course={number}", "--delete"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(("package_format", "option"), [("moodle-xml", "xml"), ("gift", "gift")])
def test_question_banks_hold_what_the_guide_says(made, oracle, package_format, option):
    for package in made.manifest.packages:
        if package.format == package_format:
            report = oracle("import_questions.php", f"--format={option}", made.folder / package.file)
            assert report["imported"] == package.counts.questions
            assert report["notifications"] == []
            points = sum(float(question["defaultmark"]) for question in report["questions"])
            assert points == package.counts.points
