"""What a text consists of, for checks: its blocks of words, links and tables, with their lines."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

from lxml import html as lxml_html
from lxml.etree import ParserError
from markdown_it.token import Token

BlockKind = Literal["paragraph", "heading", "item", "cell"]

_FORMULA = "𝑥"
"""Stands for a formula among the words."""

_DEEPEST = 60
"""Levels of HTML that are told apart; what is nested deeper is read as words."""

_EMPHASIS = {"em": False, "i": False, "strong": True, "b": True, "u": True}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^>]*)>")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LANG = re.compile(r"""\blang\s*=\s*["']?([A-Za-z-]+)""")


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stretch of a block's text that stands out."""

    start: int
    end: int
    strong: bool
    marked_language: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table cell: its words, with line breaks as written, in NFC."""

    kind: BlockKind
    text: str
    line: int
    """Line of the text on which it begins, from 0."""
    level: int = 0
    """Of a heading, 1 to 6."""
    emphases: tuple[Emphasis, ...] = ()

    def line_at(self, position: int) -> int:
        """The line of the character at `position` of the block's text."""
        return self.line + self.text.count("\n", 0, position)


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its words, and its address as written."""

    text: str
    address: str
    line: int


@dataclass(slots=True)
class Outline:
    """The parts of one text."""

    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[tuple[str, str, int]] = field(default_factory=list)
    """Alternative text, address, line."""
    bare_tables: list[int] = field(default_factory=list)
    """Lines of tables without header cells, or with empty ones only."""
    raw: list[tuple[str, int]] = field(default_factory=list)
    """HTML as the author wrote it."""


def outline_of_tokens(tokens: Sequence[Token]) -> Outline:
    """The parts of a Markdown text; to be called before formulas are set aside in the tokens."""
    outline = Outline()
    headers: list[str] = []
    kind: BlockKind = "paragraph"
    lists = level = line = table_line = 0
    for token in tokens:
        line = token.map[0] if token.map is not None else line
        match token.type:
            case "heading_open":
                kind, level = "heading", int(token.tag[1])
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "paragraph_open":
                kind, level = ("item" if lists else "paragraph"), 0
            case "th_open" | "td_open":
                kind, level = "cell", 0
            case "table_open":
                headers, table_line = [], line
            case "inline":
                block = _inline(token.children or (), kind, line, level, outline)
                outline.blocks.append(block)
                headers.append(block.text)
            case "thead_close" if not any(text.strip() for text in headers):
                outline.bare_tables.append(table_line)
            case "html_block":
                _add_html(token.content, line, outline)
            case _:
                pass
    return outline


@dataclass(slots=True)
class _Words:
    """The words of one block while it is read."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    open: list[tuple[str, int, bool]] = field(default_factory=list)
    emphases: list[Emphasis] = field(default_factory=list)

    def add(self, text: str) -> None:
        text = unicodedata.normalize("NFC", text)
        self.parts.append(text)
        self.length += len(text)

    def begin(self, tag: str, marked_language: bool = False) -> None:
        self.open.append((tag, self.length, marked_language))

    def end(self, tag: str) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            name, start, marked = self.open[index]
            if name == tag:
                del self.open[index]
                self.emphases.append(Emphasis(start, self.length, _EMPHASIS[tag], marked))
                return

    def since(self, start: int) -> str:
        return "".join(self.parts)[start:]


def _inline(children: Sequence[Token], kind: BlockKind, line: int, level: int, outline: Outline) -> Block:
    words = _Words()
    links: list[tuple[int, str, int]] = []
    here = line
    for child in children:
        match child.type:
            case "text" | "code_inline":
                words.add(child.content)
            case "softbreak" | "hardbreak":
                words.add("\n")
                here += 1
            case "math_inline" | "math_inline_double":
                words.add(_FORMULA)
            case "em_open" | "strong_open":
                words.begin(child.tag)
            case "em_close" | "strong_close":
                words.end(child.tag)
            case "link_open":
                links.append((words.length, str(child.attrs.get("href", "")), here))
            case "link_close" if links:
                start, address, where = links.pop()
                outline.links.append(Link(words.since(start), address, where))
            case "image":
                outline.images.append((child.content.strip(), str(child.attrs.get("src", "")), here))
            case "html_inline":
                outline.raw.append((child.content, here))
                _inline_tag(child.content, words, here, links, outline)
            case _:
                pass
    return Block(kind, "".join(words.parts), line, level, tuple(words.emphases))


def _inline_tag(
    html: str, words: _Words, line: int, links: list[tuple[int, str, int]], outline: Outline
) -> None:
    tag = _TAG.match(html)
    if tag is None:
        return
    name = tag.group(2).lower()
    href = _HREF.search(tag.group(3))
    if name == "br":
        words.add(" ")
    elif name == "a" and href is not None:
        links.append((words.length, unescape(href.group(1) or href.group(2) or ""), line))
    elif name == "a" and tag.group(1) and links:
        start, address, where = links.pop()
        outline.links.append(Link(words.since(start), address, where))
    elif name in _EMPHASIS and tag.group(1):
        words.end(name)
    elif name in _EMPHASIS:
        words.begin(name, bool(_LANG.search(tag.group(3))))


def outline_of_html(html: str) -> Outline:
    """The parts of a text that is HTML; every line is 0, for HTML has no lines of its own."""
    outline = Outline()
    _add_html(html, 0, outline)
    return outline


_BLOCK_TAGS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("p", "div", "blockquote", "dd", "dt", "figcaption", "caption", "pre"), "paragraph"),
    "li": "item",
    "td": "cell",
    "th": "cell",
}


def _add_html(html: str, line: int, outline: Outline) -> None:
    outline.raw.append((html, line))
    try:
        root: lxml_html.HtmlElement = lxml_html.document_fromstring(f"<div>{html}</div>")
    except (ParserError, ValueError):
        return
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "table" and not any(th.text_content().strip() for th in element.iter("th")):
            outline.bare_tables.append(line)
        elif element.tag == "img":
            outline.images.append((element.get("alt", "").strip(), element.get("src", ""), line))
        elif element.tag == "a" and element.get("href"):
            outline.links.append(Link(element.text_content(), element.get("href"), line))
    outline.blocks.extend(_html_blocks(root, "paragraph", line))


def _html_blocks(
    element: lxml_html.HtmlElement, kind: BlockKind, line: int, depth: int = 0
) -> Iterator[Block]:
    """The blocks below an element: runs of words between its block children, and the blocks of those."""
    words = _Words()
    level = int(element.tag[1]) if kind == "heading" else 0
    inner: list[Block] = []
    _collect(element, words, inner, line, depth + 1)
    text = "".join(words.parts)
    if text.strip() or kind == "heading":
        yield Block(kind, text, line, level, tuple(words.emphases))
    yield from inner


def _collect(
    element: lxml_html.HtmlElement, words: _Words, inner: list[Block], line: int, depth: int
) -> None:
    if depth > _DEEPEST:
        words.add(element.text_content())
        return
    words.add((element.text or "").replace("\n", " "))
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag in _BLOCK_TAGS:
            inner.extend(_html_blocks(child, _BLOCK_TAGS[child.tag], line, depth))
        elif child.tag in _EMPHASIS:
            words.begin(child.tag, child.get("lang") is not None)
            _collect(child, words, inner, line, depth + 1)
            words.end(child.tag)
        else:
            words.add(" " if child.tag == "br" else "")
            _collect(child, words, inner, line, depth + 1)
        words.add((child.tail or "").replace("\n", " "))
