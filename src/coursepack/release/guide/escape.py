"""Text of the course in the guide's Markdown."""

import re

_PUNCTUATION = re.compile(r"([\\`*_\[\]<>|&~$]|(?<!\S)#)")


def escaped(value: str) -> str:
    """Text as Markdown that shows it as it is, in one line."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(value.split()))


def code(value: str) -> str:
    """A name as it is typed, in one line."""
    return " ".join(value.split()).replace("`", "'")
