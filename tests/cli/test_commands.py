"""Each command says what happened, to people and to machines, and ends with the right exit code."""

import json

import pytest
from click.testing import CliRunner

from coursepack.cli import group, main
from tests.specimens import write_course

_BROKEN = {
    "one/quiz.yaml": "titel: Quiz\nquestions:\n  - {id: sea, type: truefalse, text: Salty., answer: true}\n"
}


def _run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


def test_check_of_a_good_course(tmp_path):
    result = _run("check", write_course(tmp_path / "course"))
    assert (result.exit_code, result.stdout.strip()) == (0, f"{tmp_path / 'course'}: 0 errors, 0 warnings.")


def test_check_shows_place_excerpt_caret_and_remedy(tmp_path):
    result = _run("check", write_course(tmp_path / "course", _BROKEN, {"one/quiz.fr.yaml": "{}"}))
    assert result.exit_code == 1
    assert (
        "one/quiz.yaml:1:1  CP-S002  there is no “titel” here\n"
        "    │ titel: Quiz\n"
        "    │ ^\n"
        "    Did you mean “title”?\n"
    ) in result.stderr


def test_check_as_json_goes_to_standard_output_alone(tmp_path):
    result = _run("check", write_course(tmp_path / "course", _BROKEN), "--format", "json")
    document = json.loads(result.stdout)
    assert (result.exit_code, document["schema_version"], result.stderr) == (1, 1, "")
    first = document["problems"][0]
    assert set(first) == {"code", "severity", "file", "line", "column", "message", "remedy"}


def test_a_warning_is_an_error_when_strict(tmp_path):
    course = write_course(tmp_path / "course", {"one/welcome.de.md": "# Willkommen\n"})
    assert _run("check", course).exit_code == 0
    assert _run("check", course, "--strict").exit_code == 1


def test_no_more_than_fifty_problems_are_shown(tmp_path):
    question = "  - {id: sea, type: truefalse, text: Salty., answer: maybe}\n"
    course = write_course(tmp_path / "course", {"one/quiz.yaml": "title: Quiz\nquestions:\n" + question * 60})
    result = _run("check", course)
    assert "… and 10 more" in result.stderr


def test_explain_has_a_wrong_and_a_right_example():
    output = _run("explain", "cp-q012").stdout
    assert output.startswith("# CP-Q012: Fractions that do not add up to 100 %")
    assert "Wrong (`one/quiz.yaml`)" in output
    assert "Right (`one/quiz.yaml`)" in output


def test_explain_of_an_unknown_code_names_the_nearest():
    result = _run("explain", "CP-S0199")
    assert (result.exit_code, "Did you mean CP-S019?" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("--to", "gfit", "moodle-xml"),
        ("--lang", "de", "en, fr"),
        ("--module", "9", "one"),
        ("--moodle", "4.0", "4.5"),
    ],
)
def test_a_wrong_choice_names_the_right_ones(tmp_path, option, value, hint):
    result = _run("build", write_course(tmp_path / "course"), option, value, "--out", tmp_path / "dist")
    assert (result.exit_code, hint in result.stderr) == (2, True)


def test_init_then_check_then_build(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert _run("init", "my-course").exit_code == 0
    assert _run("check", "my-course").exit_code == 0
    assert _run("build", "my-course").exit_code == 0
    assert (tmp_path / "dist" / "my-course" / "my-course-0.1.0-en.xml").is_file()


def test_init_quotes_a_name_with_a_space_in_what_comes_next(tmp_path):
    result = _run("init", tmp_path / "My course")
    assert f'coursepack check "{tmp_path / "My course"}"' in result.stdout


def test_init_does_not_write_over_what_is_there(tmp_path):
    (tmp_path / "course.yaml").write_text("mine")
    assert _run("init", tmp_path).exit_code == 1
    assert (tmp_path / "course.yaml").read_text() == "mine"


def test_a_build_without_a_file_says_so(tmp_path):
    result = _run("build", write_course(tmp_path / "course"), "--to", "ics", "--out", tmp_path / "dist")
    assert (result.exit_code, result.stdout, "No file was written" in result.stderr) == (0, "", True)


def test_schema_check_tells_a_stale_file(tmp_path):
    assert _run("schema", "--out", tmp_path).exit_code == 0
    assert _run("schema", "--out", tmp_path, "--check").exit_code == 0
    (tmp_path / "quiz.schema.json").write_text("{}")
    result = _run("schema", "--out", tmp_path, "--check")
    assert (result.exit_code, "quiz.schema.json" in result.stderr) == (1, True)


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path):
    course = write_course(tmp_path / "course")
    (tmp_path / "file").write_text("no folder")
    result = _run("build", course, "--out", tmp_path / "file" / "dist")
    assert (result.exit_code, "Cannot write" in result.stderr) == (4, True)


def test_a_fault_of_ours_shows_no_traceback(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["coursepack", "explain", "CP-Q012"])
    monkeypatch.setattr("coursepack.cli.explain.page", lambda rule: 1 / 0)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 70
    assert "This is a fault in coursepack" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["inspect", "x.pdf"], 3),
        (["inspect", "good.gift"], 0),
        (["import", "bad.gift", "--to", "new"], 1),
        (["diff", "before", "after"], 1),
        (["diff", "before", "before"], 0),
        (["explain", "--help"], 0),
    ],
)
def test_the_exit_code_that_is_documented_reaches_the_shell(tmp_path, monkeypatch, arguments, code):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "good.gift").write_text("A {T}\n")
    (tmp_path / "bad.gift").write_text("A {T}\n\nB {=1\n")
    write_course(tmp_path / "before")
    write_course(tmp_path / "after", {"one/welcome.en.md": "# Welcome\n\nAnother text.\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["coursepack", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    assert (end.value.code or 0) == code
