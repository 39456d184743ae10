"""The text of a question file, and what is wrong with its bytes."""

import re

from coursepack.problems import Place, Problem
from coursepack.problems.rules import reading as rules
from coursepack.problems.rules import source as source_rules

MAX_BYTES = 100_000_000

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CONTROL_BYTES = bytes(set(range(0x20)) - set(b"\t\n\r"))
_REPORTED_AT_MOST = 20


def decoded(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The file's text without byte order mark and control characters; None where it cannot be read.

    Moodle refuses a GIFT or Aiken file that is not UTF-8 (`validate_is_utf8_file`, Moodle 4.5), and so do we.
    """
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes; {MAX_BYTES:,} can be read"
        return None, [source_rules.TOO_LARGE.at(Place(file), message, "Split the file.")]
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [not_utf8(data, error, file)]
    if not _may_have_illegal(data):
        return text, []
    return _ILLEGAL.sub("", text), _control_characters(text, file)


def _may_have_illegal(data: bytes) -> bool:
    """A quick look at the bytes: most files hold nothing illegal, and the search of a text takes longer."""
    return (
        len(data.translate(None, _CONTROL_BYTES)) != len(data)
        or b"\xef\xbf\xbe" in data
        or b"\xef\xbf\xbf" in data
    )


def place_at(text: str, offset: int, file: str) -> Place:
    """The place of a position in a text."""
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    """Where a file stops being UTF-8, and what else it may be."""
    encoding = _BOMS.get(data[:2])
    if encoding:
        message = f"the file is {encoding}, and Moodle reads UTF-8 only"
        return source_rules.NOT_UTF8.at(Place(file), message, _remedy(encoding.lower()))
    before = error.object[: error.start].decode("utf-8", "replace")
    message = f"byte {error.object[error.start]:#04x} is not UTF-8, and Moodle reads UTF-8 only"
    return source_rules.NOT_UTF8.at(place_at(before, len(before), file), message, _remedy("windows-1252"))


def _remedy(encoding: str) -> str:
    return f"Save the file as UTF-8, or name what it is encoded in, such as --encoding {encoding}."


def _control_characters(text: str, file: str) -> list[Problem]:
    return [
        rules.CONTROL_CHARACTER.at(
            place_at(text, match.start(), file), f"the character U+{ord(match.group()):04X} is left out"
        )
        for match, _ in zip(_ILLEGAL.finditer(text), range(_REPORTED_AT_MOST), strict=False)
    ]
