"""A learner who guesses everything should not pass."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import assert_never

from coursepack.model import (
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
    GapSelect,
    Match,
    MultiAnswer,
    MultiChoice,
    Numerical,
    Ordering,
    Question,
    RandomShortAnswerMatch,
    ShortAnswer,
    TrueFalse,
)
from coursepack.problems import Finding
from coursepack.problems.rules import item_writing as rules

Choices = MultiChoice | CalculatedMulti | ChoiceGap


def check(course: Course) -> Iterator[Finding]:
    """Quizzes whose pass mark is within reach of chance."""
    for path, section, quiz in course.quizzes():
        if quiz.pass_mark is None or not quiz.points:
            continue
        points = sum(question.points * by_chance(question) for question in quiz.questions)
        points += sum(draw.count * draw.points * _drawn(course.pool(draw, section)) for draw in quiz.draws)
        expected = 100 * points / quiz.points
        if expected >= quiz.pass_mark:
            message = (
                f"guessing everything earns {expected:.0f} % on average, and {quiz.pass_mark:g} % passes"
            )
            yield Finding(rules.GUESSING_PASSES, (*path, "pass"), message)


def _drawn(pool: Sequence[Question]) -> float:
    return sum(map(by_chance, pool)) / len(pool) if pool else 0.0


def by_chance(question: Question) -> float:
    """The share of its points that guessing earns on average, 0 to 1."""
    match question:
        case TrueFalse():
            return 0.5
        case MultiChoice() | CalculatedMulti():
            return _choice(question)
        case Match():
            return 1 / len({pair.answer.get(pair.answer.languages[0]) for pair in question.pairs})
        case RandomShortAnswerMatch():
            return 1 / question.choose
        case MultiAnswer():
            return _gaps(question)
        case GapSelect() | DragDropText():
            return _among_groups([choice.group for choice in question.choices if choice.id], question)
        case DragDropImage():
            groups = {item.id: item.group for item in question.items}
            return _among_groups([groups.get(zone.item, 1) for zone in question.zones], question)
        case Ordering():
            return _ordering(question)
        case ShortAnswer() | Numerical() | Calculated() | CalculatedSimple() | DragDropMarker():
            return 0.0
        case Essay() | Description():
            return 0.0
        case _:
            assert_never(question)


def _choice(question: Choices) -> float:
    fractions = [question.fraction(answer) / 100 for answer in question.answers]
    if question.is_single:
        return max(0.0, sum(fractions) / len(fractions))
    sums = {0.0: 1.0}
    for fraction in fractions:
        taken: dict[float, float] = defaultdict(float)
        for value, chance in sums.items():
            taken[value] += chance / 2
            taken[round(value + fraction, 6)] += chance / 2
        sums = taken
    return sum(min(1.0, max(0.0, value)) * chance for value, chance in sums.items())


def _gaps(question: MultiAnswer) -> float:
    points = sum(gap.points for gap in question.gaps)
    earned = sum(gap.points * _choice(gap) for gap in question.gaps if isinstance(gap, ChoiceGap))
    return earned / points if points else 0.0


def _among_groups(wanted: Sequence[int], question: GapSelect | DragDropText | DragDropImage) -> float:
    """The mean over all places of one in the number of choices of the place's group."""
    offered = question.items if isinstance(question, DragDropImage) else question.choices
    sizes = [sum(choice.group == group for choice in offered) for group in wanted]
    return sum(1 / size for size in sizes if size) / len(sizes) if sizes else 0.0


def _ordering(question: Ordering) -> float:
    count = len(question.items) if question.select == "all" else question.select_count
    match question.grading:
        case "all-or-nothing":
            return 1 / math.factorial(count)
        case "relative-all-previous-and-next" | "relative-to-correct":
            return 0.5
        case "longest-ordered-subset":
            return min(1.0, 2 / math.sqrt(count))
        case _:
            return 1 / count
