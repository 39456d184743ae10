"""Recorded packages, compared by a reader of the format, so that a difference names a part and an element.

`RECORD_GOLDEN=1 pytest` writes them again; the difference is then reviewed like code.
"""

import os
from pathlib import Path

from lxml import etree

_FOLDER = Path(__file__).parent / "golden"


def assert_same_xml(name: str, produced: bytes) -> None:
    """The XML says what the recorded one says, element by element."""
    expected = _recorded(name, produced)
    difference = _difference(etree.fromstring(expected), etree.fromstring(produced), "")
    assert difference is None, difference


def assert_same_text(name: str, produced: bytes) -> None:
    """The text is the recorded one, line by line."""
    assert produced.decode().split("\n") == _recorded(name, produced).decode().split("\n")


def _recorded(name: str, produced: bytes) -> bytes:
    path = _FOLDER / name
    if os.environ.get("RECORD_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(produced)
    return path.read_bytes()


def _difference(expected: etree._Element, produced: etree._Element, path: str) -> str | None:
    here = f"{path}/{produced.tag}"
    for what, old, new in (
        ("element", expected.tag, produced.tag),
        ("attributes", dict(expected.attrib), dict(produced.attrib)),
        ("text", (expected.text or "").strip(), (produced.text or "").strip()),
        ("children", [child.tag for child in expected], [child.tag for child in produced]),
    ):
        if old != new:
            return f"{here}: {what} was {old!r}, is {new!r}"
    differences = (
        _difference(*pair, f"{here}[{index}]")
        for index, pair in enumerate(zip(expected, produced, strict=True))
    )
    return next((found for found in differences if found), None)
