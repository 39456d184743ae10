"""Questions can be answered rightly, and their fractions are ones that Moodle takes."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from coursepack.checks import formulas, gaps
from coursepack.model import (
    AcceptedAnswer,
    Calculated,
    CalculatedMulti,
    CalculatedSimple,
    ChoiceGap,
    Course,
    Description,
    DragDropImage,
    DragDropMarker,
    DragDropText,
    Essay,
    Formula,
    GapSelect,
    Match,
    MultiAnswer,
    MultiChoice,
    Numerical,
    NumericalAnswer,
    Ordering,
    Path,
    Question,
    QuestionBank,
    Quiz,
    RandomShortAnswerMatch,
    Section,
    ShortAnswer,
    Training,
    TrueFalse,
)
from coursepack.model.fractions import is_moodle_fraction
from coursepack.problems import Finding
from coursepack.problems.rules import parts
from coursepack.problems.rules import questions as rules

_MAX_TAG = 50
"""Characters of a tag that Moodle keeps (`TAG_MAX_LENGTH`)."""
_ROUNDING = 0.05
"""How far (in percentage points) shares may be off 100 after rounding to five decimals."""


def check(course: Course) -> Iterator[Finding]:
    """What is wrong with the answers of each question."""
    for path, section, question in course.questions():
        yield from _objective(section, question.objective, (*path, "objective"))
        yield from _answers(question, path)
        yield from _tags(question, path)
    for path, _, bank in course.question_sets():
        yield from _enough_to_draw(bank, path)
        located = (((*path, "questions", index), item) for index, item in enumerate(bank.questions))
        yield from formulas.shared_wildcards(located)
    for path, section, activity in course.activities():
        if isinstance(activity, Training):
            for index, objective in enumerate(activity.objectives):
                yield from _objective(section, objective, (*path, "objectives", index))


def _objective(section: Section, objective: str | None, path: Path) -> Iterator[Finding]:
    known = {item.id for item in section.objectives}
    if objective is not None and objective not in known:
        message = f"the section has no objective “{objective}”"
        yield Finding(rules.OBJECTIVE_UNKNOWN, path, message)


def _tags(question: Question, path: Path) -> Iterator[Finding]:
    for index, tag in enumerate(question.tags):
        if tag == "0" or len(tag) > _MAX_TAG or any(sign in tag for sign in "<>`"):
            message = f"Moodle does not keep the tag “{tag[:60]}” as it is"
            yield Finding(parts.TAG_REFUSED, (*path, "tags", index), message)


def _answers(question: Question, path: Path) -> Iterator[Finding]:
    match question:
        case MultiChoice():
            yield from _choices(question, path)
        case CalculatedMulti():
            yield from _choices(question, path)
            yield from formulas.formulas(question, path)
        case ShortAnswer():
            yield from _accepted(question.answers, path)
        case Numerical():
            yield from _accepted(question.answers, path)
            yield from formulas.units(question, path)
        case Calculated() | CalculatedSimple():
            yield from _accepted(question.answers, path)
            yield from formulas.units(question, path)
            yield from formulas.formulas(question, path)
        case MultiAnswer():
            yield from gaps.questions_in_text(question, path)
            yield from _small_questions(question, path)
        case GapSelect() | DragDropText():
            yield from gaps.choices_in_text(question, path)
        case DragDropImage() | DragDropMarker():
            yield from gaps.zones(question, path)
        case TrueFalse() | Match() | Essay() | Description() | Ordering() | RandomShortAnswerMatch():
            return
        case _:
            assert_never(question)


def _small_questions(question: MultiAnswer, path: Path) -> Iterator[Finding]:
    for index, gap in enumerate(question.gaps):
        if isinstance(gap, ChoiceGap):
            yield from _choices(gap, (*path, "gaps", index))
        else:
            yield from _accepted(gap.answers, (*path, "gaps", index))


def _enough_to_draw(quiz: Quiz | QuestionBank, path: Path) -> Iterator[Finding]:
    found = sum(isinstance(question, ShortAnswer) for question in quiz.questions)
    for index, question in enumerate(quiz.questions):
        if isinstance(question, RandomShortAnswerMatch) and question.choose > found:
            message = f"{question.choose} short answer questions are drawn, and the quiz has {found}"
            yield Finding(parts.TOO_FEW_TO_DRAW, (*path, "questions", index, "choose"), message)


def _choices(question: MultiChoice | CalculatedMulti | ChoiceGap, path: Path) -> Iterator[Finding]:
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


def _accepted(answers: Sequence[AcceptedAnswer | NumericalAnswer | Formula], path: Path) -> Iterator[Finding]:
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
