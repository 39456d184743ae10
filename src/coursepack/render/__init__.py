"""Texts of the course as sanitised HTML, once for all targets."""

from coursepack.render.html import Html, TextFinding, to_html
from coursepack.render.languages import multilang

__all__ = ["Html", "TextFinding", "multilang", "to_html"]
