"""Texts as Moodle stores them: a format, the text, and the files it points at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import quote

from coursepack.formats.moodle.gaps import with_gaps
from coursepack.model import RichText
from coursepack.render import ApartError, Html, multilang, to_html
from coursepack.render.addresses import replace_course_addresses

_LONG_BLANKS = re.compile(r"[ \t\n]{100,}")
_MARK = re.compile("\ue010[0-9]{1,4}\ue011")
"""Stands in the place of a gap; no text of a course has these characters, which mean nothing."""


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
    if text.format == "plain" and len(languages) == 1:
        return MoodleText("plain_text", with_gaps(text.get(languages[0]), gaps))
    rendered = _rendered(text, languages, gaps)
    paths = dict.fromkeys(path for html in rendered.values() for path, _ in html.media)
    addresses = {path: f"@@PLUGINFILE@@/{quote(path)}" for path in paths}
    texts = {
        language: _keep_blanks(replace_course_addresses(html.with_latex(), addresses))
        for language, html in rendered.items()
    }
    kind = "moodle_auto_format" if text.format == "moodle" else "html"
    return MoodleText(kind, _merged(texts, tuple(gaps.values())), tuple(paths))


def gaps_agree(text: RichText, languages: tuple[str, ...], gaps: Mapping[str, str]) -> bool:
    """Whether all languages have the same gaps in the same places, so that one text can hold them all."""
    texts = {name: html.with_latex() for name, html in _rendered(text, languages, gaps).items()}
    try:
        multilang(texts, _MARK)
    except ApartError:
        return False
    return True


def _rendered(text: RichText, languages: tuple[str, ...], gaps: Mapping[str, str]) -> dict[str, Html]:
    """The text as HTML in each language that it is written in, with a mark in the place of each gap."""
    shown = RichText.of(text.values, text.base, "html") if text.format == "moodle" else text
    written = [language for language in languages if text.has(language)] or languages[:1]
    rendered = {language: to_html(shown, language) for language in written}
    if not gaps:
        return rendered
    marks = {name: f"\ue010{number}\ue011" for number, name in enumerate(gaps)}
    return {
        language: replace(html, source=with_gaps(html.source, marks)) for language, html in rendered.items()
    }


def _merged(texts: Mapping[str, str], gaps: tuple[str, ...]) -> str:
    """One text from those by language, with the gaps in the place of their marks.

    Moodle puts what learners fill in into the text before it tells the languages apart, so a gap stands once,
    outside of spans; where the languages do not allow that (`gaps_agree`), the first stands alone.
    """
    if not gaps:
        return multilang(texts)
    try:
        merged = multilang(texts, _MARK)
    except ApartError:
        merged = next(iter(texts.values()))
    return _MARK.sub(lambda found: _nth(gaps, int(found.group()[1:-1])), merged)


def _nth(gaps: tuple[str, ...], number: int) -> str:
    return gaps[number] if number < len(gaps) else ""


def option_text(text: RichText | None, languages: tuple[str, ...]) -> MoodleText:
    """A text that stands in a line: Markdown without the paragraph that rendering puts around it."""
    whole = moodle_text(text, languages)
    if text is None or text.format != "markdown":
        return whole
    return MoodleText(whole.format, without_paragraph(whole.text), whole.files)


def inline_html(text: RichText, languages: tuple[str, ...]) -> str:
    """A text that stands in a line, for a place where Moodle knows HTML only, and no files."""
    if text.format in {"plain", "moodle"}:
        written = [language for language in languages if text.has(language)] or languages[:1]
        return without_paragraph(multilang({name: to_html(text, name).with_latex() for name in written}))
    return option_text(text, languages).text


def words(text: RichText, languages: tuple[str, ...]) -> str:
    """The words of a text without markup, in all languages, where Moodle shows them as they stand."""
    written = [language for language in languages if text.has(language)] or languages[:1]
    return " / ".join(dict.fromkeys(to_html(text, language).plain() for language in written))


def picture_text(text: RichText, languages: tuple[str, ...]) -> str:
    """The text of a picture to drag, which Moodle writes into an attribute: there are no spans."""
    return inline_html(text, languages) if len(languages) == 1 else words(text, languages)


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
