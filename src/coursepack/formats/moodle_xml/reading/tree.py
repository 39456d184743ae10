"""Moodle XML as small trees, one a question, with the place of each element.

Read by expat from bytes that are UTF-8, without DTD and so without entities. Trees are handed over as they
are complete, so memory holds one question at a time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
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
_BLANKS = b" \t\n\r\0\x0b"


@dataclass(slots=True)
class Element:
    """An element: its own character data in one piece, and its children in order."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    start: int
    """Offset in bytes of its first character."""
    text: str = ""
    children: list["Element"] = field(default_factory=list)
    close: int = 0
    """Offset in bytes of its end tag."""
    end: int = 0
    """Offset in bytes after its end tag; of the root's children only."""

    def first(self, tag: str) -> "Element | None":
        """The first child with this tag."""
        for child in self.children:
            if child.tag == tag:
                return child
        return None

    def all(self, tag: str) -> "list[Element]":
        """Every child with this tag."""
        return [child for child in self.children if child.tag == tag]


class _RefusedError(Exception):
    """The file is not read any further; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse(data: bytes, file: str, take: Callable[[str, Element], None]) -> Problem | None:
    """Hand over each child of the root with the root's name; what keeps the file from being read whole.

    Where it is not None, Moodle would import nothing of what was handed over.
    """
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes; {MAX_BYTES:,} can be read"
        return source_rules.TOO_LARGE.at(Place(file), message, "Split the file.")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return not_utf8(data, error, file)
    reader = _Reader(file, take, data)
    try:
        reader.parser.Parse(memoryview(data)[reader.skipped :], True)
    except _RefusedError as error:
        return error.problem
    except expat.ExpatError as error:
        reader.parser.StartElementHandler = None
        place = Place(file, error.lineno + reader.skipped_lines, error.offset + 1)
        return rules.NOT_WELL_FORMED.at(place, expat.ErrorString(error.code))
    return None


class _Reader:
    def __init__(self, file: str, take: Callable[[str, Element], None], data: bytes) -> None:
        self.file = file
        self.take = take
        self.data = data
        bare = data.removeprefix(b"\xef\xbb\xbf").lstrip(_BLANKS)
        self.skipped = len(data) - len(bare)
        self.skipped_lines = len(_LINE_END.findall(data[: self.skipped]))
        self.stack: list[Element] = []
        self.pieces: list[list[str]] = []
        self.elements = 0
        self.parser = expat.ParserCreate("UTF-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        parser = self.parser
        line = parser.CurrentLineNumber + self.skipped_lines
        element = Element(
            tag, attributes, line, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex + self.skipped
        )
        self.elements += 1
        if len(self.stack) >= MAX_DEPTH or self.elements > MAX_ELEMENTS:
            place = Place(self.file, element.line, element.column)
            message = f"more than {MAX_DEPTH} elements deep, or {MAX_ELEMENTS:,} in one question"
            raise _RefusedError(rules.TOO_COMPLEX.at(place, message))
        if len(self.stack) > 1:
            self.stack[-1].children.append(element)
        self.stack.append(element)
        self.pieces.append([])

    def _end(self, _tag: str) -> None:
        element = self.stack.pop()
        element.text = "".join(self.pieces.pop())
        element.close = self.parser.CurrentByteIndex + self.skipped
        if len(self.stack) == 1:
            element.end = self.data.index(b">", element.close) + 1
            self.elements = 0
            self.take(self.stack[0].tag, element)

    def _text(self, text: str) -> None:
        if self.pieces:
            self.pieces[-1].append(text)

    def _doctype(self, *_: object) -> None:
        parser = self.parser
        place = Place(
            self.file, parser.CurrentLineNumber + self.skipped_lines, parser.CurrentColumnNumber + 1
        )
        raise _RefusedError(rules.DOCTYPE.at(place, "the file has a DOCTYPE"))
