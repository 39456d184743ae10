"""Markdown to HTML: CommonMark with tables, formulas between dollar signs and `::: note` boxes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from coursepack.render.math import placeholder
from coursepack.render.outline import Outline, outline_of_tokens

CALLOUTS = ("note", "example", "tip", "warning")


@dataclass(slots=True)
class Rendered:
    """HTML of a Markdown text before it is sanitised, and what was met on the way."""

    html: str = ""
    formulas: list[tuple[str, bool, int]] = field(default_factory=list)
    """LaTeX, whether it stands in a block of its own, and the line (from 0)."""
    raw: list[tuple[str, int]] = field(default_factory=list)
    """HTML written by the author, and its line."""
    images: list[tuple[str, int]] = field(default_factory=list)
    """Alternative text of each image, and its line."""
    addresses: list[tuple[str, int]] = field(default_factory=list)
    """Addresses as written, of links and images, and their line."""
    boxes: list[tuple[str, int]] = field(default_factory=list)
    """What is wrong with a box, and its line."""
    outline: Outline = field(default_factory=Outline)


def render(markdown: str, resolve: Callable[[str], str]) -> Rendered:
    """HTML of the Markdown; `resolve` turns each address as written into one for the HTML."""
    parser = _parser()
    tokens = parser.parse(markdown)
    result = Rendered(outline=outline_of_tokens(tokens))
    if ":::" in markdown:
        result.boxes = list(_wrong_boxes(tokens, markdown.split("\n")))
    for token, line in _with_lines(tokens):
        _note(token, line, result, resolve)
    result.html = str(parser.renderer.render(tokens, parser.options, {})).strip()
    return result


def _note(token: Token, line: int, result: Rendered, resolve: Callable[[str], str]) -> None:
    match token.type:
        case "math_inline" | "math_inline_double" | "math_block" | "math_block_label":
            block = token.type != "math_inline"
            result.formulas.append((token.content, block, line))
            token.type, token.content = (
                "html_block" if token.block else "html_inline",
                placeholder(len(result.formulas) - 1),
            )
            if token.block:
                token.content = f"<p>{token.content}</p>\n"
        case "html_inline" | "html_block":
            result.raw.append((token.content, line))
        case "image":
            result.images.append((token.content.strip(), line))
            result.addresses.append((str(token.attrs["src"]), line))
            token.attrs["src"] = resolve(str(token.attrs["src"]))
        case "link_open":
            result.addresses.append((str(token.attrs.get("href", "")), line))
            token.attrs["href"] = resolve(str(token.attrs.get("href", "")))
        case "th_open":
            token.attrs["scope"] = "col"
        case _:
            pass


def _wrong_boxes(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    for token in tokens:
        if token.map is None:
            continue
        begin, end = token.map
        if token.type.startswith("container_") and token.nesting == 1:
            if end >= len(lines) or not lines[end].lstrip(" >").startswith(":::"):
                yield "this box is not closed", begin
        elif token.type == "inline" and token.content.startswith(":::"):
            name = token.content.split("\n")[0].strip(": ").partition(" ")[0]
            yield f"there is no box “{name}”" if name else "no box is open that this could close", begin


def _with_lines(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    line = 0
    for token in tokens:
        if token.map is not None:
            line = token.map[0]
        yield token, line
        inner = line
        for child in token.children or ():
            yield child, inner
            inner += child.type in {"softbreak", "hardbreak"}


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable("table")
    parser.validateLink = _any_address  # type: ignore[method-assign, assignment]
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=False)
    for name in CALLOUTS:
        parser.use(container_plugin, name, render=_callout)
    return parser


def _any_address(_address: str) -> bool:
    """Doubtful addresses become links too, so that they are reported and not left as text."""
    return True


def _callout(
    _renderer: object, tokens: Sequence[Token], index: int, _options: object, _environment: object
) -> str:
    token = tokens[index]
    if token.nesting == -1:
        return "</div>\n"
    name, _, title = token.info.strip().partition(" ")
    heading = f"<p><strong>{escape(title)}</strong></p>\n" if title else ""
    return f'<div class="{name}">\n{heading}'
