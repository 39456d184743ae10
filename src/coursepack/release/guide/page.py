"""The guide as one HTML page that needs nothing else: the same Markdown, in the same languages."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

_NAMES = {"en": "English", "fr": "Français", "es": "Español"}


def guide_html(title: str, language: str, guide: Mapping[str, str]) -> str:
    """The page."""
    parts = [(code, _NAMES[code], Markup(_markdown().render(text))) for code, text in guide.items()]  # noqa: S704 - no HTML passes
    return _environment().get_template("guide.html").render(title=title, language=language, parts=parts)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("coursepack.release.guide"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
