"""Aiken is read as Moodle reads it, and each question that cannot be read is reported where it stands."""

import pytest

from coursepack.formats.aiken import read
from coursepack.model import UNDETERMINED

_GOOD = "What is salty?\nA) The sea\nB. The lake\nANSWER: A\n"


def _read(text: str):
    return read(text.encode(), "questions.aiken")


def _answers(question):
    return [(answer.text.values[UNDETERMINED], question.fraction(answer)) for answer in question.answers]


def test_a_question_has_options_and_one_right_answer():
    bank = _read(_GOOD)
    (entry,) = bank.entries
    assert bank.problems == ()
    assert entry.question.text.values == {UNDETERMINED: "What is salty?"}
    assert _answers(entry.question) == [("The sea", 100), ("The lake", 0)]
    assert entry.question.is_single


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_blank_lines_and_line_ends_make_no_difference(line_end):
    bank = _read(f"\ufeff{_GOOD}\n\n{_GOOD}".replace("\n", line_end))
    assert bank.problems == ()
    assert bank.counts() == {"multichoice": 2}


def test_markup_is_text():
    (entry,) = _read(_GOOD.replace("The sea", "<b>R&D</b>")).entries
    assert _answers(entry.question)[0] == ("&lt;b&gt;R&amp;D&lt;/b&gt;", 100)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A) The sea\n" + _GOOD, ("CP-A001", 1)),
        (_GOOD + "ANSWER: A\n", ("CP-A001", 5)),
        ("Choose one.\n" + _GOOD, ("CP-A002", 1)),
        (_GOOD + "What else?\nA) Tears\n", ("CP-A002", 5)),
        (_GOOD + "What else?\nA) Tears\nANSWER: A\n", ("CP-A003", 5)),
        (_GOOD.replace("ANSWER: A", "ANSWER: C") + _GOOD, ("CP-Q011", 4)),
        (_GOOD.replace("ANSWER: A", "ANSWER:") + _GOOD, ("CP-Q011", 4)),
        (_GOOD.replace("The sea", ""), ("CP-R007", 1)),
    ],
)
def test_what_is_wrong_is_reported_where_it_stands(text, problem):
    assert [(found.code, found.place.line) for found in _read(text).problems] == [problem]


def test_what_moodle_stores_all_the_same_is_counted():
    bank = _read(_GOOD.replace("The sea", "") + _GOOD.replace("ANSWER: A", "ANSWER: C"))
    assert bank.counts() == {"multichoice": 2}
    assert bank.kept_aside[0].raw == b"What is salty?\nA)\nB. The lake\nANSWER: A"
