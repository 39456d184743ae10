"""Texts that read well: sentences of a bearable length, headings that lead somewhere, abbreviations spelled out."""

import re
from collections import defaultdict
from collections.abc import Iterator

from coursepack.checks.reading import Reading, sentences, words_in
from coursepack.checks.words import Words, words_of
from coursepack.model import Path
from coursepack.problems import Finding
from coursepack.problems.rules import prose as rules
from coursepack.render import Block

MOST_ON_AVERAGE = 20
"""Words a sentence, over a text of several sentences."""

FEWEST_SENTENCES = 6
"""A text of fewer sentences has no average worth reporting."""

LONGEST = 40
"""Words in one sentence."""

_HAS_LETTER = re.compile(r"[^\W\d_]{2}")


def check(reading: Reading) -> Iterator[Finding]:
    """What makes the course's texts hard to read."""
    yield from _sentences(reading)
    for path, language, outline in reading.outlines:
        yield from _headings(outline.blocks, path, language)


def _sentences(reading: Reading) -> Iterator[Finding]:
    lengths: dict[tuple[Path, str], list[int]] = defaultdict(list)
    for passage in reading.passages:
        words = words_of(passage.language)
        if words is None or passage.block.kind in {"heading", "cell"}:
            continue
        for position, count in _counted(passage.block, words):
            lengths[passage.path, passage.language].append(count)
            if count > LONGEST:
                line = passage.block.line_at(position)
                message = f"this sentence has {count} words"
                first = passage.block.text[position:].split("\n")[0][:20]
                yield Finding(
                    rules.SENTENCE_TOO_LONG, passage.path, message, None, passage.language, line, first
                )
    for (path, language), counts in lengths.items():
        average = sum(counts) / len(counts)
        if len(counts) >= FEWEST_SENTENCES and average > MOST_ON_AVERAGE:
            message = f"the {len(counts)} sentences have {average:.1f} words on average"
            yield Finding(rules.SENTENCES_LONG, path, message, language=language)


def _counted(block: Block, words: Words) -> Iterator[tuple[int, int]]:
    """Position and number of words of each sentence; what holds no word at all is none."""
    for position, sentence in sentences(block.text, words):
        if _HAS_LETTER.search(sentence):
            yield position, len(words_in(sentence))


def _headings(blocks: list[Block], path: Path, language: str) -> Iterator[Finding]:
    level = 1
    for index, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        if not block.text.strip():
            message = "this heading has no words"
            yield Finding(rules.HEADING_EMPTY, path, message, None, language, block.line)
        elif not _has_text_below(blocks, index):
            message = f"nothing stands below “{block.text.strip()}”"
            yield Finding(rules.HEADING_EMPTY, path, message, None, language, block.line)
        if block.level > level + 1:
            message = f"level {block.level} follows level {level}"
            yield Finding(rules.HEADING_SKIPPED, path, message, None, language, block.line)
        level = block.level


def _has_text_below(blocks: list[Block], index: int) -> bool:
    following = blocks[index + 1 : index + 2]
    return bool(following) and (following[0].kind != "heading" or following[0].level > blocks[index].level)
