"""Answers that are typed: numbers with tolerance and unit, every reasonable spelling, essays with a length."""

import unicodedata
from collections.abc import Iterator

from coursepack.checks.item_writing.items import items
from coursepack.checks.reading import any_of, any_pattern, plain, text_of
from coursepack.checks.words import Words, words_of
from coursepack.model import Course, Essay, Numerical, Path, ShortAnswer
from coursepack.problems import Finding
from coursepack.problems.rules import item_writing as rules


def check(course: Course) -> Iterator[Finding]:
    """What would fail a learner who knows, or leave one without a measure."""
    for item in items(course):
        question = item.question
        if isinstance(question, Numerical):
            yield from _tolerance(question, item.path)
        elif isinstance(question, Essay):
            yield from _essay(question, course.languages, item.path)
        elif isinstance(question, ShortAnswer):
            for language in course.languages:
                yield from _spellings(question, language, item.path)


def _tolerance(question: Numerical, path: Path) -> Iterator[Finding]:
    for index, answer in enumerate(question.answers):
        number = answer.number
        if number == "*" or answer.fraction <= 0 or answer.tolerance or float(number).is_integer():
            continue
        message = f"{number:g} has decimals and no tolerance"
        yield Finding(rules.NO_TOLERANCE, (*path, "answers", index, "number"), message)


def _spellings(question: ShortAnswer, language: str, path: Path) -> Iterator[Finding]:
    accepted = [
        plain(answer.text.get(language)).strip()
        for answer in question.answers
        if answer.fraction > 0 and answer.text.has(language)
    ]
    if not accepted or any("*" in text for text in accepted):
        return
    where = (*path, "answers")
    words = words_of(language)
    unit = _missing_unit(question, accepted, language, words) if words is not None else None
    if unit is not None:
        message = f"the stem asks for {unit}, and only the bare number is accepted"
        yield Finding(rules.NO_UNIT, where, message, language=language)
    elif len(accepted) == 1 and not accepted[0].isdigit():
        message = f"“{accepted[0]}” is the only answer accepted"
        yield Finding(rules.ONE_SPELLING, (*where, 0, "text"), message, language=language)
    yield from _letters(question, accepted, language, where)


def _letters(question: ShortAnswer, accepted: list[str], language: str, path: Path) -> Iterator[Finding]:
    if question.case_sensitive and any(
        _has_capital(text) and text.lower() not in accepted for text in accepted
    ):
        message = "capitals count, and the answer in small letters is not accepted"
        yield Finding(rules.SPELLING_FAILS, path, message, language=language)
        return
    for text in accepted:
        bare = _without_accents(text)
        if bare != text and bare.casefold() not in {other.casefold() for other in accepted}:
            message = f"“{text}” is accepted, “{bare}” is not"
            yield Finding(rules.SPELLING_FAILS, path, message, language=language)
            return


def _has_capital(text: str) -> bool:
    return any(character.isupper() for character in text)


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _missing_unit(question: ShortAnswer, accepted: list[str], language: str, words: Words) -> str | None:
    """The unit that the stem asks for, where every accepted answer is a bare number."""
    if not all(_is_number(text) for text in accepted):
        return None
    stem = plain(text_of(question.text, language))
    if any_of(*words.number_only).search(stem):
        return None
    asked_in = [f"{words.in_unit} {name}" for names in words.units for name in names[:-1]]
    found = any_of(*asked_in).search(stem)
    return found.group().partition(" ")[2] if found is not None else None


def _is_number(text: str) -> bool:
    return text.replace(" ", "").replace(",", "").replace(".", "", 1).lstrip("-−").isdigit()


def _essay(question: Essay, languages: tuple[str, ...], path: Path) -> Iterator[Finding]:
    if question.points and not question.grader_info:
        message = f"it carries {question.points:g} points, and nothing says how it is marked"
        yield Finding(rules.ESSAY_WITHOUT_MARKING, path, message)
    if question.min_words or question.max_words or question.response_format == "noinline":
        return
    for language in languages:
        words = words_of(language)
        if words is None or not question.text.has(language):
            continue
        if not any_pattern(*words.length_patterns).search(plain(text_of(question.text, language))):
            message = "nothing says how long the answer should be"
            yield Finding(rules.ESSAY_WITHOUT_LENGTH, (*path, "text"), message, language=language)
