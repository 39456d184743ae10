"""The course's HTML as a part of a page: headings below the page's own, ids of its own, tables that scroll."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import quote

from markupsafe import Markup

from coursepack.model import GAP_IN_TEXT, RichText
from coursepack.render import to_html
from coursepack.render.addresses import replace_course_addresses

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[A-Za-z:-]+(?:="[^"]*")?)*)\s*(/?)>')
_ATTRIBUTE = re.compile(r'\s([A-Za-z:-]+)="([^"]*)"')
_ASIDE = re.compile("\ue002(\\d+)\ue003")
_BLOCKS = re.compile(r"<(?:p|div|ul|ol|dl|table|h[1-6]|pre|blockquote|figure|details|hr|video|audio|a)\b")
_PLAYED = frozenset({"audio", "source", "track", "video"})
_WEB_SOURCE = re.compile(r'\s(?:src|poster)="(?:https?:)?//[^"]*"')
_HEADING = re.compile(r"h[1-6]")
_WEB = re.compile(r"^(?:https?:)?//")
_UNSAFE = re.compile(r"[^A-Za-z0-9._/-]+")

FOLDER = "course"
"""Folder of a package in which the course's own files stand."""


def safe_path(path: str) -> str:
    """The path in ASCII letters, digits, dots, hyphens and slashes.

    Other characters become `_` and their code point, for Moodle takes some out of names (`PARAM_PATH`).
    """
    return _UNSAFE.sub(lambda run: "".join(f"_{ord(letter):x}" for letter in run.group()), path)


def package_path(path: str) -> str:
    """Where a course file stands in a package."""
    return f"{FOLDER}/{safe_path(path)}"


def address(path: str, root: str) -> str:
    """The address of a course file, from a page that is `root` away from the package's folder."""
    return root + quote(package_path(path))


def block(
    text: RichText,
    language: str,
    root: str,
    scope: str,
    labels: Mapping[str, str],
    gap: Callable[[str], Markup | None] | None = None,
) -> Markup:
    """The text as blocks of a page.

    `scope` sets the text's own ids apart from those of other texts; `labels` are the player's words; `gap`
    gives what stands in the place of `{{name}}`, outside formulas and attributes.
    """
    html = to_html(text, language)
    inserted: list[Markup] = []
    if gap is not None:
        html = replace(html, source=_set_aside(html.source, gap, inserted))
    addresses = {path: address(path, root) for path, _ in html.media}
    located = replace_course_addresses(html.with_mathml(), addresses)
    adapted = _TAG.sub(_adapter(scope, labels), located)
    return Markup(_ASIDE.sub(lambda found: inserted[int(found.group(1))], adapted))  # noqa: S704 - sanitised


def _set_aside(html: str, gap: Callable[[str], Markup | None], inserted: list[Markup]) -> str:
    def aside(found: re.Match[str]) -> str:
        content = gap(found.group(1)) if found.group(1) else None
        if content is None:
            return found.group()
        inserted.append(content)
        return f"\ue002{len(inserted) - 1}\ue003"

    return re.sub(rf"<[^>]*>|{GAP_IN_TEXT.pattern}", aside, html)


def phrase(html: Markup) -> Markup | None:
    """The HTML without its one paragraph, where phrases alone may stand; None when it has other blocks."""
    inner = html
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p") == 1:
        inner = Markup(html[3:-4])  # noqa: S704 - sanitised
    return None if _BLOCKS.search(inner) else inner


def _adapter(scope: str, labels: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    def adapted(tag: re.Match[str]) -> str:
        closing, name, attributes, end = tag.groups()
        if _HEADING.fullmatch(name):
            name = f"h{min(int(name[1]) + 1, 6)}"
        if name == "img" and (link := _link_to_web_image(attributes)):
            return link
        if name in _PLAYED:
            attributes = _WEB_SOURCE.sub("", attributes)
        if name == "table":
            return _table(closing, attributes, scope, labels)
        return f"<{closing}{name}{_attributes(attributes, scope)}{end}>"

    return adapted


def _link_to_web_image(attributes: str) -> str:
    """A link in the place of an image on the web, which a package does not load; '' for other images."""
    found = dict(_ATTRIBUTE.findall(attributes))
    source = found.get("src", "")
    if not _WEB.match(source):
        return ""
    return f'<a href="{source}" target="_blank" rel="noopener">{_text(found.get("alt") or source)}</a>'


def _text(attribute: str) -> str:
    return attribute.replace("<", "&lt;").replace(">", "&gt;")


def _table(closing: str, attributes: str, scope: str, labels: Mapping[str, str]) -> str:
    if closing:
        return "</table></div>"
    label = Markup.escape(labels["scrollable"])
    opener = f'<div class="scroll" role="group" tabindex="0" aria-label="{label}">'
    return f"{opener}<table{_attributes(attributes, scope)}>"


def _attributes(attributes: str, scope: str) -> str:
    def scoped(match: re.Match[str]) -> str:
        name, value = match.groups()
        if name == "id":
            value = f"{scope}:{value}"
        elif name == "headers":
            value = " ".join(f"{scope}:{part}" for part in value.split())
        elif name == "href" and value.startswith("#"):
            value = f"#{scope}:{value[1:]}"
        elif name == "href" and _WEB.match(value):
            return f' href="{value}" target="_blank" rel="noopener"'
        elif name == "target":
            return ""
        return f' {name}="{value}"'

    return _ATTRIBUTE.sub(scoped, attributes)
