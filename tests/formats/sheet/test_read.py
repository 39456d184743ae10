"""Workbooks and CSV files are read by the names of their columns, and what is wrong is reported by its cell."""

import io
import zipfile

import pytest
from hypothesis import given
from openpyxl import Workbook

from coursepack.formats.sheet import read, seen
from coursepack.model import UNDETERMINED
from tests.formats.strategies import GIFT_QUESTIONS

_HEAD = ("type", "question", "answer 1", "right 1", "feedback 1", "answer 2", "right 2")


def _workbook(*rows, head=_HEAD, title="Module 1"):
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in (head, *rows):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _read(*rows, **keywords):
    return read(_workbook(*rows, **keywords), "questions.xlsx")


def _question(*row, **keywords):
    bank = _read(row, **keywords)
    assert bank.problems == ()
    (entry,) = bank.entries
    return entry.question


def _said(text):
    return text.get(UNDETERMINED) if text else None


def test_a_row_is_a_question():
    question = _question("multichoice", "What is *salty*?", "The sea", "yes", "Right.", "The lake", "no")
    assert (question.type, _said(question.text), question.is_single) == (
        "multichoice",
        "What is *salty*?",
        True,
    )
    assert [(_said(a.text), question.fraction(a), _said(a.feedback)) for a in question.answers] == [
        ("The sea", 100, "Right."),
        ("The lake", 0, None),
    ]


def test_true_or_false():
    question = _question("truefalse", "Salty?", "true", "yes", "Taste it.", "false", "no")
    assert (question.answer, _said(question.feedback.right)) == (True, "Taste it.")
    assert _question("truefalse", "Sweet?", "false").answer is False


@pytest.mark.parametrize(
    ("written", "number", "tolerance"),
    [
        ("3.5", 3.5, 0),
        (3.5, 3.5, 0),
        (3, 3, 0),
        ("3.5 ± 0.1", 3.5, 0.1),
        ("-1e3+/-10", -1000, 10),
        ("*", "*", 0),
    ],
)
def test_numbers_have_tolerances(written, number, tolerance):
    (answer,) = _question("numerical", "How many?", written).answers
    assert (answer.number, answer.tolerance) == (number, tolerance)


def test_pairs_and_items():
    pairs = _question("match", "Match.", "Sea -> salty", None, None, "-> dry").pairs
    assert [(_said(pair.text), _said(pair.answer)) for pair in pairs] == [("Sea", "salty"), (None, "dry")]
    assert [_said(item) for item in _question("ordering", "Order.", "1", None, None, "2").items] == ["1", "2"]


def test_shares_may_be_formatted_as_percent_by_the_program():
    book = Workbook()
    book.active.append(_HEAD)
    book.active.append(("shortanswer", "Name it.", "sea", "yes", None, "see", 0.5))
    book.active["G2"].number_format = "0%"
    buffer = io.BytesIO()
    book.save(buffer)
    (entry,) = read(buffer.getvalue(), "questions.xlsx").entries
    assert [answer.fraction for answer in entry.question.answers] == [100, 50]


def test_columns_have_other_names_and_any_order():
    question = _question(
        "Salty?", "The sea", "The lake", "x", head=("Question *", "Option A", "Option B", "Correct 1")
    )
    assert [question.fraction(answer) for answer in question.answers] == [100, 0]


def test_the_help_row_and_empty_rows_are_no_questions():
    bank = _read(("What kind of question it is.", "What is asked."), (), ("truefalse", "Salty?", "true"))
    assert [entry.place.line for entry in bank.entries] == [4]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("multichoice", "Salty?", "The sea", "perhaps", None, "The lake"), "CP-B004 D2"),
        (("numerical", "How many?", "three"), "CP-B004 C2"),
        (("match", "Match.", "Sea, salty"), "CP-B004 C2"),
        (("essay", "Describe it.", "The sea"), "CP-B004 C2"),
        (("cloze", "Salty?", "The sea"), "CP-B004 A2"),
        (("truefalse", "Salty?", "perhaps"), "CP-B004 C2"),
        (("truefalse", "Salty?", "true", "no", None, "false", "no"), "CP-B005 A2"),
        (("multichoice", "Salty?", "The sea", "yes"), "CP-B005 A2"),
        (("multichoice", None, "The sea", "yes"), "CP-B005 A2"),
        (("multichoice", "Salty?", None, "yes"), "CP-B004 D2"),
        (("multichoice", "Salty?", "=1+1", "yes", None, "The lake"), "CP-B003 C2"),
    ],
)
def test_what_is_wrong_is_reported_by_its_cell(row, problem):
    code, _, cell = problem.partition(" ")
    found = [(item.code, str(item.place)) for item in _read(row).problems]
    assert (code, f'questions.xlsx Sheet "Module 1" {cell}') in found


def test_remarks_reach_the_author():
    head = (*_HEAD, "Remarks", "difficulty")
    bank = _read(("truefalse", "Salty?", "true", None, None, None, None, "Which sea?", "easy"), head=head)
    assert [(item.code, item.message, str(item.place)) for item in bank.problems] == [
        ("CP-B002", "there is no column “difficulty”", 'questions.xlsx Sheet "Module 1" I1'),
        ("CP-B006", "Which sea?", 'questions.xlsx Sheet "Module 1" H2'),
    ]
    assert len(bank.entries) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_the_same(delimiter):
    rows = [
        "type,question,answer 1,right 1,answer 2",
        'multichoice,"Salty;\nor not?",The sea,yes,\'=lake',
        ",x,y,maybe,",
    ]
    text = "\ufeff" + "\r\n".join(rows).replace(",", delimiter).replace('"Salty;', '"Salty;')
    bank = read(text.encode(), "questions.csv")
    (entry,) = bank.entries
    assert _said(entry.question.text) == "Salty;\nor not?"
    assert _said(entry.question.answers[1].text) == "=lake"
    assert [(item.code, item.place.line, item.place.column) for item in bank.problems] == [("CP-B004", 4, 4)]


def _archive(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no archive",
        _workbook()[:-40],
        _archive(**{"x.txt": "x"}),
        _archive(**{"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}),
        _archive(**{"xl/workbook.xml": b"0" * 250_000_000}),
    ],
    ids=["empty", "text", "cut", "other archive", "entities", "bomb"],
)
def test_what_is_no_workbook_is_refused(data):
    assert [problem.code for problem in read(data, "questions.xlsx").problems] == ["CP-B007"]


@given(GIFT_QUESTIONS)
def test_what_nobody_changed_comes_back_the_same(question):
    once = seen(question, "en")
    if once is None:
        return
    again = seen(once, UNDETERMINED)
    assert again == once
    assert _said(once.text) == question.text.get("en").strip()
