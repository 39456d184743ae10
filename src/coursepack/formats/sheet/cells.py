"""The cells of a workbook or CSV file as texts with places, and what is wrong with them."""

import csv
import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook

from coursepack.formats.text_file import decoded
from coursepack.problems import Place, Problem, Rule
from coursepack.problems.rules import sheet as rules

MAX_ROWS = 100_000
MAX_COLUMNS = 400
MAX_BYTES = 200_000_000
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and where it stands."""

    text: str
    place: Place


class CellError(Exception):
    """What is wrong with a cell."""

    def __init__(self, place: Place, message: str, rule: Rule = rules.WRONG_CELL) -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.rule = rule


Row = Mapping[int, Cell]
"""Cells of a row by column, counted from 1; empty ones are left out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet that have cells."""

    name: str
    rows: tuple[Row, ...]


def is_workbook(head: bytes) -> bool:
    """Whether the first bytes are those of an archive, as a workbook is one."""
    return head.startswith(_ZIP)


def sheets_of(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of a workbook, or the only one of a CSV file."""
    return _workbook(data, file) if is_workbook(data) or file.lower().endswith(".xlsx") else _csv(data, file)


def _workbook(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    why = _why_refused(data)
    if why is not None:
        return [], [rules.UNREADABLE.at(Place(file), why)]
    problems: list[Problem] = []
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheets = [Sheet(sheet.title, tuple(_rows(sheet, file, problems))) for sheet in book.worksheets]
    except Exception as error:  # noqa: BLE001 - openpyxl raises many kinds, each a workbook it cannot read
        message = f"it cannot be read as a workbook ({type(error).__name__})"
        return [], [rules.UNREADABLE.at(Place(file), message)]
    return sheets, problems


def _why_refused(data: bytes) -> str | None:
    """Why a workbook is not opened: it is none, or it would unpack to more than we take."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MAX_BYTES or len(parts) > 5_000:
                return f"it unpacks to more than {MAX_BYTES:,} bytes"
            if any(part.flag_bits & 1 for part in parts):
                return "it is locked with a password"
            names = {part.filename for part in parts}
            if not names & {"xl/workbook.xml", "[Content_Types].xml"}:
                return "it is an archive, and no workbook"
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in _first(archive, part):
                    return "it declares entities"
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        return f"it is no workbook ({error})"
    return None


def _first(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as file:
        return file.read(4096).upper()


def _rows(sheet: Any, file: str, problems: list[Problem]) -> Iterator[Row]:
    for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS):
        cells = {}
        for found in row:
            if found.value is None:
                continue
            place = Place(file, found.row, found.column, sheet.title)
            text = _text(found, place, problems)
            if text:
                cells[found.column] = Cell(text, place)
        if cells:
            yield cells


def _text(cell: Any, place: Place, problems: list[Problem]) -> str:
    value = cell.value
    if cell.data_type == "f":
        problems.append(rules.FORMULA.at(place, f"the cell has the formula {str(value)[:40]}"))
        return ""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _number(value, is_percent="%" in (cell.number_format or ""))
        case datetime.datetime() | datetime.date() | datetime.time() | datetime.timedelta():
            message = f"the cell has a date or time ({value}); give it the cell format “text”"
            problems.append(rules.WRONG_CELL.at(place, message))
            return ""
        case _:
            return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _number(value: float, *, is_percent: bool) -> str:
    shown = round(value * 100, 9) if is_percent else value
    return (repr(int(shown)) if shown == int(shown) else repr(shown)) + (" %" if is_percent else "")


def _csv(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    text, problems = decoded(data, file)
    if text is None:
        return [], problems
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        start = 1
        for record in reader:
            rows.append(_record(record[:MAX_COLUMNS], file, start))
            start = reader.line_num + 1
            if len(rows) >= MAX_ROWS:
                break
    except csv.Error as error:
        message = f"the file is no CSV from here on ({error})"
        problems.append(rules.UNREADABLE.at(Place(file, reader.line_num or 1), message))
    return [Sheet("", tuple(row for row in rows if row))], problems


def _record(record: list[str], file: str, line: int) -> Row:
    """Cells of one record; an apostrophe that keeps a spreadsheet from calculating is no part of the text."""
    cells = {}
    for column, value in enumerate(record, 1):
        text = value.replace("\r\n", "\n").strip()
        if text[:1] == "'" and text[1:2] in set("=+-@\t"):
            text = text[1:]
        if text:
            cells[column] = Cell(text, Place(file, line, column))
    return cells
