"""A workbook that subject experts can work in: names, help, choices, remarks, and nothing that calculates."""

import datetime
import io
import zipfile

import pytest
from openpyxl import load_workbook

from coursepack.formats import Context, Kept, format_named
from coursepack.formats.sheet import write
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS, english_course

_CONTEXT = Context(("en",), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), None)


def _written(tmp_path, quiz):
    (artifact,) = write(english_course(tmp_path, quiz), _CONTEXT)
    return artifact


def _sheet(tmp_path, quiz=EVERY_TYPE):
    book = load_workbook(io.BytesIO(_written(tmp_path, quiz).output.zipped()))
    (sheet,) = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return sheet


def test_a_section_is_a_sheet_with_names_help_and_frozen_heads(tmp_path):
    sheet = _sheet(tmp_path)
    assert (sheet.title, sheet.freeze_panes) == ("One", "D3")
    assert [cell.value for cell in sheet[1]][:6] == [
        "id", "type", "question", "review remarks", "points", "choose",
    ]  # fmt: skip
    assert sheet["D2"].value == "For reviewers: anything that the author should know."


def test_a_question_is_a_row(tmp_path):
    rows = [[cell.value for cell in row] for row in _sheet(tmp_path).iter_rows(min_row=3)]
    several = next(row for row in rows if row[0] == "one/quiz/several")
    assert several[1:3] + several[5:6] == ["multichoice", "Select two.", "several"]
    assert several[9:12] == ["One", "yes", None]
    numbers = next(row for row in rows if row[0] == "one/quiz/number")
    assert numbers[9:18] == ["5", "yes", "Yes.", "4.5 ± 0.25", "50 %", None, "*", "0 %", "No: count again."]
    pairs = next(row for row in rows if row[0] == "one/quiz/pairs")
    assert pairs[9:16:3] == ["Sea -> water -> Salty", "Lake -> Fresh", " -> Dry"]


def test_kinds_are_chosen_from_lists(tmp_path):
    validations = {
        str(item.sqref): item.formula1 for item in _sheet(tmp_path).data_validations.dataValidation
    }
    assert validations["B3:B10000"].startswith('"truefalse,multichoice,')
    assert validations["F3:F10000"] == '"one,several"'
    assert validations["K3:K10000"] == '"yes,no"'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_text_is_a_formula(tmp_path, text):
    quiz = f'title: Quiz\nquestions:\n  - {{id: q, type: truefalse, text: "{text}", answer: true}}\n'
    sheet = _sheet(tmp_path, quiz)
    assert (sheet["C3"].value, sheet["C3"].data_type) == (text, "s")
    part = zipfile.ZipFile(io.BytesIO(_written(tmp_path / "again", quiz).output.zipped())).read(
        "xl/worksheets/sheet1.xml"
    )
    assert b"<f>" not in part
    assert b't="inlineStr"' in part


def test_the_same_course_makes_the_same_bytes(tmp_path):
    first, second = (_written(tmp_path / name, EVERY_TYPE).output.zipped() for name in "ab")
    assert first == second


def test_what_stands_in_the_course_only_is_listed(tmp_path):
    losses = {loss.subject: (loss.how, loss.what) for loss in _written(tmp_path, EVERY_TYPE).losses}
    assert losses["one/quiz/single"] == (
        Kept.CHANGED,
        "stands in the course only: hints, feedback, shuffle, numbering",
    )
    assert "one/quiz/several" not in losses


def test_types_that_need_more_than_a_row_are_dropped(tmp_path):
    dropped = {
        loss.subject.rpartition("/")[2]
        for loss in _written(tmp_path, TYPES_WITH_PARTS).losses
        if loss.how is Kept.DROPPED
    }
    assert {"sky", "animals", "map", "product", "drawn"} <= dropped
    assert not {"steps", "length", "one"} & dropped


def test_it_is_not_built_unless_asked_for():
    assert not format_named("xlsx").by_default
