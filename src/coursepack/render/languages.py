"""One text for readers of several languages, in the spans of Moodle's multi-language filter.

The filter (`filter/multilang/classes/text_filter.php`, seen on 4.5 and 5.1) wants siblings with exactly the
attributes `lang` and `class="multilang"`, with blanks alone between them, and ends each at the first `</span>`.
Where Moodle cleans a text before the filters run, and where an editor opens it, a span that holds paragraphs
falls apart. So spans go into the paragraphs, items and cells that the languages have in common.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from coursepack.render.nodes import Element, Node, UnevenError, parse, written

Texts = Mapping[str, str]
"""A text by language."""

_SPAN = re.compile(r"<(/?)span\b")
_OPENING = re.compile(r'<span lang="([a-zA-Z0-9_-]+)" class="multilang">')
_CLOSING = "</span>"
_BLOCKS = frozenset(
    """
    blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre
    summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - a list of quoted words is harder to read
)
_ONLY_PARTS = frozenset({"colgroup", "dl", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
"""Elements in which nothing may stand beside their parts."""
_BLOCK_IN_SPAN = re.compile(
    rf'<span lang="[^"]*" class="multilang">(?:(?!</span>).)*?<(?:{"|".join(sorted(_BLOCKS))})\b', re.DOTALL
)


class ApartError(ValueError):
    """The languages differ around marks that may stand in the text once only."""


def in_spans(texts: Texts) -> str:
    """One line from the lines by language; plain where all languages say the same.

    Other spans become `bdi`, which is shown alike.
    """
    if len(set(texts.values())) <= 1:
        return next(iter(texts.values()), "")
    inside = {language: _SPAN.sub(r"<\1bdi", text) for language, text in texts.items()}
    return "".join(
        f'<span lang="{language}" class="multilang">{text}</span>' for language, text in inside.items()
    )


def in_language(text: str, language: str) -> str:
    """What the filter shows of a text to readers of one language: of neighbouring spans theirs, else the first."""
    shown: list[str] = []
    neighbours: dict[str, str] = {}
    after = 0
    for start, end, own, inside in _spans(text):
        between = text[after:start]
        if neighbours and between.strip():
            shown.append(neighbours.get(language, next(iter(neighbours.values()))))
            neighbours = {}
        if not neighbours:
            shown.append(between)
        neighbours.setdefault(own, inside)
        after = end
    shown += [neighbours.get(language, next(iter(neighbours.values())))] if neighbours else []
    return "".join((*shown, text[after:]))


def languages_in(text: str) -> tuple[str, ...]:
    """The languages that a text has spans of, in their order."""
    return tuple(dict.fromkeys(own for _, _, own, _ in _spans(text)))


def _spans(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Where each span of a language begins and ends, the language, and what is in it."""
    place = 0
    while opening := _OPENING.search(text, place):
        closing = text.find(_CLOSING, opening.end())
        if closing < 0:
            return
        place = closing + len(_CLOSING)
        yield opening.start(), place, opening.group(1), text[opening.end() : closing]


def shortened(texts: Texts, limit: int) -> Texts:
    """The lines cut so that with their spans they have no more than `limit` characters.

    What short ones leave of their share goes to longer ones.
    """
    room = limit - (len(in_spans(texts)) - sum(len(text) for text in texts.values()))
    found: dict[str, str] = {}
    by_length = sorted(texts.items(), key=lambda item: len(item[1]))
    for count, (language, text) in enumerate(by_length):
        share = max(1, room // (len(by_length) - count))
        found[language] = text if len(text) <= share else text[: share - 1] + "…"
        room -= len(found[language])
    return {language: found[language] for language in texts}


def multilang(texts: Texts, marks: re.Pattern[str] | None = None) -> str:
    """One HTML text from the sanitised texts by language, with spans in the blocks that they have in common.

    What `marks` matches stands in the text once, outside all spans; raises ApartError where the languages do
    not have the same marks in the same places.
    """
    if len(set(texts.values())) <= 1:
        return next(iter(texts.values()), "")
    try:
        nodes = {language: parse(text) for language, text in texts.items()}
    except UnevenError:
        return in_spans(texts)
    pieces = _joined(_Merger(marks).merged(nodes))
    return "".join(piece if isinstance(piece, str) else in_spans(piece) for piece in pieces)


def holds_blocks(html: str) -> bool:
    """Whether a span of a language holds a paragraph or another block."""
    return _BLOCK_IN_SPAN.search(html) is not None


_Piece = str | Texts
"""What all languages have, or what each has."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Nodes side by side: blocks and marks, with a run of words before, between and after them."""

    runs: tuple[tuple[Node, ...], ...]
    parts: tuple[Node, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(part if isinstance(part, str) else part.opening for part in self.parts)

    def between(self, start: int, end: int) -> list[Node]:
        """The run `start`, the parts up to `end`, and the runs that follow them."""
        found = list(self.runs[start])
        for part, run in zip(self.parts[start:end], self.runs[start + 1 : end + 1], strict=True):
            found += [part, *run]
        return found


@dataclass(frozen=True, slots=True)
class _Merger:
    """Merges nodes by language; `marks` are what must stand outside of spans."""

    marks: re.Pattern[str] | None

    def merged(self, nodes: Mapping[str, Iterable[Node]]) -> Iterator[_Piece]:
        """Pieces for the nodes: what the languages have in common once, the rest by language."""
        lines = {language: self._line(found) for language, found in nodes.items()}
        keys = [line.keys for line in lines.values()]
        before = _common(keys)
        after = _common([found[before:][::-1] for found in keys])
        for index in range(before):
            yield self._apart({name: line.runs[index] for name, line in lines.items()})
            yield from self._part({name: line.parts[index] for name, line in lines.items()})
        ends = {name: len(line.parts) - after for name, line in lines.items()}
        yield self._apart({name: line.between(before, ends[name]) for name, line in lines.items()})
        for index in range(after):
            yield from self._part({name: line.parts[ends[name] + index] for name, line in lines.items()})
            yield self._apart({name: line.runs[ends[name] + index + 1] for name, line in lines.items()})

    def _line(self, nodes: Iterable[Node]) -> _Line:
        runs: list[list[Node]] = [[]]
        parts: list[Node] = []
        for node in self._split(nodes):
            if self._is_mark(node) if isinstance(node, str) else self._is_divided(node):
                parts.append(node)
                runs.append([])
            else:
                runs[-1].append(node)
        return _Line(tuple(tuple(run) for run in runs), tuple(parts))

    def _split(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """The nodes, with each mark in a text as a text of its own."""
        for node in nodes:
            if self.marks is None or isinstance(node, Element):
                yield node
            else:
                yield from (part for part in re.split(f"({self.marks.pattern})", node) if part)

    def _is_mark(self, text: str) -> bool:
        return self.marks is not None and self.marks.fullmatch(text) is not None

    def _is_divided(self, element: Element) -> bool:
        """Whether it is a block, or has blocks or marks in it."""
        return element.name in _BLOCKS or any(
            self._is_divided(child)
            if isinstance(child, Element)
            else self.marks is not None and self.marks.search(child) is not None
            for child in element.children
        )

    def _part(self, parts: Mapping[str, Node]) -> Iterator[_Piece]:
        """A block or a mark that all languages have: only its content may differ."""
        elements = {name: part for name, part in parts.items() if isinstance(part, Element)}
        first = next(iter(parts.values()))
        if isinstance(first, str):
            yield first
        elif self._is_open(elements):
            yield first.opening
            yield from self.merged({name: element.children for name, element in elements.items()})
            yield first.closing
        else:
            yield self._apart({name: (element,) for name, element in elements.items()})

    def _is_open(self, elements: Mapping[str, Element]) -> bool:
        """Whether the content can be merged: in lists and tables nothing may stand beside items and rows."""
        first = next(iter(elements.values()))
        if first.name not in _ONLY_PARTS:
            return True
        lines = {name: self._line(element.children) for name, element in elements.items()}
        if len({line.keys for line in lines.values()}) > 1:
            return False
        columns = zip(*(line.parts for line in lines.values()), strict=True)
        return all(
            self._is_open(
                {name: part for name, part in zip(lines, parts, strict=True) if not isinstance(part, str)}
            )
            for parts in columns
            if isinstance(parts[0], Element)
        )

    def _apart(self, nodes: Mapping[str, Iterable[Node]]) -> _Piece:
        """What each language has to itself; plain where all say the same, or nothing."""
        texts = {name: written(found) for name, found in nodes.items()}
        if self.marks is not None and any(self.marks.search(text) for text in texts.values()):
            raise ApartError("the languages differ around a gap")
        first = next(iter(texts.values()))
        return first if len({text.strip() for text in texts.values()}) <= 1 else texts


def _common(keys: Sequence[Sequence[str]]) -> int:
    """How many keys all sequences begin with."""
    return sum(1 for _ in takewhile(lambda found: len(set(found)) == 1, zip(*keys, strict=False)))


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces, with neighbours by language made one: the filter takes neighbouring spans for one text."""
    found: list[_Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif isinstance(piece, str):
            found.append(piece)
        elif found and not isinstance(found[-1], str):
            found[-1] = {name: found[-1][name] + text for name, text in piece.items()}
        elif len(found) > 1 and not isinstance(found[-2], str) and not str(found[-1]).strip():
            blank, before = str(found.pop()), found.pop()
            assert not isinstance(before, str)
            found.append({name: before[name] + blank + text for name, text in piece.items()})
        else:
            found.append(piece)
    return found
