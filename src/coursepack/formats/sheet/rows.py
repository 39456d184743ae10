"""A question as the cells of a row, in the words that a subject expert reads."""

from typing import assert_never

from coursepack.formats.moodle.texts import number
from coursepack.formats.sheet.columns import NO, ONE, SEVERAL, YES
from coursepack.model import (
    AcceptedAnswer,
    Choice,
    Description,
    Essay,
    Match,
    MultiChoice,
    Numerical,
    NumericalAnswer,
    Ordering,
    PlainText,
    RichText,
    ShortAnswer,
    TrueFalse,
)
from coursepack.model.walk import texts

SheetQuestion = TrueFalse | MultiChoice | ShortAnswer | Numerical | Match | Ordering | Essay | Description

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""

ARROW = " -> "
PLUS_MINUS = " ± "

Answer = tuple[str, str, str]
"""The cells `answer`, `right` and `feedback`."""


def cells_of(question: SheetQuestion, idnumber: str, language: str) -> tuple[dict[str, str], list[Answer]]:
    """The cells of a question by their column, and those of each answer; texts as the source has them."""
    points = number(question.points) if question.points != _usual_points(question) else ""
    choose = (ONE if question.is_single else SEVERAL) if isinstance(question, MultiChoice) else ""
    cells = {
        "id": idnumber,
        "type": question.type,
        "question": _said(question.text, language),
        "points": points,
        "choose": choose,
        "general feedback": _said(question.general_feedback, language),
        "tags": ", ".join(question.tags),
        "name": _said(question.name, language),
    }
    return cells, _answers(question, language)


def why_left_out(question: SheetQuestion, language: str) -> str | None:
    """Why a row cannot say the question; None where it can."""
    if any(len(text.get(language)) > LONGEST_CELL for _, text in texts(question)):
        return f"a text has more than {LONGEST_CELL:,} characters"
    if isinstance(question, Match) and any(
        ARROW in f" {pair.answer.get(language)} " for pair in question.pairs
    ):
        return f"a pair's answer has “{ARROW.strip()}” in it"
    return None


def _answers(question: SheetQuestion, language: str) -> list[Answer]:
    match question:
        case TrueFalse():
            return _true_and_false(question, language)
        case MultiChoice():
            return [_choice(question, answer, language) for answer in question.answers]
        case ShortAnswer():
            return [_accepted(answer, _said(answer.text, language), language) for answer in question.answers]
        case Numerical():
            return [_accepted(answer, _number(answer), language) for answer in question.answers]
        case Match():
            return [
                (_said(pair.text, language) + ARROW + _said(pair.answer, language), "", "")
                for pair in question.pairs
            ]
        case Ordering():
            return [(_said(item, language), "", "") for item in question.items]
        case Essay() | Description():
            return []
        case _:
            assert_never(question)


def _true_and_false(question: TrueFalse, language: str) -> list[Answer]:
    feedback = question.feedback
    return [
        (
            "true" if value else "false",
            YES if value is question.answer else NO,
            _said(feedback.right if value is question.answer else feedback.wrong, language),
        )
        for value in (True, False)
    ]


def _choice(question: MultiChoice, answer: Choice, language: str) -> Answer:
    usual = YES if answer.right else NO
    share = usual if answer.fraction is None else f"{number(question.fraction(answer))} %"
    return _said(answer.text, language), share, _said(answer.feedback, language)


def _accepted(answer: AcceptedAnswer | NumericalAnswer, text: str, language: str) -> Answer:
    share = YES if answer.fraction == 100 else f"{number(answer.fraction)} %"
    return text, share, _said(answer.feedback, language)


def _number(answer: NumericalAnswer) -> str:
    value = "*" if answer.number == "*" else number(answer.number)
    return f"{value}{PLUS_MINUS}{number(answer.tolerance)}" if answer.tolerance else value


def _said(text: RichText | PlainText | None, language: str) -> str:
    return text.get(language) if text is not None and text.has(language) else ""


def _usual_points(question: SheetQuestion) -> float:
    return 0.0 if isinstance(question, Description) else 1.0
