"""Abbreviations are spelled out where a module first uses them."""

import re
from collections.abc import Iterable, Iterator

from coursepack.checks.reading import Passage, Reading, any_of, plain, words_in
from coursepack.checks.words import Words, words_of
from coursepack.checks.words.words import listed
from coursepack.model import Course
from coursepack.problems import Finding
from coursepack.problems.rules import prose as rules
from coursepack.render import Block

FEWEST_WORDS = 2
"""Words that spell an abbreviation out."""

SURE_LETTERS = 4
"""Letters that words in small type do not begin with by chance."""

_ABBREVIATION = re.compile(r"(?<![\w.\-/])([A-ZÀ-ÖØ-Þ]{2,6})(s?)(?![\w\-/])")
_CITATION = re.compile(r",? \d{4}\)")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

WELL_KNOWN = listed(
    "AD BC CD CEO CFA CHF CSS CSV DNA DOI DVD EUR FAQ GBP GMT GPS HTML HTTP HTTPS ID ISBN ISO ISSN IT OK PC PDF PIN "
    "PS QR SMS SVG TV URL USA USB USD UTC VIP XML XOF"
)
"""Abbreviations, codes of currencies among them, that need no spelling out in any language."""


def check(course: Course, reading: Reading) -> Iterator[Finding]:
    """The first use of each abbreviation in a section and language, where it is not spelled out."""
    defined = _of_glossaries(course)
    seen: set[tuple[object, str, str]] = set()
    for passage in _in_reading_order(reading.passages):
        words = words_of(passage.language)
        if words is None or _is_name(passage):
            continue
        for match in _abbreviations(passage.block, words):
            short = match.group(1)
            key = (passage.path[1], passage.language, short)
            if key in seen or passage.path in defined.get(short, ()):
                continue
            seen.add(key)
            if not _spelled_out(passage.block.text, match, words):
                yield Finding(
                    rules.ABBREVIATION_UNDEFINED,
                    passage.path,
                    f"{short} is first used here and not spelled out",
                    language=passage.language,
                    line=passage.block.line_at(match.start()),
                    written=short,
                )


def _is_name(passage: Passage) -> bool:
    """Titles and headings are too short to spell anything out."""
    return (
        passage.path[:1] != ("sections",) or passage.block.kind == "heading" or passage.block.text.isupper()
    )


def _abbreviations(block: Block, words: Words) -> Iterator[re.Match[str]]:
    """Each abbreviation that may need spelling out; words in another language are left alone."""
    foreign = [(item.start, item.end) for item in block.emphases if item.marked_language]
    for match in _ABBREVIATION.finditer(block.text):
        short = match.group(1)
        if short in WELL_KNOWN or _ROMAN.fullmatch(short) or short.casefold() in words.shouted:
            continue
        if not any(start <= match.start() < end for start, end in foreign):
            yield match


def _of_glossaries(course: Course) -> dict[str, set[object]]:
    """Paths of the definitions of each term of the glossaries: there the term itself needs no other."""
    found: dict[str, set[object]] = {}
    for path, _, glossary in course.glossaries():
        for index, entry in enumerate(glossary.entries):
            here = (*path, "entries", index)
            for term in {*entry.term.values.values(), *(t for a in entry.aliases for t in a.values.values())}:
                found.setdefault(term, set()).update({(*here, "definition"), (*here, "term")})
    return found


def _in_reading_order(passages: Iterable[Passage]) -> list[Passage]:
    """Key points stand before the activities in a section's file, and are read after them."""
    return sorted(passages, key=lambda passage: (passage.path[:2], "key_points" in passage.path))


def _spelled_out(text: str, match: re.Match[str], words: Words) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if _CITATION.match(after):
        return False
    if before.count("(") > before.count(")") and len(words_in(before.rpartition("(")[0])) >= FEWEST_WORDS:
        return True
    bracket = re.match(r"[\s*_»”\"]*\(([^)]*)\)", after)
    if bracket is not None and len(words_in(bracket.group(1))) >= FEWEST_WORDS:
        return True
    return _has_initials(text, match.group(1)) or any_of(*words.explains).search(plain(text)) is not None


def _has_initials(text: str, short: str) -> bool:
    """Whether words in a row begin with the letters of the abbreviation; of few letters, capitals do."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if not word.isupper()]
    initials = "".join(word[0] for word in words)
    capitals = "".join(letter for letter in initials if letter.isupper())
    return short in capitals or (len(short) >= SURE_LETTERS and short.casefold() in initials.casefold())
