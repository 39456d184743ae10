"""A course's questions as a workbook for subject experts: a sheet a section, a row a question."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from coursepack.formats.base import Artifact, Context, Kept, Loss, file_name
from coursepack.formats.losses import unusual_settings
from coursepack.formats.moodle.names import name
from coursepack.formats.sheet.columns import (
    ANSWER_COLUMNS,
    LEAST_ANSWERS,
    ORIGINALS,
    QUESTION_COLUMNS,
    Column,
)
from coursepack.formats.sheet.rows import Answer, SheetQuestion, cells_of, why_left_out
from coursepack.model import Course, Question, RichText, Section, question_idnumber
from coursepack.model.walk import texts
from coursepack.package import Package

_MOST_ROWS = 10_000
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_HEADING = PatternFill("solid", fgColor="DDE7F0")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_MODIFIED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*")
Row = tuple[dict[str, str], list[Answer]]
_CARRIED = frozenset({"id", "type", "text", "points", "general_feedback", "tags", "name", "idnumber"}) | {
    "answer", "answers", "pairs", "items", "single",
}  # fmt: skip


def write(course: Course, context: Context) -> Iterator[Artifact]:
    """One workbook a language."""
    for language in context.languages:
        found: list[Loss] = []
        subjects: list[str] = []
        book = Workbook(write_only=True)
        names = {ORIGINALS.casefold()}
        exported: list[Row] = []
        for section in course.sections:
            questions = _questions(course, section) if context.wants(section) else []
            subjects += [idnumber for _, idnumber in questions]
            found += [
                loss for question, idnumber in questions for loss in _losses(question, idnumber, language)
            ]
            rows = [
                cells_of(question, idnumber, language)
                for question, idnumber in questions
                if isinstance(question, SheetQuestion) and why_left_out(question, language) is None
            ]
            if rows:
                sheet = book.create_sheet(_sheet_name(name(section.title, (language,)), names))
                _fill(sheet, rows)
                exported += rows
        if not book.worksheets:
            _fill(book.create_sheet("Questions"), [])
        if exported:
            _keep(book.create_sheet(ORIGINALS), exported)
        output = _same_bytes(book, context)
        yield Artifact(
            file_name(course, language, extension=".xlsx"), output, language, tuple(found), tuple(subjects)
        )


def _questions(course: Course, section: Section) -> list[tuple[Question, str]]:
    return [
        (question, question_idnumber(found.section, found.thing, question))
        for found in course.question_sets()
        if found.section is section
        for question in found.thing.questions
    ]


def _losses(question: Question, idnumber: str, language: str) -> Iterator[Loss]:
    if not isinstance(question, SheetQuestion):
        yield Loss(
            idnumber, Kept.DROPPED, f"the question is left out: a sheet has no place for {question.type}"
        )
        return
    why = why_left_out(question, language)
    if why is not None:
        yield Loss(idnumber, Kept.DROPPED, f"the question is left out: {why}")
        return
    carried = _CARRIED | ({"feedback"} if question.type == "truefalse" else frozenset())
    missing = list(unusual_settings(question, carried))
    if any(isinstance(text, RichText) and text.format != "markdown" for _, text in texts(question)):
        missing.append("the format of texts that are not Markdown")
    if any("," in tag for tag in question.tags):
        missing.append("tags with a comma")
    if missing:
        yield Loss(idnumber, Kept.CHANGED, f"stands in the course only: {', '.join(missing)}")


def _fill(sheet: Any, rows: Sequence[Row]) -> None:
    """Fill a write-only sheet (whose column widths and choices openpyxl's stubs do not know)."""
    columns = _columns(rows)
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        if column.choices:
            sheet.data_validations.append(_choices(column, letter))
    sheet.freeze_panes = "D3"
    sheet.append([_cell(sheet, column.name, Font(bold=True), _HEADING) for column in columns])
    sheet.append(
        [_cell(sheet, column.help, Font(italic=True, color="666666"), _HEADING) for column in columns]
    )
    for row in rows:
        sheet.append([_cell(sheet, value) if value else None for value in _values(row)])


def _keep(sheet: Any, rows: Sequence[Row]) -> None:
    """The rows once more, out of sight: by them an import sees what an expert has changed."""
    sheet.sheet_state = "veryHidden"
    sheet.append([_cell(sheet, column.name) for column in _columns(rows)])
    for row in rows:
        sheet.append([_cell(sheet, value) if value else None for value in _values(row)])


def _columns(rows: Sequence[Row]) -> list[Column]:
    most = max([LEAST_ANSWERS, *(len(answers) for _, answers in rows)])
    numbered = [_numbered(column, n) for n in range(1, most + 1) for column in ANSWER_COLUMNS]
    return [*QUESTION_COLUMNS, *numbered]


def _values(row: Row) -> list[str]:
    cells, answers = row
    values = [cells.get(column.name, "") for column in QUESTION_COLUMNS]
    return values + [cell for answer in answers for cell in answer]


def _numbered(column: Column, number: int) -> Column:
    return Column(f"{column.name} {number}", column.width, column.help if number == 1 else "", column.choices)


def _choices(column: Column, letter: str) -> DataValidation:
    """A list to choose from; shares of points may be typed instead of yes and no."""
    is_closed = not column.name.startswith("right")
    validation = DataValidation(
        type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True, showErrorMessage=is_closed
    )
    validation.add(f"{letter}3:{letter}{_MOST_ROWS}")
    return validation


def _cell(sheet: Any, value: str, font: Font | None = None, fill: PatternFill | None = None) -> Cell:
    """A cell that is text whatever it begins with; never a formula."""
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    cell.alignment = _WRAPPED
    if font is not None:
        cell.font = font
    if fill is not None:
        cell.fill = fill
    return cell


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that workbooks allow: 31 characters, some signs not among them, each name once."""
    plain = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", title).split()).strip("'")[:31].strip() or "Questions"
    found, number = plain, 2
    while found.casefold() in taken or found.casefold() == "history":
        ending = f" {number}"
        found = plain[: 31 - len(ending)] + ending
        number += 1
    taken.add(found.casefold())
    return found


def _same_bytes(book: Workbook, context: Context) -> Package:
    """The workbook's parts with the build's time for the time of writing."""
    buffer = io.BytesIO()
    book.save(buffer)
    time = context.clock.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(buffer) as archive:
        members = {part: archive.read(part) for part in archive.namelist()}
    core = "docProps/core.xml"
    members[core] = _MODIFIED.sub(lambda found: found.group(1) + time, members[core])
    return Package(members)
