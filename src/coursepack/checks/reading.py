"""Reading the course's texts as a check needs them: blocks of words in one language, sentences, words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coursepack.checks.words import Words
from coursepack.model import UNDETERMINED, Course, Path, RichText
from coursepack.model.walk import texts
from coursepack.render import Block, Outline, to_html

NOT_RUNNING_TEXT = frozenset({"resources", "terms", "aliases", "keywords"})
"""Fields whose texts are titles or lists of wordings, not sentences of the course."""

_WORD = re.compile(r"[^\W_]+(?:['’.,\-‑/][^\W_]+)*")
_SENTENCE_END = re.compile(r";\s+|[.!?…]+(?:\s?[\"»”’)\]*])*\s+(?=[\"«“‘(\[¿¡]*\s*[A-ZÀ-ÖØ-Þ0-9])")
"""A semicolon ends one too: what stands on either side is read on its own."""

_LAST_WORD = re.compile(r"([^\s(«“\"]+)$")
_SPACES = str.maketrans({"\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of the course's running text, in one language."""

    path: Path
    language: str
    block: Block


def plain(text: str) -> str:
    """The text with each kind of space as a space and straight apostrophes; no character moves."""
    return text.translate(_SPACES)


@dataclass(frozen=True, slots=True)
class Reading:
    """All running text of a course, read once for every check."""

    outlines: tuple[tuple[Path, str, Outline], ...]
    """The outline of every rich text, by path and language."""
    passages: tuple[Passage, ...]
    """Every block, titles included."""


def read(course: Course) -> Reading:
    """Read all running text of the course."""
    outlines: list[tuple[Path, str, Outline]] = []
    passages: list[Passage] = []
    for path, text in texts(course):
        if not NOT_RUNNING_TEXT.isdisjoint(path):
            continue
        for language in _languages(course, text):
            if isinstance(text, RichText):
                outline = to_html(text, _own(text, language)).outline
                outlines.append((path, language, outline))
                passages.extend(Passage(path, language, block) for block in outline.blocks)
            else:
                passages.append(Passage(path, language, Block("heading", text.get(language), 0)))
    return Reading(tuple(outlines), tuple(passages))


def _languages(course: Course, text: object) -> tuple[str, ...]:
    """The languages of the course in which a text is written; the first stands for an undetermined one."""
    named: tuple[str, ...] = getattr(text, "languages", ())
    if named == (UNDETERMINED,):
        return course.languages[:1]
    return tuple(language for language in named if language in course.languages)


def _own(text: RichText, language: str) -> str:
    return language if language in text.values else UNDETERMINED


def words_in(text: str) -> list[str]:
    """The words of a text, numbers included."""
    return _WORD.findall(text)


def sentences(text: str, words: Words) -> Iterator[tuple[int, str]]:
    """Each sentence of a block, with its position."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _is_abbreviation(text[start : match.start()], match.group(), words):
            yield start, text[start : match.end()].rstrip()
            start = match.end()
    if text[start:].strip():
        yield start, text[start:].rstrip()


def _is_abbreviation(before: str, end: str, words: Words) -> bool:
    last = _LAST_WORD.search(before)
    if last is None or not end.startswith(".") or end.startswith(".."):
        return False
    return last.group(1).strip(".").casefold() in words.abbreviations


@cache
def any_of(*phrases: str) -> re.Pattern[str]:
    """A pattern for one of several phrases in `plain` text, as whole words, in any letter case."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase, longest_first))})", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in plain(phrase).split())
    return words if phrase.endswith("'") else rf"{words}(?!\w)"


@cache
def any_pattern(*patterns: str) -> re.Pattern[str]:
    """One pattern for several, in any letter case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def text_of(text: RichText, language: str) -> str:
    """All words of a text in one language, on one line."""
    blocks = to_html(text, _own(text, language)).outline.blocks
    return " ".join(" ".join(block.text for block in blocks).split())
