"""Texts of a GIFT file: an optional `[html]`, `[markdown]`, `[plain]` or `[moodle]`, then the text."""

import re
from typing import Any

from coursepack.formats.gift.blocks import BLANKS
from coursepack.formats.gift.escape import show
from coursepack.model import UNDETERMINED
from coursepack.model.text import TextFormat

_FORMATS: dict[str, TextFormat] = {
    "html": "html",
    "markdown": "markdown",
    "plain": "plain",
    "moodle": "moodle",
}
_LONGEST = len("[markdown]")
_MARKUP = re.compile(r"<(?!\s)[^>]*(?:>|$)")
_LINES = re.compile(r"\s*[\r\n]\s*")

Data = dict[str, Any]
"""What the model makes a question, or a part of one, from."""


def text_and_format(text: str, default: TextFormat) -> tuple[str, TextFormat]:
    """The text without its format's name, and the format; names that GIFT does not know are text."""
    if text[:1] == "[":
        word, bracket, _ = text[1:_LONGEST].partition("]")
        if bracket and word in _FORMATS:
            text, default = text[len(word) + 2 :], _FORMATS[word]
    return show(text).strip(BLANKS), default


def rich(text: str, text_format: TextFormat) -> Data:
    """What the model makes a text from."""
    return {"values": {UNDETERMINED: text}, "format": text_format, "base": ""}


def feedback(text: str, default: TextFormat) -> Data | None:
    """A text that may be missing."""
    shown, text_format = text_and_format(text.lstrip(BLANKS), default)
    return {"values": {UNDETERMINED: shown}, "format": text_format, "base": ""} if shown else None


def one_line(text: str) -> str:
    """The text with its lines joined by blanks."""
    return _LINES.sub(" ", text) if "\n" in text or "\r" in text else text


def name(text: str) -> str:
    """A question's name as Moodle stores it: on one line, without tags, cut where its column ends."""
    shown = one_line(show(text)).strip()
    if "<" in shown:
        shown = _MARKUP.sub("", shown).strip()
    return shown[:255]
