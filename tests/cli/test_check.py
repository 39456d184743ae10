"""`check` of one course and of many, for people and machines."""

import json

import pytest
from click.testing import CliRunner

from coursepack.cli import group
from tests.specimens import write_course

_BROKEN = {"one/section.yaml": "titel: One\nactivities: []\n"}


def _run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


@pytest.fixture
def two_courses(tmp_path, monkeypatch):
    write_course(tmp_path / "courses" / "good")
    write_course(tmp_path / "courses" / "bad", _BROKEN)
    (tmp_path / "courses" / "notes").mkdir()
    monkeypatch.chdir(tmp_path)


def test_all_courses_of_a_folder_are_checked(two_courses):
    result = _run("check", "--all", "courses")
    assert (result.exit_code, result.stdout) == (1, "courses/good: 0 errors, 0 warnings.\n")
    assert "courses/bad: " in result.stderr


def test_of_several_courses_files_are_named_from_the_working_folder(two_courses):
    problems = json.loads(_run("check", "courses/bad", "courses/good", "--format", "json").stdout)["problems"]
    assert "courses/bad/one/section.yaml" in {problem["file"] for problem in problems}


@pytest.mark.parametrize("output_format", ["sarif", "junit", "github", "gitlab"])
def test_a_report_goes_to_standard_output_alone(two_courses, output_format):
    result = _run("check", "courses/bad", "--format", output_format)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "courses/bad/one/section.yaml" in result.stdout


def test_a_folder_without_courses_is_said(tmp_path):
    result = _run("check", "--all", tmp_path)
    assert (result.exit_code, "holds a course.yaml" in result.stderr) == (2, True)
