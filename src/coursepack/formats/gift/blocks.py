"""A GIFT file as blocks: lines between blank lines, each a question or a category."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursepack.formats.gift.escape import as_written, hide
from coursepack.problems import Place, Rule

BLANKS = " \t\n\r\0\x0b"
"""What PHP's `trim` takes off."""

_BLANK_LINES = frozenset({"", "0"})
"""Lines that end a question: PHP calls a line `0` empty too (`readquestions`, Moodle 4.5)."""

_ID = re.compile(r"\[id:((?:\\\]|[^\]])+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]])*)\]")
_NOT_IN_TAGS = re.compile("[<>`]")
_CONTROL = re.compile("[\x00-\x1f\x7f]")


class GiftError(Exception):
    """What is wrong with a question, at an offset of its block's text.

    `stored_as` is the type of the question that Moodle makes of it all the same; '' where it makes none.
    """

    def __init__(self, rule: Rule, message: str, offset: int = 0, stored_as: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.offset = offset
        self.stored_as = stored_as


@dataclass(slots=True)
class Block:
    """The lines of one question, escapes hidden (`escape.hide`), and the number of the first."""

    first: int
    lines: list[str]
    stripped: list[str]
    """The lines without blanks around them."""
    text: str
    """The lines without comments, and without blanks around them; '' where there are comments only."""

    @property
    def raw(self) -> str:
        """The lines as they stand in the file."""
        return as_written("\n".join(self.lines))

    def place(self, file: str, offset: int = 0) -> Place:
        """Where in the file an offset of `text` stands."""
        skipped = next((i for i, line in enumerate(self.stripped) if not line.startswith("//")), 0)
        line = skipped + self.text.count("\n", 0, offset)
        column = offset - self.text.rfind("\n", 0, offset) - 1
        source = self.lines[line]
        return Place(file, self.first + line, len(source) - len(source.lstrip(BLANKS)) + column + 1)

    def marks(self) -> tuple[str, tuple[str, ...]]:
        """The idnumber ('' without one) and the tags that its comments name."""
        comments = [line for line in self.stripped if line.startswith("//") and "[" in line]
        return comment_marks(as_written("\n".join(comments))) if comments else ("", ())


def comment_marks(comments: str) -> tuple[str, tuple[str, ...]]:
    r"""The first `[id:…]` of some comments and all their `[tag:…]`; a `]` within them is written `\]`.

    As `extract_idnumber_and_tags_from_comment` of Moodle 4.5 finds them; in time linear in the length.
    """
    idnumber = ""
    tags: list[str] = []
    for piece in _CONTROL.split(comments):
        found = None if idnumber else _ID.search(piece, 0, piece.rfind("]") + 1)
        idnumber = _mark(found.group(1)) if found else idnumber
        tags += _tags(piece)
    return idnumber, tuple(dict.fromkeys(tags))


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a file; a file without newlines has carriage returns (`readdata`, Moodle 4.5)."""
    text = hide(text)
    lines = text.split("\n") if "\n" in text or "\r" not in text else text.split("\r")
    start = 0
    stripped: list[str] = []
    for number, line in enumerate((*lines, "")):
        bare = line.strip(BLANKS)
        if bare not in _BLANK_LINES:
            stripped.append(bare)
            continue
        if stripped:
            yield Block(start + 1, lines[start:number], stripped, _joined(stripped))
            stripped = []
        start = number + 1


def _joined(lines: list[str]) -> str:
    return "\n".join([" " if line.startswith("//") else line for line in lines]).strip(BLANKS)


def _tags(comment: str) -> Iterator[str]:
    for piece in _NOT_IN_TAGS.split(comment):
        for tag in _TAG.findall(piece, 0, piece.rfind("]") + 1):
            yield from filter(None, [_mark(tag)])


def _mark(text: str) -> str:
    return text.strip(BLANKS).replace("\\]", "]")
