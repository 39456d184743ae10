"""From a folder to packages: the same bytes every time, and nothing when something is wrong."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coursepack import CoursePackError, LossError, Wanted, build, check
from coursepack.formats import FORMATS
from tests.conftest import COURSES
from tests.specimens import write_course

_COURSE = COURSES / "ecowas-toolkit"


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def _copied_in_another_order(source: Path, target: Path) -> Path:
    files = [path for path in source.rglob("*") if path.is_file()]
    random.Random(7).shuffle(files)
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (1, 1))
    return target


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent"},
    ],
)
def test_the_same_source_gives_the_same_bytes(tmp_path, surroundings):
    build(_COURSE, tmp_path / "here")
    elsewhere = _copied_in_another_order(_COURSE, tmp_path / "other place" / "course")
    command = [sys.executable, "-m", "coursepack", "build", ".", "--out", str(tmp_path / "there")]
    subprocess.run(
        command, cwd=elsewhere, env={**os.environ, **surroundings}, check=True, capture_output=True
    )
    assert _digests(tmp_path / "here") == _digests(tmp_path / "there")


def test_source_date_epoch_is_the_clock(tmp_path, monkeypatch):
    from coursepack.flow import clock

    course = check(write_course(tmp_path)).course
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert clock(course).isoformat() == "1970-01-02T00:00:00+00:00"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert clock(course).isoformat() == f"{course.released}T00:00:00+00:00"


def test_one_format_one_language_leaves_the_others(tmp_path):
    folder = write_course(tmp_path / "course")
    before = {item.name for item in build(folder, tmp_path / "dist")}
    gift = tuple(row for row in FORMATS if row.name == "gift")
    (built,) = build(folder, tmp_path / "dist", Wanted(formats=gift, languages=("fr",)))
    assert built.name == "tiny-1.0.0-fr.gift"
    assert {path.name for path in (tmp_path / "dist").iterdir()} == before | {"losses.json"}


def test_a_course_with_errors_builds_nothing(tmp_path):
    folder = write_course(tmp_path / "course", {"one/quiz.yaml": "titel: Quiz\n"})
    with pytest.raises(CoursePackError):
        build(folder, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("See ![A lake](lake.svg) now.", "CP-T002", 15),
        ("See ![](sea.svg) now.", "CP-T006", 5),
        ("See <b onclick='x'>this</b>.", "CP-T001", 8),
        (r"See $\nonsense$ now.", "CP-T005", 6),
        ("See [plan](../../x.pdf) now.", "CP-T004", 12),
    ],
)
def test_a_fault_in_a_text_is_shown_at_its_column(tmp_path, line, code, column):
    page = f"# Welcome\n\nHello.\nAnd on.\n\n{line}\n"
    problem = check(write_course(tmp_path, {"one/welcome.en.md": page})).problems[0]
    assert (problem.code, str(problem.place)) == (code, f"one/welcome.en.md:6:{column}")


def test_losing_points_needs_leave(tmp_path):
    quiz = "title: Quiz\nquestions:\n  - {id: sea, type: truefalse, text: Salty., answer: true, points: 2}\n"
    folder = write_course(tmp_path / "course", {"one/quiz.yaml": quiz})
    with pytest.raises(LossError):
        build(folder, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()
    assert build(folder, tmp_path / "dist", allow_loss=True)
    assert "2 points become 1" in (tmp_path / "dist" / "losses.json").read_text(encoding="utf-8")


def test_a_finding_has_its_place_although_what_stands_before_it_cannot_be_read(tmp_path):
    quiz = "title: Quiz\nquestions:\n  - {id: sea, type: multichoice, text: Salty., answers: [{text: a}, {text: b}]}\n"
    files = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [none, one]\n",
        "one/section.yaml": "title: One\nactivities:\n  - page: none\n  - quiz: first\n  - quiz: second\n",
        "one/first.yaml": "titel: First\n",
        "one/second.yaml": quiz,
    }
    found = check(write_course(tmp_path, start=files)).problems
    assert "one/second.yaml:3:" in next(str(problem.place) for problem in found if problem.code == "CP-Q011")
