"""A workbook that experts have worked in changes just what they changed."""

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from coursepack.cli import group
from coursepack.source import load
from tests.specimens import EVERY_TYPE, write_course

_QUIZ = (
    "title: Quiz\n# Reviewed in May.\nquestions:\n"
    "  - id: salty\n    type: multichoice\n    text: What is _salty_?   # asked often\n    single: true\n"
    "    answers:\n      - {text: The sea, right: true, feedback: Yes.}\n      - {text: The lake}\n"
    "    hints: [{text: Taste it.}]\n"
    "  - {id: deep, type: truefalse, text: It is deep., answer: true}\n"
)
_COURSE = {
    "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n",
    "one/section.yaml": "title: 'Module 1: the sea'\nactivities:\n  - quiz: quiz\n  - quiz: other\n",
    "one/quiz.yaml": _QUIZ,
    "one/other.yaml": "title: Other\nquestions:\n  - {id: wet, type: truefalse, text: It is wet., answer: true}\n",
}


def _run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


@pytest.fixture
def course(tmp_path):
    return write_course(tmp_path / "course", start=dict(_COURSE))


@pytest.fixture
def expert(course, tmp_path):
    """Exports the course, lets an expert change the workbook, and imports it."""

    def work(change, *options):
        assert _run("export", course, "--to", "xlsx", "--out", tmp_path).exit_code == 0
        file = tmp_path / "tiny-1.0.0-en.xlsx"
        book = load_workbook(file)
        change(book.worksheets[0])
        book.save(file)
        return _run("import", file, "--to", course, *options)

    return work


def test_nothing_changed_changes_nothing(course, expert):
    result = expert(lambda sheet: None)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 new, 0 changed, 3 as they were." in result.stderr
    assert (course / "one/quiz.yaml").read_text() == _QUIZ


def test_a_whole_course_of_every_type_comes_back_unchanged(tmp_path, course, expert):
    (course / "one/sea.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (course / "one/quiz.yaml").write_text(EVERY_TYPE)
    result = expert(lambda sheet: None)
    assert "0 new, 0 changed, 9 as they were." in result.stderr


def test_only_the_changed_cell_is_written(course, expert):
    def change(sheet):
        assert sheet.title == "Module 1 the sea"
        assert sheet["C3"].value == "What is _salty_?"
        sheet["C3"] = "What tastes of salt?"

    expert(change)
    assert (course / "one/quiz.yaml").read_text() == _QUIZ.replace("What is _salty_?", "What tastes of salt?")


def test_what_the_course_changed_meanwhile_stays(course, expert, tmp_path):
    now = (
        _QUIZ.replace("What is _salty_?", "What tastes of salt?")
        .replace("      - {text: The lake}\n", "      - {text: A lake}\n      - {text: Rain}\n")
        .replace("It is deep.", "It is very deep.")
    )

    def change(sheet):
        sheet["G3"] = "Rivers carry salt."
        sheet["C4"] = "It is not deep."
        (course / "one/quiz.yaml").write_text(now)

    result = expert(change)
    assert (course / "one/quiz.yaml").read_text() == now.replace(
        "    hints: [{text: Taste it.}]\n",
        "    hints: [{text: Taste it.}]\n    general_feedback: Rivers carry salt.\n",
    ).replace("It is very deep.", "It is not deep.")
    assert "one/quiz.yaml: “deep” has another text since the file was made" in result.stderr
    assert "salty" not in result.stderr
    assert "0 new, 2 changed, 1 as they were." in result.stderr


def test_what_the_course_took_out_meanwhile_does_not_come_back(course, expert):
    def change(sheet):
        (course / "one/quiz.yaml").write_text(_QUIZ[: _QUIZ.index("  - {id: deep")])

    result = expert(change)
    assert "0 new, 0 changed, 3 as they were." in result.stderr
    assert "deep" not in (course / "one/quiz.yaml").read_text()


def test_answers_change_are_added_and_taken_away(course, expert):
    def change(sheet):
        sheet["J3"], sheet["L3"] = "The ocean", None
        sheet["P3"], sheet["Q3"] = "Tears", "50 %"
        sheet["K4"], sheet["N4"] = "no", "yes"

    expert(change)
    assert (course / "one/quiz.yaml").read_text() == _QUIZ.replace(
        "{text: The sea, right: true, feedback: Yes.}", "{text: The ocean, right: true}"
    ).replace("- {text: The lake}\n", "- {text: The lake}\n      - {text: Tears, fraction: 50}\n").replace(
        "answer: true}", "answer: false}"
    )


def test_a_new_row_joins_the_quiz_above_it(course, expert):
    def change(sheet):
        sheet.append([None, "truefalse", "It is blue.", None, None, None, None, None, None, "true", "yes"])

    assert "1 new, 0 changed, 3 as they were." in expert(change).stderr
    quizzes = {found.thing.id: found.thing for found in load(course).course.quizzes()}
    assert [question.id for question in quizzes["other"].questions] == ["wet", "it-is-blue"]


def test_remarks_and_mistakes_are_shown_by_their_cell(course, expert):
    def change(sheet):
        sheet["D3"] = "Which sea?"
        sheet["K3"] = "perhaps"

    result = expert(change, "--dry-run")
    assert result.exit_code == 1
    assert 'Sheet "Module 1 the sea" D3  CP-B006  Which sea?' in result.stderr
    assert 'Sheet "Module 1 the sea" K3  CP-B004  “perhaps” is neither yes nor no' in result.stderr
    assert (course / "one/quiz.yaml").read_text() == _QUIZ
