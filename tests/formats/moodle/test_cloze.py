"""Cloze codes are written so that Moodle's patterns read them back whole."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursepack.formats.moodle.cloze import cloze_code
from coursepack.model import ChoiceGap, NumericalGap, ShortAnswerGap

_ALTERNATIVE = re.compile(
    r"~?(=|%(-?[0-9]+(?:[.,][0-9]*)?)%)?(.+?(?<!\\)(?<!&)(?<!&amp;)(?=[~#}]|$))(#(.*?(?<!\\)(?=[~}]|$)))?",
    re.DOTALL,
)
"""The pattern of an answer, `question/type/multianswer/questiontype.php`, Moodle 4.5."""


def _code(kind, **fields):
    return cloze_code(kind.model_validate({"id": "a", **fields}), ("en",))


def _as_moodle_reads(code):
    """Points, kind, and each answer's fraction, text and feedback."""
    points, kind, answers = re.fullmatch(r"\{(\d*):([A-Z_]+):(.*)\}", code, re.DOTALL).groups()
    assert "}" not in answers
    found, rest = [], answers
    while rest and (match := _ALTERNATIVE.match(rest)):
        fraction, percent, text, _, feedback = match.groups()
        found.append(("100" if fraction == "=" else percent, _decoded(text), _decoded(feedback or "")))
        rest = rest[match.end() :]
    assert rest == ""
    return points, kind, found


def _decoded(text):
    return html.unescape(text).replace(r"\}", "}").replace(r"\#", "#")


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "MULTICHOICE"),
        ({"shuffle": True}, "MULTICHOICE_S"),
        ({"display": "vertical"}, "MULTICHOICE_V"),
        ({"display": "vertical", "shuffle": True}, "MULTICHOICE_VS"),
        ({"display": "horizontal"}, "MULTICHOICE_H"),
        ({"display": "horizontal", "shuffle": True}, "MULTICHOICE_HS"),
        ({"single": False}, "MULTIRESPONSE"),
        ({"single": False, "shuffle": True}, "MULTIRESPONSE_S"),
        ({"single": False, "display": "horizontal"}, "MULTIRESPONSE_H"),
        ({"single": False, "display": "horizontal", "shuffle": True}, "MULTIRESPONSE_HS"),
    ],
)
def test_the_kind_says_how_options_are_shown(fields, kind):
    answers = [{"text": "a", "right": True}, {"text": "b"}]
    assert _as_moodle_reads(_code(ChoiceGap, type="multichoice", answers=answers, **fields))[1] == kind


def test_points_fractions_and_feedback_are_kept():
    answers = [
        {"text": "sky", "feedback": "**Yes**"},
        {"text": "air", "fraction": 50},
        {"text": "*", "fraction": 0},
    ]
    code = _code(ShortAnswerGap, type="shortanswer", points=3, case_sensitive=True, answers=answers)
    assert _as_moodle_reads(code) == (
        "3",
        "SHORTANSWER_C",
        [("100", "sky", "<strong>Yes</strong>"), ("50", "air", ""), ("0", "*", "")],
    )


def test_a_number_has_its_tolerance():
    code = _code(NumericalGap, type="numerical", answers=[{"number": 2.5, "tolerance": 0.1}])
    assert code == "{1:NUMERICAL:=2.5:0.1}"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40))
def test_any_answer_comes_back_as_it_was(text):
    if "\\}" in text or "\\#" in text:
        return
    code = _code(ShortAnswerGap, type="shortanswer", answers=[{"text": text}, {"text": "b"}])
    assert [answer[1] for answer in _as_moodle_reads(code)[2]] == [text, "b"]
