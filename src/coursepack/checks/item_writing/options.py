"""Options are alike in all that is not the point."""

import re
from collections.abc import Iterator

from coursepack.checks.item_writing.items import ChoiceItem, choice_items, is_shuffled, items
from coursepack.checks.reading import any_of, any_pattern, plain, text_of
from coursepack.checks.words import Words, words_of
from coursepack.model import Course, MultiChoice
from coursepack.problems import Finding
from coursepack.problems.rules import item_writing as rules

FEWEST, MOST = 3, 5
LONGER_BY = 4 / 3
AT_LEAST_LONGER = 10
"""Characters: a difference that a learner sees, so that *Yes* beside *No* is none."""

CLUE_LENGTH = 6
"""Letters of a word that is rare enough to be a clue."""

_NUMBER = re.compile(r"[-−]?\d+(?:[ \u00a0\u202f,.]\d+)*")


def check(course: Course) -> Iterator[Finding]:
    """What gives the right option away, or makes options poor."""
    yield from _counts(course)
    yield from _orders(course)
    for language in course.languages:
        words = words_of(language)
        for item in choice_items(course, language):
            yield from _longest(item)
            if words is not None:
                yield from _phrases(item, words)
                yield from _clue(item, words)


def _counts(course: Course) -> Iterator[Finding]:
    for item in items(course):
        if isinstance(item.question, MultiChoice):
            count = len(item.question.answers)
            if not FEWEST <= count <= MOST:
                message = f"there are {count} options; {FEWEST} to {MOST} serve best"
                yield Finding(rules.OPTION_COUNT, (*item.path, "answers"), message)


def _orders(course: Course) -> Iterator[Finding]:
    for item in items(course):
        if not isinstance(item.question, MultiChoice) or is_shuffled(item.holder, item.question):
            continue
        numbers = [_number(text_of(answer.text, course.language)) for answer in item.question.answers]
        values = [value for value, _ in filter(None, numbers)]
        alike = len({unit for _, unit in filter(None, numbers)}) == 1 and len(values) == len(numbers)
        if alike and values != sorted(values) and values != sorted(values, reverse=True):
            message = "the numbers are in no order, and the options are not shuffled"
            yield Finding(rules.NUMBERS_UNORDERED, (*item.path, "answers"), message)


def _number(option: str) -> tuple[float, str] | None:
    """The number of an option that has exactly one, and the words around it."""
    found = _NUMBER.findall(option)
    if len(found) != 1:
        return None
    digits = re.sub(r"[ \u00a0\u202f,](?=\d{3}(?!\d))", "", found[0]).replace("−", "-").replace(",", ".")
    try:
        return float(digits), option.replace(found[0], "").strip().casefold()
    except ValueError:
        return None


def _longest(item: ChoiceItem) -> Iterator[Finding]:
    if not item.question.is_single or len(item.right_options) != 1 or not item.wrong_options:
        return
    right, longest_wrong = len(item.right_options[0]), max(map(len, item.wrong_options))
    if right > longest_wrong * LONGER_BY and right - longest_wrong >= AT_LEAST_LONGER:
        message = f"the right option has {right} characters, the longest wrong one {longest_wrong}"
        path = (*item.path, "answers", item.right.index(True), "text")
        yield Finding(rules.RIGHT_OPTION_LONG, path, message, language=item.language)


def _phrases(item: ChoiceItem, words: Words) -> Iterator[Finding]:
    refers = any_pattern(*words.refers_to_options_patterns)
    for index, option in enumerate(item.options):
        if refers.fullmatch(plain(option).strip(" .!")):
            message = f"“{option}” speaks of the other options"
            path = (*item.path, "answers", index, "text")
            yield Finding(rules.REFERS_TO_OPTIONS, path, message, language=item.language)
    absolute = any_of(*words.absolutes)
    if any(absolute.search(option) for option in item.right_options):
        return
    for index, option in enumerate(item.options):
        found = absolute.search(plain(option))
        if found is not None:
            message = f"“{found.group()}” stands in wrong options only"
            path = (*item.path, "answers", index, "text")
            yield Finding(rules.ABSOLUTE_IN_WRONG, path, message, language=item.language)


def _clue(item: ChoiceItem, words: Words) -> Iterator[Finding]:
    """A word that the stem shares with the right option, where no wrong option shares any of its own."""
    if not item.question.is_single or len(item.right_options) != 1:
        return
    stem = _rare(item.stem, words)
    right = _rare(item.right_options[0], words)
    shared = sorted(right[key] for key in stem.keys() & right.keys())
    if shared and not any(stem.keys() & _rare(option, words).keys() for option in item.wrong_options):
        message = f"of the stem's words, “{shared[0]}” stands in the right option only"
        path = (*item.path, "answers", item.right.index(True), "text")
        yield Finding(rules.CLUE_WORD, path, message, language=item.language)


def _rare(text: str, words: Words) -> dict[str, str]:
    """The longer words of a text, by their form without plural."""
    found = (word.casefold() for word in re.split(r"\W+", plain(text)))
    return {
        word.rstrip("sxe"): word
        for word in found
        if len(word.rstrip("sxe")) >= CLUE_LENGTH and word not in words.function_words
    }
