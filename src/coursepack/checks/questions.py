"""Questions can be answered rightly, and their fractions are ones that Moodle takes."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from coursepack.model import (
    AcceptedAnswer,
    Course,
    Description,
    Essay,
    Match,
    MultiChoice,
    Numerical,
    NumericalAnswer,
    Path,
    Question,
    Section,
    ShortAnswer,
    Training,
    TrueFalse,
)
from coursepack.model.fractions import is_moodle_fraction
from coursepack.problems import Finding
from coursepack.problems.rules import questions as rules

_ROUNDING = 0.05
"""How far (in percentage points) shares may be off 100 after rounding to five decimals."""


def check(course: Course) -> Iterator[Finding]:
    """What is wrong with the answers of each question."""
    for path, section, question in course.questions():
        yield from _objective(section, question.objective, (*path, "objective"))
        yield from _answers(question, path)
    for path, section, activity in course.activities():
        if isinstance(activity, Training):
            for index, objective in enumerate(activity.objectives):
                yield from _objective(section, objective, (*path, "objectives", index))


def _objective(section: Section, objective: str | None, path: Path) -> Iterator[Finding]:
    known = {item.id for item in section.objectives}
    if objective is not None and objective not in known:
        message = f"the section has no objective “{objective}”"
        yield Finding(rules.OBJECTIVE_UNKNOWN, path, message)


def _answers(question: Question, path: Path) -> Iterator[Finding]:
    match question:
        case MultiChoice():
            yield from _multi_choice(question, path)
        case ShortAnswer() | Numerical():
            yield from _accepted(question.answers, path)
        case TrueFalse() | Match() | Essay() | Description():
            return
        case _:
            assert_never(question)


def _multi_choice(question: MultiChoice, path: Path) -> Iterator[Finding]:
    fractions = [question.fraction(answer) for answer in question.answers]
    right = sum(answer.right for answer in question.answers)
    for index, fraction in enumerate(fractions):
        if not is_moodle_fraction(fraction):
            yield _unknown_fraction(fraction, (*path, "answers", index))
    if not any(fraction > 0 for fraction in fractions):
        yield Finding(rules.NO_RIGHT_ANSWER, (*path, "answers"), "no answer is right")
    elif question.is_single and right > 1:
        message = f"{right} answers are right, and one may be chosen"
        yield Finding(rules.SEVERAL_RIGHT_ANSWERS, (*path, "answers"), message)
    else:
        earned = (
            max(fractions) if question.is_single else sum(fraction for fraction in fractions if fraction > 0)
        )
        if abs(earned - 100) > _ROUNDING:
            what = "the best answer earns" if question.is_single else "the positive fractions add up to"
            yield Finding(
                rules.FRACTIONS_DO_NOT_ADD_UP, (*path, "answers"), f"{what} {earned:g} %, not 100 %"
            )
    yield from _twice([answer.text.values for answer in question.answers], path)


def _accepted(answers: Sequence[AcceptedAnswer | NumericalAnswer], path: Path) -> Iterator[Finding]:
    fractions = [answer.fraction for answer in answers]
    for index, fraction in enumerate(fractions):
        if not is_moodle_fraction(fraction):
            yield _unknown_fraction(fraction, (*path, "answers", index, "fraction"))
    best = max(fractions)
    if best <= 0:
        yield Finding(rules.NO_RIGHT_ANSWER, (*path, "answers"), "no answer is right")
    elif best < 100:
        message = f"the best answer earns {best:g} %, not 100 %"
        yield Finding(rules.FRACTIONS_DO_NOT_ADD_UP, (*path, "answers"), message)


def _twice(texts: list[object], path: Path) -> Iterator[Finding]:
    for index, text in enumerate(texts):
        if text in texts[:index]:
            yield Finding(
                rules.SAME_ANSWER_TWICE, (*path, "answers", index, "text"), "this answer stands above too"
            )


def _unknown_fraction(fraction: float, path: Path) -> Finding:
    return Finding(rules.FRACTION_UNKNOWN, path, f"Moodle has no fraction of {fraction:g} %")
