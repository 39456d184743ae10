"""Texts of the course as sanitised HTML, once for all targets."""

from coursepack.render.html import Html, TextFinding, to_html
from coursepack.render.languages import (
    ApartError,
    holds_blocks,
    in_language,
    in_spans,
    languages_in,
    multilang,
)
from coursepack.render.outline import Block, Emphasis, Link, Outline

__all__ = [
    "ApartError",
    "Block",
    "Emphasis",
    "Html",
    "Link",
    "Outline",
    "TextFinding",
    "holds_blocks",
    "in_language",
    "in_spans",
    "languages_in",
    "multilang",
    "to_html",
]
