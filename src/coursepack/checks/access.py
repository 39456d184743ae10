"""Texts that reach everybody: links, tables, recordings, colours and languages that need no guessing."""

import re
from collections.abc import Iterator

from coursepack.checks.reading import Passage, Reading, any_pattern, plain
from coursepack.checks.words import WORDS, Words, words_of
from coursepack.model import Path
from coursepack.problems import Finding
from coursepack.problems.rules import prose as rules
from coursepack.render import Outline

_MEDIA = re.compile(r"<(video|audio)\b", re.IGNORECASE)
_CAPTIONS = re.compile(r"<track\b[^>]*\bkind\s*=\s*[\"']?(?:captions|subtitles)", re.IGNORECASE)
_COLOUR_STYLE = re.compile(r"<\w+[^>]*\bstyle\s*=\s*[\"'][^\"']*(?<![-\w])color\s*:", re.IGNORECASE)
_FILE_NAME = re.compile(r"[\w\-.]+\.(?:svg|png|jpe?g|gif|webp)", re.IGNORECASE)

FEWEST_FOREIGN_WORDS = 3


def check(reading: Reading) -> Iterator[Finding]:
    """What shuts readers out, besides images without alternative text (CP-T006)."""
    for path, language, outline in reading.outlines:
        words = words_of(language)
        yield from _tables(outline, path, language)
        yield from _recordings(outline, words, path, language)
        if words is not None:
            yield from _links(outline, words, path, language)
            yield from _alternatives(outline, words, path, language)
    for passage in reading.passages:
        yield from _colours(passage)
        yield from _language_changes(passage)


def _tables(outline: Outline, path: Path, language: str) -> Iterator[Finding]:
    for line in outline.bare_tables:
        message = "this table has no header cells with words"
        yield Finding(rules.TABLE_WITHOUT_HEADER, path, message, None, language, line)


def _recordings(outline: Outline, words: Words | None, path: Path, language: str) -> Iterator[Finding]:
    html = "\n".join(raw for raw, _ in outline.raw)
    for raw, line in outline.raw:
        if _COLOUR_STYLE.search(raw):
            message = "colour marks these words"
            yield Finding(rules.COLOUR_ALONE, path, message, None, language, line)
    found = next(((match, line) for raw, line in outline.raw if (match := _MEDIA.search(raw))), None)
    if found is None:
        return
    media, line = found
    if media.group(1).lower() == "video" and not _CAPTIONS.search(html):
        message = "this video has no track of captions"
        yield Finding(rules.VIDEO_WITHOUT_CAPTIONS, path, message, None, language, line)
    told = plain(" ".join((html, *(block.text for block in outline.blocks)))).casefold()
    if words is not None and not any(word in told for word in words.transcripts):
        message = f"the text names no transcript of this {media.group(1).lower()}"
        yield Finding(rules.NO_TRANSCRIPT, path, message, None, language, line)


def _links(outline: Outline, words: Words, path: Path, language: str) -> Iterator[Finding]:
    for link in outline.links:
        text = " ".join(plain(link.text).casefold().split()).strip(" .:!>»→")
        if text in words.empty_link_texts:
            message = f"the link's words are “{link.text.strip()}”"
            yield Finding(rules.LINK_TEXT, path, message, None, language, link.line, link.text.split("\n")[0])


def _alternatives(outline: Outline, words: Words, path: Path, language: str) -> Iterator[Finding]:
    for alternative, _, line in outline.images:
        text = plain(alternative).casefold().strip(" .")
        bare = re.sub(r"\s*\d+$", "", text)
        if text and (bare in words.empty_alternatives or _FILE_NAME.fullmatch(text)):
            message = f"“{alternative}” does not say what the picture is for"
            yield Finding(rules.ALTERNATIVE_SAYS_NOTHING, path, message, None, language, line, alternative)


def _colours(passage: Passage) -> Iterator[Finding]:
    words = words_of(passage.language)
    if words is None:
        return
    found = any_pattern(*words.colour_patterns).search(plain(passage.block.text))
    if found is not None:
        line = passage.block.line_at(found.start())
        message = f"“{found.group()}” refers to colour"
        yield Finding(rules.COLOUR_ALONE, passage.path, message, None, passage.language, line)


def _language_changes(passage: Passage) -> Iterator[Finding]:
    own = words_of(passage.language)
    if own is None:
        return
    for emphasis in passage.block.emphases:
        if emphasis.strong or emphasis.marked_language:
            continue
        text = plain(passage.block.text[emphasis.start : emphasis.end])
        if _is_foreign([word.casefold() for word in re.split(r"[\s']+", text)], own):
            line = passage.block.line_at(emphasis.start)
            message = f"“{text}” seems to be in another language"
            yield Finding(rules.LANGUAGE_CHANGE, passage.path, message, None, passage.language, line)


def _is_foreign(words: list[str], own: Words) -> bool:
    """Whether words hold function words of another language and none of their own."""
    if len(words) < FEWEST_FOREIGN_WORDS or own.function_words.intersection(words):
        return False
    return any(
        sum(word in other.function_words for word in words) >= 1
        for other in WORDS.values()
        if other is not own
    )
