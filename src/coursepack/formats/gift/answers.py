"""The answers of a GIFT question, between `{` and `}`, type by type.

Each function takes the answers apart as `readquestion` of `question/format/gift/format.php` does (Moodle 4.5,
the same in 5.1): an escaped character divides nothing, and blanks around a part do not count.
"""

import math
import re
from dataclasses import dataclass, field
from typing import Literal

from coursepack.formats.fractions import fraction
from coursepack.formats.gift.blocks import BLANKS, GiftError
from coursepack.formats.gift.escape import show
from coursepack.formats.gift.ordering import is_ordering
from coursepack.formats.gift.texts import Data, feedback, one_line, rich, text_and_format
from coursepack.model.fractions import share
from coursepack.model.text import TextFormat
from coursepack.problems import Rule
from coursepack.problems.rules import gift as rules
from coursepack.problems.rules import questions as question_rules
from coursepack.problems.rules import reading as reading_rules

Type = Literal["truefalse", "multichoice", "shortanswer", "numerical", "match", "essay", "ordering"]

_WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")
_NUMBER = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*", re.ASCII)
_TRUE_OR_FALSE = frozenset({"T", "TRUE", "F", "FALSE"})
_USUAL = frozenset({0.0, 100.0})
_SAME = 0.00001
_NOTED_AT_MOST = 20


@dataclass(slots=True)
class Answers:
    """The text between the braces, and what is noted while it is taken apart."""

    text: str
    format: TextFormat
    """The question text's format, which feedback and options have unless they name another."""
    start: int
    """Offset of the text in its block."""
    notes: list[tuple[Rule, str, int]] = field(default_factory=list)
    is_refused: bool = False
    """Whether Moodle's importer leaves this question out."""
    stops: bool = False
    """Whether Moodle's importer takes in nothing of what follows."""

    def note(self, rule: Rule, message: str, piece: str = "") -> None:
        """Note what is wrong with a piece of the answers; the question is read all the same."""
        if len(self.notes) < _NOTED_AT_MOST:
            self.notes.append((rule, message, self.offset(piece)))

    def offset(self, piece: str) -> int:
        """Where a piece of the answers stands in the block."""
        return self.start + max(0, self.text.find(piece))

    def pieces(self, mark: str, least: int) -> list[str]:
        """The answers between marks; the first is left out where nothing (or a bare 0) stands before a mark.

        With the mark `~` an answer that begins with `=` is one of its own too.
        """
        pieces = (self.text.replace("=", "~=") if mark == "~" else self.text).split(mark)
        if pieces[0].strip(BLANKS) in {"", "0"}:
            del pieces[0]
        if len(pieces) < least:
            needed = "an answer" if least == 1 else f"{least} answers"
            hint = "; an answer of 0 is written =0" if self.text.strip(BLANKS) == "0" else ""
            raise GiftError(rules.TOO_FEW_ANSWERS, f"the question has not {needed}{hint}", self.start)
        return [piece.strip(BLANKS) for piece in pieces]


def type_of(answers: str) -> Type:
    """Which type of question has these answers, as Moodle decides it."""
    if not answers:
        return "essay"
    if is_ordering(answers):
        return "ordering"
    if answers[0] == "#":
        return "numerical"
    if "~" in answers:
        return "multichoice"
    if "=" in answers and "->" in answers:
        return "match"
    statement = answers.partition("#")[0].strip(BLANKS) if answers.find("#") > 0 else answers
    return "truefalse" if statement in _TRUE_OR_FALSE else "shortanswer"


def true_false(answers: Answers) -> Data:
    """`TRUE#wrong#right`."""
    statement, *comments = answers.text.split("#", 2)
    wrong, right = (feedback(text, answers.format) for text in (*comments, "", "")[:2])
    data: Data = {"answer": statement.strip(BLANKS).startswith("T")}
    if wrong or right:
        data["feedback"] = {"right": right, "wrong": wrong}
    return data


def multi_choice(answers: Answers) -> Data:
    """`=right ~wrong ~%50%partly#feedback`; with no `=` at all, several may be chosen."""
    single = "=" in answers.text
    choices = []
    for piece in answers.pieces("~", 2):
        percent, rest = (100.0, piece[1:]) if piece[:1] == "=" else _weight(answers, piece, 0.0)
        text, _, comment = rest.partition("#")
        shown, text_format = text_and_format(text.lstrip(BLANKS), answers.format)
        if shown:
            known = percent in _USUAL
            choice = {
                "text": rich(shown, text_format),
                "fraction": percent if known else _fraction(answers, percent, piece),
            }
            if comment:
                choice["feedback"] = feedback(comment, answers.format)
            choices.append(choice)
    return {"answers": choices, **_right_marks(choices, single=single)}


def short_answer(answers: Answers) -> Data:
    """`=right =%50%partly#feedback`."""
    accepted = []
    for piece in answers.pieces("=", 1):
        percent, rest = _weight(answers, piece, 100.0)
        text, _, comment = rest.partition("#")
        shown, _ = text_and_format(text.strip(BLANKS), answers.format)
        answer: Data = {
            "text": _joined(answers, shown, piece),
            "fraction": _fraction(answers, percent, piece),
        }
        if comment:
            answer["feedback"] = feedback(comment, answers.format)
        accepted.append(answer)
    best = max(answer["fraction"] for answer in accepted)
    if not answers.is_refused and abs(best - 100) > _SAME:
        answers.is_refused = answers.stops = True
        message = f"the best answer earns {best:g} %, not 100 %, and Moodle takes in nothing that follows"
        answers.note(question_rules.FRACTIONS_DO_NOT_ADD_UP, message)
    return {"answers": [answer for answer in accepted if answer["text"]]}


def numerical(answers: Answers) -> Data:
    """`#3.14:0.005`, `#=3..4 =%50%2..5 ~#feedback for anything else`."""
    expected, tilde, wrong = answers.text[1:].partition("~")
    inner = Answers(expected, answers.format, answers.start + 1)
    accepted = []
    for piece in inner.pieces("=", 1):
        percent, rest = _weight(answers, piece, 100.0)
        text, _, comment = rest.partition("#")
        number, tolerance = _number_and_tolerance(
            answers, text_and_format(text.strip(BLANKS), "plain")[0], piece
        )
        answer: Data = {"number": number, "tolerance": tolerance}
        answer["fraction"] = _fraction(answers, percent, piece)
        if comment:
            answer["feedback"] = feedback(comment, answers.format)
        accepted.append(answer)
    if tilde:
        comment = wrong.partition("#")[2]
        accepted.append({"number": "*", "fraction": 0.0, "feedback": feedback(comment, answers.format)})
    return {"answers": accepted}


def match(answers: Answers) -> Data:
    """`=text -> answer =text -> answer`; an answer without text is a distractor."""
    pairs = []
    for piece in answers.pieces("=", 2):
        text, arrow, answer = piece.partition("->")
        if not arrow:
            raise GiftError(rules.PAIR_WITHOUT_ARROW, "this pair has no ->", answers.offset(piece))
        shown, text_format = text_and_format(text, answers.format)
        right = _joined(answers, show(answer).strip(BLANKS), piece)
        if shown and not right:
            answers.stops = True
            answers.note(reading_rules.IMPORT_STOPS, "a pair has no answer, and Moodle stops here", piece)
        elif right:
            pairs.append({"text": rich(shown, text_format) if shown else None, "answer": right})
    return {"pairs": pairs}


def _weight(answers: Answers, piece: str, default: float) -> tuple[float, str]:
    """The percentage that a piece begins with, and the rest of it."""
    found = _WEIGHT.match(piece) if piece[:1] == "%" else None
    if found is None:
        return default, piece
    try:
        return float(found.group(1)), piece[found.end() :]
    except ValueError:
        message = f"“{found.group(1)}” is no percentage"
        raise GiftError(rules.WEIGHT, message, answers.offset(piece)) from None


def _fraction(answers: Answers, percent: float, piece: str) -> float:
    value, refused = fraction(percent)
    if refused is not None:
        answers.is_refused = True
        answers.note(refused, f"Moodle's importer refuses a question with a fraction of {percent:g} %", piece)
    return value


def _right_marks(choices: list[Data], *, single: bool) -> Data:
    """Write fractions as `right: true` where that says the same; what else the question then needs."""
    fractions = [choice["fraction"] for choice in choices]
    positive = sum(1 for value in fractions if value > 0)
    each = 100.0 if single else share(positive or 1)
    other = 0.0 if single else -each
    if single or (positive and all(value in {each, other} for value in fractions)):
        for choice in choices:
            if choice["fraction"] in {each, other}:
                choice["right"] = choice.pop("fraction") == each
        needs_word = (positive <= 1) is not single
    else:
        needs_word = positive <= 1 or 100.0 in fractions
    return {"single": single} if needs_word else {}


def _number_and_tolerance(answers: Answers, text: str, piece: str) -> tuple[float | Literal["*"], float]:
    least, dots, most = text.partition("..")
    if dots and least:
        low, high = _number(least), _number(most)
        if low is None or high is None:
            raise GiftError(rules.NOT_A_NUMBER, f"“{text}” is no range of numbers", answers.offset(piece))
        middle = (low + high) / 2
        return middle, abs(high - middle)
    number, colon, margin = text.partition(":")
    if not number:
        number, colon = text, ""
    tolerance = _number(margin) if colon else 0.0
    if tolerance is None:
        raise GiftError(rules.NOT_A_NUMBER, f"“{margin}” is no number", answers.offset(piece))
    value = _number(number)
    if value is None:
        if number.strip(BLANKS) != "*":
            message = f"“{number.strip(BLANKS)}” is no number, and Moodle takes any response as right"
            answers.note(rules.NOT_A_NUMBER, message, piece)
        return "*", abs(tolerance)
    return value, abs(tolerance)


def _number(text: str) -> float | None:
    value = float(text) if _NUMBER.fullmatch(text) else math.inf
    return value if math.isfinite(value) else None


def _joined(answers: Answers, text: str, piece: str) -> str:
    if "\n" in text or "\r" in text:
        answers.note(reading_rules.LINES_JOINED, "the answer has several lines, which are joined", piece)
    return one_line(text)
