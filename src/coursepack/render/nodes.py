"""Sanitised HTML as a tree of tags and text, byte for byte what it was when written again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TOKEN = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|<""")
_VOID = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})


class UnevenError(ValueError):
    """The tags do not match one another."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its tags as they are written."""

    name: str
    opening: str
    children: tuple["Node", ...] = ()
    closing: str = ""


Node = Element | str
"""An element, or text as it is written."""


def parse(html: str) -> tuple[Node, ...]:
    """The nodes of some HTML; raises UnevenError where tags do not match, which sanitised HTML never has."""
    levels: list[tuple[str, str, list[Node]]] = [("", "", [])]
    for token in _TOKEN.finditer(html):
        closes, name, _ = token.groups()
        if name is None:
            levels[-1][2].append(token.group())
        elif name.lower() in _VOID:
            levels[-1][2].append(Element(name.lower(), token.group()))
        elif not closes:
            levels.append((name.lower(), token.group(), []))
        else:
            expected, opening, children = levels.pop()
            if expected != name.lower():
                raise UnevenError(f"</{name}>")
            levels[-1][2].append(Element(expected, opening, tuple(children), token.group()))
    if len(levels) > 1:
        raise UnevenError(f"<{levels[-1][0]}>")
    return tuple(levels[0][2])


def written(nodes: Iterable[Node]) -> str:
    """The HTML of some nodes."""
    return "".join(
        node if isinstance(node, str) else f"{node.opening}{written(node.children)}{node.closing}"
        for node in nodes
    )
