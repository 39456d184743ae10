"""What coursepack can look into: the one table that `inspect`, `verify` and `import` read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from coursepack.formats import aiken, gift, moodle_xml, sheet
from coursepack.formats.reading import Reader
from coursepack.model import Question

HEAD = 65_536
"""How many of a file's first bytes must tell what it is."""


def _never(question: Question, language: str) -> None:
    """Nothing is known of what such a file leaves out."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: how it is recognised, and what reads it."""

    name: str
    title: str
    extensions: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    """Whether a file that begins with these bytes, and has one of the extensions, is of this kind."""
    read: Reader
    wrap: Callable[[Iterable[bytes]], bytes]
    """A file of the questions that were kept aside."""
    seen: Callable[[Question, str], Question | None] = _never
    """The question of a course as such a file in one language says it; None where it cannot be told."""


def _one_after_the_other(pieces: Iterable[bytes]) -> bytes:
    return b"\n\n".join(pieces) + b"\n"


def _as_quiz(pieces: Iterable[bytes]) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + b"\n".join(pieces) + b"\n</quiz>\n"


def _is_any(head: bytes) -> bool:
    return b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _by_name(head: bytes) -> bool:  # noqa: ARG001
    return True


def _nothing(pieces: Iterable[bytes]) -> bytes:
    return b"".join(pieces)


KINDS: tuple[FileKind, ...] = (
    FileKind("xlsx", "Workbook of questions", (".xlsx",), _by_name, sheet.read, _nothing, sheet.seen),
    FileKind("csv", "CSV file of questions", (".csv", ".tsv"), _is_any, sheet.read, _nothing, sheet.seen),
    FileKind("moodle-xml", "Moodle XML question bank", (".xml",), _is_any, moodle_xml.read, _as_quiz),
    FileKind(
        "aiken", "Aiken questions", (".txt", ".aiken"), aiken.is_aiken, aiken.read, _one_after_the_other
    ),
    FileKind(
        "gift", "GIFT question bank", (".gift", ".sgift", ".txt"), _is_any, gift.read, _one_after_the_other
    ),
)
"""Every kind; the first that fits is the file's own."""


def kind_of(data: bytes, file: str) -> FileKind | None:
    """What kind of file it is, by its name and its first bytes; None for one of no known kind."""
    extension = Path(file).suffix.lower()
    head = data[:HEAD]
    return next((kind for kind in KINDS if extension in kind.extensions and kind.recognises(head)), None)


def kind_named(name: str) -> FileKind | None:
    """The row of the table with this name."""
    return next((kind for kind in KINDS if kind.name == name), None)
