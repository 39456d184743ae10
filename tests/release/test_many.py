"""Many courses: in processes, in shards, and one that fails beside others that do not."""

import json

import pytest
from click.testing import CliRunner

from coursepack.cli import group
from coursepack.release.many import shard
from tests.specimens import TINY, write_course


def _run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


def _course(folder, name, *changes):
    yaml = str(TINY["course.yaml"]).replace("id: tiny", f"id: {name}")
    return write_course(folder / name, {"course.yaml": yaml}, *changes)


@pytest.fixture
def courses(tmp_path):
    for name in ("alpha", "beta", "gamma", "delta"):
        _course(tmp_path / "courses", name)
    return tmp_path / "courses"


def _archives(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.zip")}


def test_processes_and_shards_give_the_same_as_one(courses, tmp_path):
    assert _run("release", "--all", courses, "--out", tmp_path / "one").exit_code == 0
    assert _run("release", "--all", courses, "--out", tmp_path / "jobs", "--jobs", "8").exit_code == 0
    for number in (1, 2, 3):
        done = _run("release", "--all", courses, "--out", tmp_path / "shards", "--shard", f"{number}/3")
        assert done.exit_code == 0
    one = _archives(tmp_path / "one")
    assert len(one) == 4
    assert one == _archives(tmp_path / "jobs") == _archives(tmp_path / "shards")
    catalogues = {(tmp_path / name / "catalogue.json").read_bytes() for name in ("one", "jobs", "shards")}
    assert len(catalogues) == 1


def test_shards_made_apart_are_joined_by_catalogue(courses, tmp_path):
    for number in (1, 2):
        _run("release", "--all", courses, "--out", tmp_path / f"part{number}", "--shard", f"{number}/2")
    joined = tmp_path / "joined"
    joined.mkdir()
    for part in ("part1", "part2"):
        for path in (tmp_path / part).glob("*-1.0.0*"):
            path.rename(joined / path.name)
    assert _run("catalogue", joined).exit_code == 0
    catalogue = json.loads((joined / "catalogue.json").read_bytes())
    assert [item["name"] for item in catalogue["releases"]] == ["alpha", "beta", "delta", "gamma"]


def test_every_course_is_in_one_shard(tmp_path):
    folders = [tmp_path / f"course-{number}" for number in range(200)]
    parts = [shard(folders, number, 7) for number in range(1, 8)]
    assert sorted(path for part in parts for path in part) == sorted(folders)
    assert max(map(len, parts)) < 60


@pytest.mark.parametrize("jobs", [1, 3])
def test_one_that_fails_does_not_stop_the_others(courses, tmp_path, jobs):
    write_course(courses / "beta", {"one/quiz.yaml": "titel: Quiz\n"}, start={})
    done = _run("release", "--all", courses, "--out", tmp_path / "dist", "--jobs", jobs)
    assert (done.exit_code, len(_archives(tmp_path / "dist"))) == (1, 3)
    assert "CP-S002" in done.stderr
    assert "beta: " in done.stderr


@pytest.mark.parametrize("wrong", ["0/2", "3/2", "x", "1", "1/0"])
def test_a_wrong_shard_is_said(courses, wrong):
    assert _run("release", "--all", courses, "--shard", wrong).exit_code == 2


def test_a_folder_that_cannot_be_written_is_said(courses, tmp_path):
    (tmp_path / "file").write_text("no folder")
    done = _run("release", courses / "alpha", "--out", tmp_path / "file" / "dist")
    assert (done.exit_code, "earlier release is as it was" in done.stderr) == (4, True)
