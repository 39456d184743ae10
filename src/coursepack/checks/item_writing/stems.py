"""Stems ask a whole question, and a negative in them stands out."""

import re
from collections.abc import Iterator

from coursepack.checks.item_writing.items import items
from coursepack.checks.reading import any_of, any_pattern, plain, sentences, words_in
from coursepack.checks.words import Words, words_of
from coursepack.model import Course, MultiChoice, Numerical, Path, Question, ShortAnswer, TrueFalse
from coursepack.problems import Finding
from coursepack.problems.rules import item_writing as rules
from coursepack.render import Block, to_html

FEWEST_WORDS = 5

_GAP = re.compile(r"_{2,}|\[\[|(?:…|\.\.\.)\s*$|\(\s*\)")
_CLAUSE = re.compile(r"[.!?…:;,]\s+")
_FORMULA = "𝑥"


def check(course: Course) -> Iterator[Finding]:
    """What is wrong with how questions are put."""
    for item in items(course):
        if not isinstance(item.question, MultiChoice | ShortAnswer | Numerical | TrueFalse):
            continue
        for language in course.languages:
            words = words_of(language)
            if words is not None and item.question.text.has(language):
                yield from _stem(item.question, language, words, (*item.path, "text"))


def _stem(question: Question, language: str, words: Words, path: Path) -> Iterator[Finding]:
    blocks = to_html(question.text, language).outline.blocks
    text = plain(" ".join(block.text for block in blocks))
    if not isinstance(question, TrueFalse) and text.strip():
        yield from _whole(text, words, language, path)
    yield from _negative(blocks, words, language, path, statement=isinstance(question, TrueFalse))
    if isinstance(question, MultiChoice):
        yield from _article(text, words, language, path)


def _whole(text: str, words: Words, language: str, path: Path) -> Iterator[Finding]:
    if not ("?" in text or _GAP.search(text) or _gives_a_task(text, words)):
        message = "the stem asks no question"
        yield Finding(rules.STEM_ASKS_NOTHING, path, message, language=language)
    count = len(words_in(text))
    if count < FEWEST_WORDS and _FORMULA not in text and not re.search(r"\d", text):
        message = f"the stem has {count} words, fewer than {FEWEST_WORDS}"
        yield Finding(rules.STEM_SHORT, path, message, language=language)


def _gives_a_task(text: str, words: Words) -> bool:
    firsts = (words_in(clause)[:1] for clause in _CLAUSE.split(text))
    return any(first and first[0].casefold() in words.instructions for first in firsts)


def _negative(
    blocks: list[Block], words: Words, language: str, path: Path, *, statement: bool
) -> Iterator[Finding]:
    negatives = any_pattern(*words.negative_patterns)
    for block, start, end in _asking(blocks, words, statement=statement):
        clause = plain(block.text)[start:end]
        harmless = [match.span() for match in any_pattern(*words.no_negative_patterns).finditer(clause)]
        for match in negatives.finditer(clause):
            if any(first <= match.end() - 1 < last for first, last in harmless):
                continue
            if not _stands_out(block, start + match.start(), start + match.end()):
                word = match.group().split()[-1]
                message = f"the negative “{word}” turns the question round and does not stand out"
                yield Finding(rules.NEGATIVE_HIDDEN, path, message, language=language)
                return


def _asking(blocks: list[Block], words: Words, *, statement: bool) -> Iterator[tuple[Block, int, int]]:
    """The stretches that ask (or, of a true/false statement, the last sentence) without their circumstances."""
    found = [
        (block, start, start + len(sentence), sentence)
        for block in blocks
        for start, sentence in sentences(block.text, words)
        if statement or "?" in sentence
    ]
    for block, start, end, sentence in found[-1:] if statement else found:
        yield from _main_clauses(block, start, end, plain(sentence), words)


def _main_clauses(
    block: Block, start: int, end: int, text: str, words: Words
) -> Iterator[tuple[Block, int, int]]:
    """What stands outside *when …*, *if …* and relative clauses."""
    asides = any_of(*words.conditions)
    begins = asides.match(text)
    first = text.find(",") + 1 if begins is not None else 0
    condition = asides.search(text, max(first, 1))
    relative = _relative_clause(text, max(first, 1), words)
    stops = [match.start() for match in (condition, relative) if match is not None]
    if begins is None or first:
        yield block, start + first, start + min((*stops, len(text), end - start))


def _relative_clause(text: str, start: int, words: Words) -> re.Match[str] | None:
    """Where a relative clause begins; after a comma, the same words may ask: *Of these, which is not …?*"""
    for match in any_pattern(*words.relative_patterns).finditer(text, start):
        if "?" not in text or not text[: match.start()].rstrip().endswith(","):
            return match
    return None


def _stands_out(block: Block, start: int, end: int) -> bool:
    written = block.text[start:end]
    return any(word.isupper() for word in words_in(written) if len(word) > 1) or any(
        emphasis.start < end and start < emphasis.end for emphasis in block.emphases
    )


def _article(text: str, words: Words, language: str, path: Path) -> Iterator[Finding]:
    before = _GAP.split(text)[0] if _GAP.search(text) else text
    last = re.search(r"(?:^|\s)([^\W\d_]+'?)\s*$", before)
    if "?" not in before and last is not None and last.group(1).casefold() in words.ending_articles:
        message = f"the stem ends with “{last.group(1)}”, which fits only some options"
        yield Finding(rules.GRAMMAR_GIVES_AWAY, path, message, language=language)
