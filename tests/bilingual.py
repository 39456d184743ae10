"""A course in two languages that a reader, or a program, can tell apart: each line of text says its language."""

import re
from typing import Any

from pydantic import BaseModel

from coursepack.model import Course, PlainText, RichText

ENGLISH, SPANISH = "Enmark", "Esmark"
"""The words at the end of every line in English, and of every line in Spanish."""

_UNMARKED = re.compile(r"^\s*$|^\s*(```|:::|\|?[\s:|-]*-[\s:|-]*\|?$)|^\s*\\[\[\]]")

_OPEN: dict[str, Any] = {
    "available_when": None,
    "hidden": False,
    "wait_before_second": 0,
    "opens": None,
    "closes": None,
    "cut_off": None,
}
"""What keeps learners out, and what it is where it does not."""


def in_two_languages(course: Course, more: str = "") -> Course:
    """The course with every text in English and in Spanish, open to everybody at once.

    Long texts in Spanish end with the Markdown `more`.
    """
    found = _translated(course, more)
    return found.model_copy(update={"languages": ("en", "es")})


def _translated(value: Any, more: str) -> Any:
    if isinstance(value, PlainText | RichText):
        text = value.get("en")
        added = more if isinstance(value, RichText) and value.format == "markdown" else ""
        values = {"en": _marked(text, ENGLISH), "es": _marked(text + added, SPANISH)}
        return value.model_copy(update={"values": values})
    if isinstance(value, BaseModel):
        fields = {name: _translated(getattr(value, name), more) for name in type(value).model_fields}
        opened = {name: _OPEN[name] for name in _OPEN if name in fields}
        return value.model_copy(update=fields | opened)
    if isinstance(value, tuple):
        return tuple(_translated(item, more) for item in value)
    return value


def _marked(text: str, mark: str) -> str:
    return "\n".join(
        line if _UNMARKED.search(line) else _marked_line(line, mark) for line in text.split("\n")
    )


def _marked_line(line: str, mark: str) -> str:
    """The line with the mark before the end of its last word, inside a table's last cell."""
    stripped = line.rstrip()
    end = " |" if stripped.endswith("|") else ""
    return f"{stripped.removesuffix('|').rstrip()} {mark}{end}"
