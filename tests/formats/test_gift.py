"""GIFT says what the course says, and lists what it cannot say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursepack.formats.base import Kept
from coursepack.formats.gift.escape import escape
from coursepack.formats.gift.losses import losses
from tests.golden import assert_same_text
from tests.specimens import EVERY_TYPE, english_course


def _losses(tmp_path, yaml):
    course = english_course(tmp_path, f"title: Quiz\nquestions:\n{yaml}")
    return [(loss.how, loss.what) for found in course.questions() for loss in losses(found.thing, "q")]


def _unescaped(text):
    """Undo the escapes as `escapedchar_pre` and `escapedchar_post` of Moodle 4.5 do."""
    text = text.replace("\\\\", "&&092;")
    for code, character in (
        ("058", ":"),
        ("035", "#"),
        ("061", "="),
        ("123", "{"),
        ("125", "}"),
        ("126", "~"),
    ):
        text = text.replace(f"\\{character}", f"&&{code};")
    text = text.replace("\\n", "&&010;").replace("&&092;", "\\")
    for code, character in (
        ("058", ":"), ("035", "#"), ("061", "="), ("123", "{"), ("125", "}"), ("126", "~"), ("010", "\n"),
    ):  # fmt: skip
        text = text.replace(f"&&{code};", character)
    return text


def test_every_type_is_as_recorded(built):
    assert_same_text("gift/every-type.gift", built("gift", EVERY_TYPE))


@given(st.text(alphabet="ab\\:#={}~\n %->é漢"))
def test_moodle_gets_back_what_was_written(text):
    assert _unescaped(escape(text)) == text


def test_no_blank_line_stands_inside_a_question(built):
    blocks = built("gift", EVERY_TYPE).decode().strip().split("\n\n")
    assert len(blocks) == 1 + EVERY_TYPE.count("  - id:")


@pytest.mark.parametrize(
    ("question", "how", "what"),
    [
        ("type: truefalse, answer: true, points: 2", Kept.DROPPED, "2 points become 1: GIFT has no points"),
        (
            "type: description, points: 2",
            Kept.CHANGED,
            "it has no points: in Moodle a description never has",
        ),
        (
            "type: truefalse, answer: true, hints: [{text: y}]",
            Kept.CHANGED,
            "left out, as GIFT has no place for it: hints",
        ),
        (
            "type: essay, template: Dear",
            Kept.CHANGED,
            "left out, as GIFT has no place for it: response lines, template",
        ),
    ],
)
def test_what_is_not_carried_is_listed(tmp_path, question, how, what):
    assert _losses(tmp_path, f"  - {{id: a, text: x, {question}}}\n") == [(how, what)]


def test_a_plain_question_loses_nothing(tmp_path):
    assert _losses(tmp_path, "  - {id: a, type: truefalse, text: x, answer: true}\n") == []
