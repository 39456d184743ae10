"""Texts of the course as sanitised HTML, once for all targets."""

from coursepack.render.html import Html, TextFinding, to_html
from coursepack.render.languages import multilang
from coursepack.render.outline import Block, Emphasis, Link, Outline

__all__ = ["Block", "Emphasis", "Html", "Link", "Outline", "TextFinding", "multilang", "to_html"]
