"""HTML as Markdown, where the Markdown says exactly the same.

Whether it does is not argued but tried: the Markdown is rendered, and what comes out is compared with the HTML.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from coursepack.model import UNDETERMINED, RichText
from coursepack.problems.rules.text import ALTERNATIVE_MISSING
from coursepack.render.html import to_html
from coursepack.render.sanitise import COURSE_SCHEME

_VOID = frozenset({"br", "hr", "img", "col", "source", "track"})
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "pre", "hr", *_HEADINGS})
_MARKS = {"strong": "**", "em": "*"}
_LONGEST = 100_000
_DEEPEST = 20

_FORMULA = re.compile(
    r"\\\((?=\S)([^$\n\\]|\\[^()\[\]$\n])+?(?<=\S)\\\)|\\\[(?=\S)([^$\\]|\\[^()\[\]$])+?(?<=\S)\\\]"
)
_ESCAPABLE = re.compile(r"([\\`*_\[\]<>$#|~!])")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*)(?:(\d+)([.)])|([-+=:]))", re.MULTILINE)


def exact_markdown(text: RichText, language: str, *, inline: bool = False) -> str | None:
    """The text of an HTML (or Moodle auto-format) text as Markdown; None where no Markdown says just the same.

    Addresses of files in it start from the course's folder. With `inline` a paragraph around the whole makes
    no difference, as in an option or a cell.
    """
    if text.format not in {"html", "moodle"} or text.base:
        return None
    wanted = to_html(text, language)
    html = wanted.with_latex()
    if len(html) > _LONGEST or wanted.findings:
        return None
    may_lack_paragraph = inline or text.format == "moodle"
    written = html.replace(f'"{COURSE_SCHEME}:', '"')
    tree = _tree(written if _begins_a_block(html) or not may_lack_paragraph else f"<p>{written}</p>")
    for spell in (_with_formulas, _as_it_is, _escaped):
        markdown = _markdown(tree, spell)
        if markdown is not None and _says(markdown, html, may_lack_paragraph=may_lack_paragraph):
            return markdown
    return None


@dataclass(slots=True)
class _Element:
    tag: str
    start: str = ""
    """The start tag as written."""
    children: list["_Element | str"] = field(default_factory=list)


Spell = Callable[[str], str]
"""How words are written so that Markdown takes them as words."""


def _says(markdown: str, html: str, *, may_lack_paragraph: bool) -> bool:
    rendered = to_html(RichText.of({UNDETERMINED: markdown}), UNDETERMINED)
    if rendered.findings and any(found.rule is not ALTERNATIVE_MISSING for found in rendered.findings):
        return False
    said = rendered.with_latex()
    return said == html or (may_lack_paragraph and _bare(said) == _bare(html))


def _bare(html: str) -> str:
    is_one = html.startswith("<p>") and html.endswith("</p>") and html.count("<p") == 1
    return html[3:-4] if is_one else html


def _begins_a_block(html: str) -> bool:
    found = re.match(r"<(\w+)", html)
    return found is not None and found.group(1) in _BLOCKS | {"div", "table", "figure", "dl"}


def _tree(html: str) -> _Element | None:
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root if parser.is_balanced else None


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("")
        self.open = [self.root]
        self.is_balanced = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        element = _Element(tag, self.get_starttag_text() or "")
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)
        self.is_balanced &= len(self.open) <= _DEEPEST

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag and len(self.open) > 1:
            self.open.pop()
        else:
            self.is_balanced = False

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _markdown(root: _Element | None, spell: Spell) -> str | None:
    if root is None or not all(_is_block_or_blank(child) for child in root.children):
        return None
    blocks = [_block(child, spell) for child in root.children if isinstance(child, _Element)]
    return None if None in blocks else "\n\n".join(block for block in blocks if block is not None)


def _is_block_or_blank(child: _Element | str) -> bool:
    return child.tag in _BLOCKS if isinstance(child, _Element) else not child.strip()


def _block(element: _Element, spell: Spell) -> str | None:
    """One block; None for what Markdown has no sign for."""
    if element.start != f"<{element.tag}>" and element.tag != "ol":
        return None
    match element.tag:
        case "p":
            return _inline(element, spell)
        case "hr":
            return "---"
        case "ul" | "ol":
            return _list(element, spell)
        case "blockquote":
            inner = _markdown(element, spell)
            return None if inner is None else "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case tag if tag in _HEADINGS:
            return f"{_HEADINGS[tag]} {_inline(element, spell)}"
        case _:
            return None


def _list(element: _Element, spell: Spell) -> str | None:
    start = re.fullmatch(r'<ol(?: start="(\d{1,9})")?>|<ul>', element.start)
    if start is None:
        return None
    items = [child for child in element.children if isinstance(child, _Element)]
    first = int(start.group(1) or 1)
    is_loose = any(
        isinstance(child, _Element) and child.tag == "p" for item in items for child in item.children
    )
    lines = []
    for number, item in enumerate(items, first):
        content = _item(item, spell, is_loose=is_loose)
        if content is None:
            return None
        mark = f"{number}. " if element.tag == "ol" else "- "
        lines.append(mark + content.replace("\n", "\n" + " " * len(mark)))
    return ("\n\n" if is_loose else "\n").join(lines)


def _item(item: _Element, spell: Spell, *, is_loose: bool) -> str | None:
    if item.tag != "li" or item.start != "<li>":
        return None
    if is_loose:
        return _markdown(item, spell)
    words = [child for child in item.children if not isinstance(child, _Element) or child.tag not in _BLOCKS]
    parts: list[str | None] = [_inline(_Element("", "", words), spell).strip()]
    parts += [
        _block(child, spell) for child in item.children if isinstance(child, _Element) and child not in words
    ]
    return None if None in parts else "\n".join(part for part in parts if part)


def _inline(element: _Element, spell: Spell) -> str:
    return "".join(_pieces(element, spell))


def _pieces(element: _Element, spell: Spell) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield spell(child)
        elif child.tag == "code" and child.start == "<code>":
            yield _code(child)
        elif child.tag in _MARKS and child.start == f"<{child.tag}>":
            yield f"{_MARKS[child.tag]}{_inline(child, spell)}{_MARKS[child.tag]}"
        elif child.tag == "br" and child.start in {"<br>", "<br/>", "<br />"}:
            yield "<br>"
        elif child.tag == "a":
            yield _link(child, spell)
        elif child.tag == "img":
            yield _image(child)
        else:
            yield child.start + _inline(child, spell) + ("" if child.tag in _VOID else f"</{child.tag}>")


def _code(element: _Element) -> str:
    text = "".join(child for child in element.children if isinstance(child, str))
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _link(element: _Element, spell: Spell) -> str:
    found = re.fullmatch(r'<a href="([^"\s()<>]+)">', element.start)
    words = _inline(element, spell)
    return f"[{words}]({found.group(1).replace('&amp;', '&')})" if found else f"{element.start}{words}</a>"


def _image(element: _Element) -> str:
    found = re.fullmatch(r'<img src="([^"\s()<>]+)" alt="([^"\n\[\]\\]*)" ?/?>', element.start)
    if found is None:
        return element.start
    return f"![{found.group(2).replace('&amp;', '&')}]({found.group(1).replace('&amp;', '&')})"


def _as_it_is(text: str) -> str:
    return escape(text, quote=False) if _REFERENCE.search(text) or "<" in text else text


def _with_formulas(text: str) -> str:
    """Formulas between dollar signs, other words as they are."""
    pieces = []
    end = 0
    for found in _FORMULA.finditer(text):
        pieces.append(_as_it_is(text[end : found.start()]))
        mark = "$" if found.group().startswith("\\(") else "$$"
        pieces.append(f"{mark}{found.group()[2:-2]}{mark}")
        end = found.end()
    return "".join((*pieces, _as_it_is(text[end:])))


def _escaped(text: str) -> str:
    """Every sign of Markdown escaped."""
    text = _REFERENCE.sub("&amp;", _ESCAPABLE.sub(r"\\\1", text))
    return _LINE_START.sub(lambda found: _line_start(found), text)


def _line_start(found: re.Match[str]) -> str:
    blanks, number, mark, sign = found.groups()
    return f"{blanks}{number}\\{mark}" if number else f"{blanks}\\{sign}"
