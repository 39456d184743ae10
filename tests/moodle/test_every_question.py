"""Every type of question with every option, in a real Moodle: imported, marked, exported, and still the same."""

import json
from pathlib import Path

import pytest
import yaml
from lxml import etree

from coursepack import build, check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.formats.moodle_xml import read
from coursepack.model import question_idnumber
from tests.every_question import COURSE
from tests.moodle.meaning import passed
from tests.specimens import english_course

_STATED = yaml.safe_load((Path(__file__).parent / "stated_marks.yaml").read_text(encoding="utf-8"))
_GRAMMAR = etree.RelaxNG(etree.parse(str(Path(__file__).parents[2] / "schemas/moodle-xml.rng")))
_ROUNDING = 1e-6
"""Moodle keeps shares to seven digits: three thirds are 0.9999999."""
_NOT_MARKED = {"essay", "description"}


@pytest.fixture(scope="module")
def questions():
    """Every question of the course by its id number."""
    course = check(COURSE).course
    return {
        question_idnumber(found.section, found.thing, question): question
        for found in course.question_sets()
        for question in found.thing.questions
    }


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    checked = check(COURSE)
    (artifact,) = format_named("moodle-xml").write(
        checked.course, Context(("en",), clock(checked.course), checked.files)
    )
    path = tmp_path_factory.mktemp("every") / "questions.xml"
    path.write_bytes(b"".join(artifact.output))
    return path


def test_each_marked_question_has_stated_marks(questions):
    marked = {question.id for question in questions.values() if question.type not in _NOT_MARKED}
    drawn = {"order-full", "order-some", "formula-drawn", "simple-drawn"}
    alike = {"options-iii", "options-capital-iii", "options-bare", "options-abc"}
    assert marked - set(_STATED) == drawn | alike  # their right answers alone are tried
    assert set(_STATED) <= marked


def test_moodle_takes_each_and_gives_it_back_equal(tmp_path, oracle, file, questions):
    export = tmp_path / "export.xml"
    report = oracle("import_questions.php", "--format=xml", f"--export={export}", file)
    assert (report["messages"], report["notifications"]) == ([], [])
    assert _GRAMMAR.validate(etree.fromstring(export.read_bytes())), _GRAMMAR.error_log
    assert _GRAMMAR.validate(etree.fromstring(file.read_bytes())), _GRAMMAR.error_log
    exported = {entry.question.idnumber: entry.question for entry in read(export.read_bytes(), "x").entries}
    assert set(exported) == set(questions)
    for idnumber, question in questions.items():
        assert passed(exported[idnumber]) == passed(question), idnumber


def test_right_answers_score_1_and_none_scores_0(oracle, file, questions):
    report = oracle("attempt_questions.php", "--format=xml", file)
    assert (report["messages"], report["problems"]) == ([], [])
    assert len(report["questions"]) == len(questions)
    for question in report["questions"]:
        earned = [(attempt["kind"], attempt["fraction"]) for attempt in question["attempts"]]
        if question["qtype"] in _NOT_MARKED:
            assert not question["autogradable"]
            continue
        right = [fraction for kind, fraction in earned if kind == "correct"]
        assert right == pytest.approx([1.0] * 2, abs=_ROUNDING), question["name"]
        if question["qtype"] != "ordering":  # the order in which the items are shown is a response
            assert {fraction or 0.0 for kind, fraction in earned if kind == "empty"} == {0.0}


def test_each_partly_right_response_earns_its_stated_share(tmp_path, oracle, file, questions):
    wanted = {
        idnumber: {"variant": 0, "responses": list(_STATED[question.id])}
        for idnumber, question in questions.items()
        if question.id in _STATED
    }
    responses = tmp_path / "responses.json"
    responses.write_text(json.dumps(wanted), encoding="utf-8")
    report = oracle("grade_responses.php", file, responses)
    assert (report["messages"], report["problems"]) == ([], [])
    assert set(report["marks"]) == set(wanted)
    differences = {
        f"{idnumber}: {response!r}": (mark, stated)
        for idnumber, marks in report["marks"].items()
        for (response, stated), mark in zip(_STATED[questions[idnumber].id].items(), marks, strict=True)
        if abs(mark - stated) > _ROUNDING
    }
    assert differences == {}


def test_any_other_number_in_a_gap_is_stored_with_the_warning_that_is_listed(tmp_path, oracle):
    """Why the course has no such gap: `question/type/numerical/questiontype.php` looks for a tolerance."""
    quiz = (
        'title: Quiz\nquestions:\n  - {id: a, type: multianswer, text: "{{n}}", '
        'gaps: [{id: n, type: numerical, answers: [{number: 1}, {number: "*", fraction: 50, feedback: No.}]}]}\n'
    )
    course = english_course(tmp_path / "course", quiz)
    build(tmp_path / "course", tmp_path / "dist", allow_loss=True)
    (file,) = (tmp_path / "dist").glob("*.xml")
    export = tmp_path / "export.xml"
    report = oracle("import_questions.php", "--format=xml", f"--export={export}", file)
    assert {message["where"].partition(":")[0].removeprefix("public/") for message in report["messages"]} == {
        "question/type/numerical/questiontype.php"
    }
    (entry,) = read(export.read_bytes(), "export.xml").entries
    (question,) = [located.thing for located in course.questions()]
    assert passed(entry.question) == passed(question)
