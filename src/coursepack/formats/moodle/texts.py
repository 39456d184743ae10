"""Texts as Moodle stores them: a format, the text, and the files it points at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import quote

from coursepack.formats.moodle.gaps import with_gaps
from coursepack.model import RichText
from coursepack.render import multilang, to_html
from coursepack.render.addresses import replace_course_addresses

_LONG_BLANKS = re.compile(r"[ \t\n]{100,}")


@dataclass(frozen=True, slots=True)
class MoodleText:
    """One text: Moodle's word for its format, the text, and paths of the course files in it."""

    format: str
    text: str
    files: tuple[str, ...] = ()


EMPTY = MoodleText("html", "")
NO_GAPS: Mapping[str, str] = MappingProxyType({})


def moodle_text(
    text: RichText | None, languages: tuple[str, ...], gaps: Mapping[str, str] = NO_GAPS
) -> MoodleText:
    """The text for Moodle: in one language, or in several by the multi-language filter's spans.

    Files stand at `@@PLUGINFILE@@/` and their path in the course, `gaps` in the place of `{{name}}`.
    """
    if text is None:
        return EMPTY
    if text.format == "plain":
        return MoodleText("plain_text", with_gaps(text.get(languages[0]), gaps))
    shown = RichText.of(text.values, text.base, "html") if text.format == "moodle" else text
    rendered = {language: to_html(shown, language) for language in languages if text.has(language)}
    if gaps:
        rendered = {
            language: replace(html, source=with_gaps(html.source, gaps))
            for language, html in rendered.items()
        }
    paths = dict.fromkeys(path for html in rendered.values() for path, _ in html.media)
    addresses = {path: f"@@PLUGINFILE@@/{quote(path)}" for path in paths}
    texts = {
        language: _keep_blanks(replace_course_addresses(html.with_latex(), addresses))
        for language, html in rendered.items()
    }
    kind = "moodle_auto_format" if text.format == "moodle" else "html"
    return MoodleText(kind, multilang(texts), tuple(paths))


def option_text(text: RichText | None, languages: tuple[str, ...]) -> MoodleText:
    """A text that stands in a line: Markdown without the paragraph that rendering puts around it."""
    whole = moodle_text(text, languages)
    if text is None or text.format != "markdown":
        return whole
    return MoodleText(whole.format, without_paragraph(whole.text), whole.files)


def inline_html(text: RichText, languages: tuple[str, ...]) -> str:
    """A text that stands in a line, for a place where Moodle knows HTML only, and no files."""
    if text.format in {"plain", "moodle"}:
        return without_paragraph(to_html(text, languages[0]).with_latex())
    return option_text(text, languages).text


def without_paragraph(html: str) -> str:
    """The HTML without the one paragraph that holds all of it: what an option or a cell wants."""
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p") == 1:
        return html[3:-4]
    return html


def number(value: float) -> str:
    """A number as short as it can be written: `100`, `33.33333`, `0.1`."""
    return repr(int(value)) if value == int(value) else repr(value)


def _keep_blanks(html: str) -> str:
    """Break up very long runs of blanks, which Moodle's XML reader loses in pieces of 300 bytes (seen on 4.5)."""
    return _LONG_BLANKS.sub(lambda run: re.sub(r"(\s{99})\s", r"\1&#32;", run.group()), html)
