"""A workbook or CSV file as questions; what is wrong is reported with the cell it stands in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.reading import QUESTION, ReadBank, ReadQuestion
from coursepack.formats.sheet.answers import AnswerCells, answers_of
from coursepack.formats.sheet.cells import Cell, CellError, Row, Sheet, sheets_of
from coursepack.formats.sheet.columns import ONE, ORIGINALS, SEVERAL, TYPES, column_named
from coursepack.model import UNDETERMINED, Question
from coursepack.problems import Place, Problem
from coursepack.problems.rules import reading as reading_rules
from coursepack.problems.rules import sheet as rules

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_MOST_ANSWERS = 100


def read(data: bytes, file: str) -> ReadBank:
    """The questions of a workbook (.xlsx) or CSV file; each row that is none is a problem, and the others come in."""
    sheets, problems = sheets_of(data, file)
    reader = _Reader(problems, _originals(sheets))
    for sheet in sheets:
        if sheet.name != ORIGINALS:
            reader.add(sheet)
    if not reader.entries and not any(problem.is_error for problem in problems):
        problems.append(reading_rules.NO_QUESTIONS.at(Place(file), "the file has no questions"))
    return ReadBank(tuple(reader.entries), problems=tuple(problems))


@dataclass(slots=True)
class _Reader:
    problems: list[Problem]
    originals: Mapping[str, Question]
    """The questions as they were exported, by their id numbers."""
    entries: list[ReadQuestion] = field(default_factory=list)
    identifiers: Identifiers = field(default_factory=Identifiers)

    def add(self, sheet: Sheet) -> None:
        if not sheet.rows:
            return
        heads, *rows = sheet.rows
        columns = {number: column_named(cell.text) for number, cell in heads.items()}
        if "question" not in columns.values():
            place = next(iter(heads.values())).place
            self.problems.append(rules.NO_COLUMNS.at(place, "the first row has no column “question”"))
            return
        for number, name in columns.items():
            if name is None:
                message = f"there is no column “{heads[number].text[:40]}”"
                self.problems.append(rules.UNKNOWN_COLUMN.at(heads[number].place, message))
        for row in rows:
            self._row(_named(row, columns), row, sheet)

    def _row(self, cells: Mapping[str, Cell], row: Row, sheet: Sheet) -> None:
        if not cells or _is_help(cells):
            return
        remark = cells.get("review remarks")
        if remark is not None:
            self.problems.append(rules.REMARK.at(remark.place, remark.text))
        if set(cells) <= {"review remarks", "id", "type"}:
            return
        place = next(iter(row.values())).place
        try:
            text = cells["question"].text if "question" in cells else ""
            identifier = self.identifiers.give(_said(cells, "id"), _said(cells, "name"), text)
            question = question_of(cells, place, identifier)
        except CellError as error:
            self.problems.append(error.rule.at(error.place, error.message))
        else:
            category = (sheet.name,) if sheet.name else ()
            original = self.originals.get(question.idnumber or "")
            self.entries.append(ReadQuestion(question, place, category, original=original))


def _originals(sheets: Sequence[Sheet]) -> dict[str, Question]:
    """The rows that an exported workbook keeps out of sight; what cannot be read of them is as if it were not there."""
    found = {}
    for sheet in sheets:
        if sheet.name == ORIGINALS and sheet.rows:
            heads, *rows = sheet.rows
            columns = {number: column_named(cell.text) for number, cell in heads.items()}
            for cells in (_named(row, columns) for row in rows):
                with suppress(CellError):
                    question = question_of(cells, Place(""), "original")
                    found[question.idnumber or ""] = question
    return found


def _named(row: Row, columns: Mapping[int, str | None]) -> dict[str, Cell]:
    """The cells of a row by the names of their columns."""
    return {name: row[number] for number, name in columns.items() if name and number in row}


def question_of(cells: Mapping[str, Cell], place: Place, identifier: str) -> Question:
    """The question that the cells of a row say, by their column. Raises CellError."""
    if "question" not in cells:
        raise CellError(place, "the question has no text", rules.WRONG_ROW)
    answers = list(_answers(cells))
    kind = _kind(cells, answers)
    data: dict[str, Any] = {"type": kind, "id": identifier, "text": _rich(cells["question"])}
    data |= {key: cells[name].text for key, name in _PLAIN.items() if name in cells}
    if "general feedback" in cells:
        data["general_feedback"] = _rich(cells["general feedback"])
    if "points" in cells:
        data["points"] = _points(cells["points"])
    if "tags" in cells:
        data["tags"] = tuple(tag.strip() for tag in cells["tags"].text.split(",") if tag.strip())
    data |= answers_of(kind, answers, _single(cells.get("choose")), place)
    try:
        return QUESTION.validate_python(data)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        message = f"this is no {kind} question: {details['msg'].lower()}"
        raise CellError(_place_of(details["loc"], cells, answers, place), message, rules.WRONG_ROW) from None


def _rich(cell: Cell) -> dict[str, Any]:
    return {"values": {UNDETERMINED: cell.text}}


_PLAIN = {"idnumber": "id", "name": "name"}


def _answers(cells: Mapping[str, Cell]) -> Iterator[AnswerCells]:
    for number in range(1, _MOST_ANSWERS):
        found = [cells.get(f"{part} {number}") for part in ("answer", "right", "feedback")]
        if any(found):
            yield AnswerCells(*found)


def _kind(cells: Mapping[str, Cell], answers: list[AnswerCells]) -> str:
    cell = cells.get("type")
    if cell is None:
        return "multichoice" if len(answers) > 1 else "shortanswer" if answers else "essay"
    word = cell.text.lower().replace(" ", "").replace("/", "").replace("-", "")
    kind = _KINDS.get(word, word)
    if kind not in TYPES:
        raise CellError(
            cell.place, f"there is no type “{cell.text[:40]}” here; use one of: {', '.join(TYPES)}"
        )
    return kind


_KINDS = {
    "multiplechoice": "multichoice",
    "singlechoice": "multichoice",
    "trueorfalse": "truefalse",
    "matching": "match",
    "numeric": "numerical",
}


def _single(cell: Cell | None) -> bool | None:
    if cell is None:
        return None
    if cell.text.lower() not in {ONE, SEVERAL}:
        raise CellError(cell.place, f"write {ONE} or {SEVERAL}")
    return cell.text.lower() == ONE


def _points(cell: Cell) -> float:
    if not _NUMBER.fullmatch(cell.text):
        raise CellError(cell.place, f"“{cell.text[:40]}” is no number of points")
    return float(cell.text.replace(",", "."))


def _is_help(cells: Mapping[str, Cell]) -> bool:
    """Whether it is the help row that an exported workbook has below the names of its columns."""
    return "type" in cells and cells["type"].text.startswith("What kind of question")


def _said(cells: Mapping[str, Cell], name: str) -> str:
    return cells[name].text if name in cells else ""


def _place_of(
    location: tuple[int | str, ...], cells: Mapping[str, Cell], answers: list[AnswerCells], place: Place
) -> Place:
    """The cell that a refused value stands in, as far as it can be told."""
    index = next((step for step in location if isinstance(step, int)), None)
    if index is not None and index < len(answers):
        return answers[index].place or place
    found = next((cells[str(step)] for step in location if str(step) in cells), None)
    return found.place if found is not None else place
