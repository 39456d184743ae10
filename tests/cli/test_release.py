"""`release` tells people and machines what it found and what became of each course."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from coursepack.cli import group
from tests.specimens import TINY, write_course

_DOUBTFUL_LINK = "# Welcome\n\n[Read on](http://example.org/x).\n"


def _run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


@pytest.fixture
def courses(tmp_path, monkeypatch):
    """One course that is well, one with a warning, one with an error."""
    yaml = str(TINY["course.yaml"])
    write_course(tmp_path / "good", {"course.yaml": yaml.replace("id: tiny", "id: good")})
    warned = {"course.yaml": yaml.replace("id: tiny", "id: warned"), "one/welcome.en.md": _DOUBTFUL_LINK}
    write_course(tmp_path / "warned", warned)
    write_course(tmp_path / "broken", {"one/section.yaml": "titel: One\nactivities: []\n"})
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("output_format", ["sarif", "junit", "github", "gitlab", "json"])
def test_a_report_goes_to_standard_output_alone(courses, output_format):
    done = _run("release", "good", "broken", "--format", output_format)
    assert done.exit_code == 1
    assert "broken/one/section.yaml" in done.stdout
    assert "packages" in done.stderr
    assert "section.yaml" not in done.stderr


def test_json_says_what_became_of_each_course(courses, tmp_path):
    done = json.loads(_run("release", "good", "broken", "--format", "json").stdout)
    assert done["releases"] == [
        {"course": "broken", "exit_code": 1},
        {
            "course": "good",
            "exit_code": 0,
            "folder": "dist/good-1.0.0",
            "archive": "dist/good-1.0.0.zip",
            "packages": len(list((tmp_path / "dist" / "good-1.0.0").glob("*-1.0.0-*"))),
            "unchanged": False,
        },
    ]


def test_warnings_that_are_allowed_are_told_again_when_nothing_changed(courses):
    reports = [
        json.loads(_run("release", "warned", "--allow-warnings", "--format", "json").stdout) for _ in "12"
    ]
    first, second = reports
    assert [problem["severity"] for problem in first["problems"]] == ["warning"]
    assert first["problems"] == second["problems"]
    assert [report["releases"][0]["unchanged"] for report in reports] == [False, True]


def test_people_read_the_warnings_that_are_allowed(courses):
    done = _run("release", "warned", "--allow-warnings")
    assert (done.exit_code, "welcome.en.md" in done.stderr) == (0, True)


def test_allowed_warnings_are_no_failures_in_a_report(courses):
    assert "::warning" in _run("release", "warned", "--allow-warnings", "--format", "github").stdout
    assert "::error" in _run("release", "warned", "--format", "github").stdout


def test_courses_that_would_take_each_other_s_place_are_not_released(courses):
    write_course(Path("again"), {"course.yaml": Path("good/course.yaml").read_bytes()})
    done = _run("release", "--all", ".", "--allow-warnings")
    assert done.exit_code == 1
    assert "again: good has the same id and version. Nothing was released" in done.stderr
    assert "good: again has the same id and version. Nothing was released" in done.stderr
    assert sorted(path.name for path in Path("dist").glob("*.zip")) == ["warned-1.0.0.zip"]


def test_a_course_without_a_version_has_the_first_one_and_namesakes_there(tmp_path):
    yaml = str(TINY["course.yaml"])
    write_course(tmp_path / "said", {"course.yaml": yaml})
    write_course(tmp_path / "unsaid", {"course.yaml": yaml.replace("version: 1.0.0\n", "")})
    done = _run("release", "--all", tmp_path, "--out", tmp_path / "dist")
    assert (done.exit_code, (tmp_path / "dist" / "tiny-1.0.0").exists()) == (1, False)
    assert "unsaid has the same id and version" in done.stderr


def test_a_course_that_is_not_there_is_no_fault_of_the_disk(courses):
    done = _run("release", "goood")
    assert (done.exit_code, "CP-S019  goood has no file course.yaml" in done.stderr) == (1, True)


def test_a_language_that_a_course_does_not_have_names_those_it_has(courses):
    done = _run("release", "good", "--lang", "de")
    assert (done.exit_code, "it has en, fr" in done.stderr) == (1, True)


def test_a_part_without_courses_says_so(courses):
    parts = [_run("release", "good", "--shard", f"{number}/2") for number in (1, 2)]
    assert [done.exit_code for done in parts] == [0, 0]
    assert sorted("No course falls into part" in done.stderr for done in parts) == [False, True]


def test_files_go_by_their_course_also_where_only_one_of_several_has_findings(courses, tmp_path):
    (tmp_path / "dist" / "good-1.0.0.zip" / "in-the-way").mkdir(parents=True)
    done = json.loads(_run("release", "good", "broken", "--format", "json").stdout)
    assert [row["exit_code"] for row in done["releases"]] == [1, 4]
    assert {problem["file"].split("/")[0] for problem in done["problems"]} == {"broken"}
