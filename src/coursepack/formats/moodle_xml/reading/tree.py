"""Moodle XML as small trees, one a question, with the place of each element.

Read by expat from bytes that are UTF-8, without DTD and so without entities. Trees are handed over as they
are complete, so memory holds one question at a time.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from xml.parsers import expat

from coursepack.formats.text_file import not_utf8
from coursepack.problems import Place, Problem
from coursepack.problems.rules import moodle_xml as rules
from coursepack.problems.rules import source as source_rules

MAX_BYTES = 500_000_000
MAX_DEPTH = 40
MAX_ELEMENTS = 100_000
"""Elements of one question."""

_LINE_END = re.compile(rb"\r\n|\r|\n")
_BUFFER = 1_048_576
_BLANKS = b" \t\n\r\0\x0b"


class Element:
    """An element: its own character data in one piece (where it has no children), and its children in order."""

    __slots__ = ("attributes", "children", "close", "start", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], start: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.start = start
        """Offset in bytes of its first character."""
        self.close = start
        """Offset in bytes of its end tag."""
        self.text = ""
        self.children: list[Element] = []

    def first(self, tag: str) -> "Element | None":
        """The first child with this tag."""
        for child in self.children:
            if child.tag == tag:
                return child
        return None

    def all(self, tag: str) -> "list[Element]":
        """Every child with this tag."""
        return [child for child in self.children if child.tag == tag]


class Source:
    """A file's bytes, and the line and column of each."""

    def __init__(self, data: bytes, file: str) -> None:
        self.data = data
        self.file = file
        self._line_starts: list[int] = []

    def place(self, offset: int) -> Place:
        """The place of a byte, in characters."""
        if not self._line_starts:
            self._line_starts = [0, *(match.end() for match in _LINE_END.finditer(self.data))]
        line = bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        column = len(self.data[start:offset].decode("utf-8", "replace")) + 1
        return Place(self.file, line, column)

    def whole(self, element: Element) -> bytes:
        """An element as it is written."""
        return self.data[element.start : self.data.index(b">", element.close) + 1]

    def inner(self, element: Element) -> bytes:
        """What stands between the tags of an element."""
        return self.data[self.data.index(b">", element.start) + 1 : element.close]


class _RefusedError(Exception):
    """The file is not read any further; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse(source: Source, take: Callable[[str, Element], None]) -> Problem | None:
    """Hand over each child of the root with the root's name; what keeps the file from being read whole.

    Where it is not None, Moodle would import nothing of what was handed over.
    """
    data = source.data
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes; {MAX_BYTES:,} can be read"
        return source_rules.TOO_LARGE.at(Place(source.file), message, "Split the file.")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return not_utf8(data, error, source.file)
    reader = _Reader(source, take)
    try:
        reader.parser.Parse(memoryview(data)[reader.skipped :], True)
    except _RefusedError as error:
        return error.problem
    except expat.ExpatError as error:
        place = source.place(min(reader.skipped + max(reader.parser.ErrorByteIndex, 0), len(data)))
        return rules.NOT_WELL_FORMED.at(place, expat.ErrorString(error.code))
    return None


class _Reader:
    def __init__(self, source: Source, take: Callable[[str, Element], None]) -> None:
        self.source = source
        self.take = take
        bare = source.data.removeprefix(b"\xef\xbb\xbf").lstrip(_BLANKS)
        self.skipped = len(source.data) - len(bare)
        self.stack: list[Element] = []
        self.pieces: list[str] = []
        """Character data since the last tag."""
        self.elements = 0
        self.parser = expat.ParserCreate("UTF-8")
        self.parser.buffer_text = True
        self.parser.buffer_size = _BUFFER
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.pieces.append

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag, attributes, self.parser.CurrentByteIndex + self.skipped)
        stack = self.stack
        depth = len(stack)
        self.elements += 1
        if depth >= MAX_DEPTH or self.elements > MAX_ELEMENTS:
            message = f"more than {MAX_DEPTH} elements deep, or {MAX_ELEMENTS:,} in one question"
            raise _RefusedError(rules.TOO_COMPLEX.at(self.source.place(element.start), message))
        if depth > 1:
            stack[-1].children.append(element)
        stack.append(element)
        self.pieces.clear()

    def _end(self, _tag: str) -> None:
        element = self.stack.pop()
        element.close = self.parser.CurrentByteIndex + self.skipped
        if not element.children:
            element.text = "".join(self.pieces)
        self.pieces.clear()
        if len(self.stack) == 1:
            self.elements = 0
            self.take(self.stack[0].tag, element)

    def _doctype(self, *_: object) -> None:
        place = self.source.place(self.parser.CurrentByteIndex + self.skipped)
        raise _RefusedError(rules.DOCTYPE.at(place, "the file has a DOCTYPE"))
