"""Gaps are where the text has them."""

from coursepack import check
from tests.specimens import TINY, write_course


def _codes(tmp_path, question):
    files = dict(TINY)
    files["one/quiz.fr.yaml"] = "title: Test\n"
    files["one/quiz.yaml"] = f"title: Quiz\nquestions:\n{question}"
    found = check(write_course(tmp_path / "course", start=files)).problems
    return [(problem.code, problem.place.line) for problem in found if problem.code.startswith("CP-Q")]


_GAP = "    gaps:\n      - {id: a, type: numerical, answers: [{number: 1}]}\n"


def test_a_name_in_a_formula_is_no_gap(tmp_path):
    question = f"  - id: x\n    type: multianswer\n    text: |\n      {{{{a}}}}\n      $b_{{{{a}}}}$\n{_GAP}"
    assert _codes(tmp_path, question) == []


def test_an_unknown_gap_is_reported_on_its_line(tmp_path):
    question = f"  - id: x\n    type: multianswer\n    text: |\n      {{{{a}}}}\n\n      {{{{ b }}}}\n{_GAP}"
    assert _codes(tmp_path, question) == [("CP-Q021", 8)]


def test_a_word_that_can_be_dragged_often_fits_often(tmp_path):
    question = (
        "  - id: x\n    type: ddwtos\n    text: '{{a}} {{a}}'\n    choices:\n"
        "      - {id: a, text: b, unlimited: true}\n"
    )
    assert _codes(tmp_path, question) == []
    assert _codes(tmp_path, question.replace(", unlimited: true", "")) == [("CP-Q023", 5)]
