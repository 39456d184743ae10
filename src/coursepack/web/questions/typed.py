"""Questions answered by typing a word or a number."""

from collections.abc import Iterable, Mapping
from typing import Any

from coursepack.model import AcceptedAnswer, MeasuredQuestion, Numerical, NumericalAnswer, ShortAnswer
from coursepack.web.questions.asking import Asking
from coursepack.web.questions.views import MAX_NUMBER, Asked, Field, Key, fraction
from coursepack.web.texts import Texts

EPSILON = 1e-14
"""`pow(10, -precision)` with PHP's own precision: what Moodle adds to a tolerance."""


def short_answer(question: ShortAnswer, asking: Asking) -> Asked:
    """One line; `*` in an answer stands for any characters."""
    key = short_answer_key(question.answers, question.case_sensitive, asking.texts)
    feedback = asking.feedback(answer.feedback for answer in question.answers)
    return Asked(Field(False, answer_length(key["answers"], asking.texts)), key, feedback)


def short_answer_key(answers: Iterable[AcceptedAnswer], case_sensitive: bool, texts: Texts) -> Key:
    """The answers in one language."""
    return {
        "caseSensitive": case_sensitive,
        "answers": [
            {"text": texts.words_of(answer.text), "fraction": fraction(answer.fraction)} for answer in answers
        ],
    }


def answer_length(answers: Iterable[Mapping[str, Any]], texts: Texts) -> int:
    """Characters that a learner may type: enough for each answer and some more."""
    spare = min(20, texts.longest_answer // 2)
    return max(texts.longest_answer, *(len(answer["text"]) + spare for answer in answers))


def numerical(question: Numerical, asking: Asking) -> Asked:
    """A number, with a unit perhaps."""
    key = {"answers": number_answers(question.answers), **unit_key(question)}
    feedback = asking.feedback(answer.feedback for answer in question.answers)
    return Asked(number_field(question), key, feedback)


def number_answers(answers: Iterable[NumericalAnswer]) -> list[Mapping[str, Any]]:
    """The range of each answer, as `qtype_numerical_answer::get_tolerance_interval` (nominal) works it out."""
    found: list[Mapping[str, Any]] = []
    for answer in answers:
        if answer.number == "*":
            found.append({"any": True, "fraction": fraction(answer.fraction)})
            continue
        low, high = tolerance_range(answer.number, answer.tolerance, "nominal")
        shown = f"{answer.number:.15g}"
        found.append({"low": low, "high": high, "shown": shown, "fraction": fraction(answer.fraction)})
    return found


def tolerance_range(number: float, tolerance: float, kind: str) -> tuple[float, float]:
    """The lowest and the highest number that is accepted (`question/type/numerical/question.php`, Moodle 4.5)."""
    match kind:
        case "relative":
            width = abs(number) * (abs(tolerance) + EPSILON)
            return number - width, number + width
        case "geometric":
            quotient = 1 + abs(abs(tolerance) + EPSILON)
            return (
                (number * quotient, number / quotient)
                if number < 0
                else (number / quotient, number * quotient)
            )
        case _:
            width = tolerance + EPSILON * max(abs(tolerance), abs(number), EPSILON)
            return number - width, number + width


def number_field(question: MeasuredQuestion) -> Field:
    """The line for the number, and how its unit is given."""
    names = tuple(unit.name for unit in question.units)
    return Field(True, MAX_NUMBER, names, question.given_unit, question.unit_before_number)


def unit_key(question: MeasuredQuestion) -> Key:
    """Units, and what a wrong one costs."""
    if not question.units:
        return {}
    return {
        "units": [[unit.name, unit.multiplier] for unit in question.units],
        "unitGrading": question.unit_grading,
        "unitPenalty": fraction(question.unit_penalty),
        "unitBefore": question.unit_before_number,
        "unitApart": question.given_unit in {"radio", "dropdown"},
    }
