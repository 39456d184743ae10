"""inspect, verify, import and export say what they find, and end with the right exit code."""

import json

import pytest
from click.testing import CliRunner

from coursepack.cli import group
from tests.specimens import EVERY_TYPE, english_course, write_course

_GIFT = "$CATEGORY: $course$/top/Sea\n\nA {T}\n\nB {=1 ~2}\n\nC {=%50%x}\n\nD {F}\n\nE {=1\n"


def _run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


@pytest.fixture
def bank(tmp_path):
    file = tmp_path / "bank.gift"
    file.write_text(_GIFT, encoding="utf-8")
    return file


def test_inspect_counts_what_moodle_stores(bank):
    result = _run("inspect", bank, "--format", "json")
    document = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert document["format"] == "gift"
    assert document["questions"] == {"multichoice": 1, "truefalse": 1}
    assert document["categories"] == [["Sea"]]
    assert document["not_stored"] == 2
    assert [(problem["code"], problem["line"]) for problem in document["problems"]] == [
        ("CP-Q012", 7),
        ("CP-G001", 11),
    ]


def test_inspect_tells_people_the_same(bank):
    output = _run("inspect", bank).output
    assert "Moodle stores 2 questions: multichoice 1, truefalse 1" in output
    assert "Moodle leaves out 2 more, the first on line 7" in output


def test_a_file_of_no_known_format_is_named(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    result = _run("inspect", tmp_path / "x.pdf", "--format", "json")
    assert result.exit_code == 3
    assert [problem["code"] for problem in json.loads(result.stdout)["problems"]] == ["CP-R002"]


def test_verify_shows_each_problem_where_it_stands(bank):
    result = _run("verify", bank)
    assert result.exit_code == 1
    assert f"{bank}:11:3  CP-G001  this {{ is not closed\n    │ E {{=1\n    │   ^\n" in result.stderr


def test_verify_passes_a_good_file(tmp_path):
    (tmp_path / "good.gift").write_text("A {T}\n", encoding="utf-8")
    result = _run("verify", tmp_path / "good.gift")
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_encoding_can_be_named(tmp_path):
    file = tmp_path / "old.gift"
    file.write_bytes("Où est la mer ? {=ici ~là}\n".encode("windows-1252"))
    assert _run("verify", file).exit_code == 1
    assert _run("verify", file, "--encoding", "windows-1252").exit_code == 0
    assert "there is no encoding x" in _run("verify", file, "--encoding", "x").stderr


def test_a_format_can_be_named(tmp_path):
    file = tmp_path / "questions.dat"
    file.write_text("A {T}\n", encoding="utf-8")
    assert _run("inspect", file).exit_code == 3
    assert _run("inspect", file, "--from", "gift").exit_code == 0


def test_import_writes_the_good_questions_and_tells_of_the_bad(bank, tmp_path):
    result = _run("import", bank, "--to", tmp_path / "course")
    assert result.exit_code == 1
    assert "CP-G001" in result.stderr
    assert "4 new, 0 changed, 0 as they were." in result.stderr
    assert f"wrote {tmp_path / 'course/bank/sea.yaml'}" in result.stdout


def test_a_dry_run_writes_nothing(bank, tmp_path):
    result = _run("import", bank, "--to", tmp_path / "course", "--dry-run")
    assert "would write" in result.stdout
    assert not (tmp_path / "course").exists()


def test_diff_shows_every_change(bank, tmp_path):
    result = _run("import", bank, "--to", tmp_path / "course", "--dry-run", "--diff")
    assert "--- /dev/null\n+++ bank/sea.yaml\n@@ -0,0 +1," in result.stdout
    assert "+title: Sea\n" in result.stdout


def test_export_writes_one_file_beside_others_and_none_over_them(tmp_path):
    course = write_course(tmp_path / "course")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    assert _run("export", course, "--to", "gift", "--out", tmp_path / "out").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["mine.txt", "tiny-1.0.0-en.gift"]
    refused = _run("export", course, "--to", "gift", "--out", tmp_path / "out")
    assert (refused.exit_code, "exists" in refused.stderr) == (1, True)
    assert _run("export", course, "--to", "gift", "--out", tmp_path / "out", "--force").exit_code == 0


def test_export_says_how_many_questions_are_carried_whole(tmp_path):
    english_course(tmp_path / "course", EVERY_TYPE)
    arguments = ("export", tmp_path / "course", "--to", "aiken", "--out", tmp_path / "out")
    refused = _run(*arguments)
    assert refused.exit_code == 1
    assert list((tmp_path / "out").iterdir()) == []
    assert _run(*arguments, "--allow-loss").exit_code == 0
    assert "8 questions: 0 kept, 0 changed, 8 dropped" in refused.stderr
