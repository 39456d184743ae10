"""The answers of a row, type by type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coursepack.formats.sheet.cells import Cell, CellError
from coursepack.formats.sheet.rows import ARROW
from coursepack.model import UNDETERMINED
from coursepack.problems import Place
from coursepack.problems.rules import sheet as rules

Data = dict[str, Any]

_YES = frozenset({"yes", "y", "x", "true", "right", "correct", "1", "✓", "✔", "oui", "sí", "si", "ja"})
_NO = frozenset({"", "no", "n", "false", "wrong", "0", "non", "nein", "-"})
_SHARE = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*%")
_DIGITS = r"(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_NUMBER = re.compile(rf"([+-]?{_DIGITS}|\*)(?:\s*(?:±|\+/-|\+-)\s*({_DIGITS}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class AnswerCells:
    """The cells of one answer."""

    answer: Cell | None
    right: Cell | None
    feedback: Cell | None

    @property
    def place(self) -> Place | None:
        found = self.answer or self.right or self.feedback
        return found.place if found else None


def answers_of(kind: str, answers: Sequence[AnswerCells], single: bool | None, place: Place) -> Data:
    """What the model makes the answers of a type from."""
    match kind:
        case "truefalse":
            return _true_false(answers, place)
        case "multichoice":
            return _multi_choice(answers, single)
        case "shortanswer":
            return {"answers": [_accepted(cells, {"text": _text(cells)}) for cells in answers]}
        case "numerical":
            return {"answers": [_accepted(cells, _number(cells)) for cells in answers]}
        case "match":
            return {"pairs": [_pair(cells) for cells in answers]}
        case "ordering":
            return {"items": [_rich(_text(cells)) for cells in answers]}
        case _:
            _nothing(answers)
            return {}


def _true_false(answers: Sequence[AnswerCells], place: Place) -> Data:
    """Two answers, true and false; or one, which is the right one."""
    feedback: Data = {}
    right: bool | None = None
    for cells in answers:
        word = _text(cells).lower()
        if cells.answer is None or word not in {"true", "false"}:
            raise CellError(
                cells.place or place, "the answers of a true or false question are true and false"
            )
        is_right = _share(cells.right, 100.0 if len(answers) == 1 else 0.0) == 100
        if is_right:
            right = word == "true"
        if cells.feedback is not None:
            feedback["right" if is_right else "wrong"] = _rich(cells.feedback.text)
    if right is None:
        raise CellError(place, "write yes beside the right answer", rules.WRONG_ROW)
    return {"answer": right, **({"feedback": feedback} if feedback else {})}


def _multi_choice(answers: Sequence[AnswerCells], single: bool | None) -> Data:
    choices = []
    for cells in answers:
        word = cells.right.text.lower() if cells.right else ""
        choice: Data = {"text": _rich(_text(cells))}
        if word in _YES:
            choice["right"] = True
        elif word not in _NO:
            choice["fraction"] = _share(cells.right, 0.0)
        choices.append(choice | _feedback(cells))
    return {"answers": choices, **({} if single in {None, _usually_single(choices)} else {"single": single})}


def _usually_single(choices: Sequence[Data]) -> bool:
    """Whether one option may be chosen where nothing is said; as the model has it."""
    positive = sum(1 for choice in choices if choice.get("right") or choice.get("fraction", 0) > 0)
    return positive <= 1 or any(choice.get("fraction") == 100 for choice in choices)


def _accepted(cells: AnswerCells, answer: Data) -> Data:
    share = _share(cells.right, 100.0)
    return answer | ({"fraction": share} if share != 100 else {}) | _feedback(cells)


def _number(cells: AnswerCells) -> Data:
    text = _text(cells)
    found = _NUMBER.fullmatch(text)
    if found is None:
        assert cells.answer is not None
        message = f"“{text[:40]}” is no number; write 3.5, 3.5 ± 0.1 or * for any other"
        raise CellError(cells.answer.place, message)
    value, tolerance = found.groups()
    number: float | str = "*" if value == "*" else float(value)
    return {"number": number, **({"tolerance": float(tolerance)} if tolerance else {})}


def _pair(cells: AnswerCells) -> Data:
    """The last arrow divides: a text is more likely to have one than an answer."""
    text, arrow, answer = f" {_text(cells)} ".rpartition(ARROW)
    if not arrow:
        assert cells.answer is not None
        raise CellError(cells.answer.place, f"a pair is a text, {ARROW.strip()} and its answer")
    return {"text": _rich(text.strip()) if text.strip() else None, "answer": answer.strip()}


def _nothing(answers: Sequence[AnswerCells]) -> None:
    for cells in answers:
        if cells.place is not None:
            raise CellError(cells.place, "this type of question has no answers")


def _text(cells: AnswerCells) -> str:
    if cells.answer is None:
        found = cells.right or cells.feedback
        assert found is not None
        raise CellError(found.place, "the answer that this belongs to is empty")
    return cells.answer.text


def _share(cell: Cell | None, usual: float) -> float:
    """The percentage that a cell says: yes, no, or a share; `usual` where it is empty."""
    if cell is None:
        return usual
    word = cell.text.lower()
    if word in _YES:
        return 100.0
    if word in _NO:
        return 0.0
    found = _SHARE.fullmatch(word)
    if found is None:
        raise CellError(cell.place, f"“{cell.text[:40]}” is neither yes nor no nor a share such as 50 %")
    return float(found.group(1).replace(",", "."))


def _feedback(cells: AnswerCells) -> Data:
    return {"feedback": _rich(cells.feedback.text)} if cells.feedback else {}


def _rich(text: str) -> Data:
    return {"values": {UNDETERMINED: text}}
