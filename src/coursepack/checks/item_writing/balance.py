"""Over a whole course, nothing but knowledge helps: keys vary, lengths vary, guessing does not pass."""

from collections import Counter
from collections.abc import Iterator

from coursepack.checks.item_writing.items import choice_items, is_shuffled, items
from coursepack.model import (
    Course,
    MultiChoice,
    TrueFalse,
)
from coursepack.problems import Finding, Rule
from coursepack.problems.rules import whole_course

MOST_ON_ONE_POSITION = 0.40
LEAST_TRUE, MOST_TRUE = 0.40, 0.60
MOST_LONGEST = 0.35
FEWEST_ITEMS = 5
"""Fewer questions cannot be balanced, and are not judged."""


def check(course: Course) -> Iterator[Finding]:
    """What a learner who knows nothing could use."""
    yield from _positions(course)
    yield from _true_and_false(course)
    yield from _longest(course)


def _positions(course: Course) -> Iterator[Finding]:
    printed: Counter[int] = Counter()
    fixed: Counter[int] = Counter()
    for item in items(course):
        question = item.question
        if not isinstance(question, MultiChoice) or not question.is_single:
            continue
        position = max(range(len(question.answers)), key=lambda i: question.fraction(question.answers[i])) + 1
        printed[position] += 1
        fixed[position] += not is_shuffled(item.holder, question)
    yield from _crowded(whole_course.KEY_POSITION, +fixed, "where options are not shuffled")
    if +fixed != printed:
        yield from _crowded(whole_course.KEY_POSITION_PRINTED, printed, "as printed")


def _crowded(rule: Rule, keys: Counter[int], where: str) -> Iterator[Finding]:
    total = sum(keys.values())
    if total < FEWEST_ITEMS:
        return
    position, count = max(keys.items(), key=lambda pair: (pair[1], -pair[0]))
    if count > MOST_ON_ONE_POSITION * total:
        message = f"{where}, option {position} is right in {count} of {total} questions ({count / total:.0%})"
        yield Finding(rule, (), message)


def _true_and_false(course: Course) -> Iterator[Finding]:
    answers = [item.question.answer for item in items(course) if isinstance(item.question, TrueFalse)]
    total = len(answers)
    if total < FEWEST_ITEMS:
        return
    share = sum(answers) / total
    if not LEAST_TRUE <= share <= MOST_TRUE:
        message = f"{sum(answers)} of {total} statements are true ({share:.0%}), not 40 to 60 %"
        yield Finding(whole_course.TRUE_FALSE_BALANCE, (), message)


def _longest(course: Course) -> Iterator[Finding]:
    for language in course.languages:
        found = [
            len(item.right_options[0]) > max(map(len, item.wrong_options))
            for item in choice_items(course, language)
            if item.question.is_single and len(item.right_options) == 1 and item.wrong_options
        ]
        if len(found) >= FEWEST_ITEMS and sum(found) > MOST_LONGEST * len(found):
            share = sum(found) / len(found)
            message = (
                f"in the {language} texts the right option is the longest in {sum(found)} of {len(found)} "
                f"questions ({share:.0%})"
            )
            yield Finding(whole_course.RIGHT_OFTEN_LONGEST, (), message)
