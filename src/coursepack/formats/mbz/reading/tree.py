"""The XML files of a backup, as Moodle's own writer makes them: leaves with a value, and parts that hold them."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from coursepack.formats.mbz.element import NULL
from coursepack.problems import Place, Problem
from coursepack.problems.rules import backup as rules

_NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d*)?(?:[eE][+-]?\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Part:
    """An element of a file of the backup."""

    element: etree._Element
    file: str

    @property
    def place(self) -> Place:
        line: Any = self.element.sourceline
        return Place(self.file, line or 1)

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def number(self) -> int:
        """Its own number: the attribute `id`; 0 where it has none."""
        return whole(self.element.get("id", ""))

    def attribute(self, name: str) -> str:
        """An attribute; '' where it lacks."""
        return self.element.get(name, "")

    def value(self, name: str) -> str | None:
        """The value of a leaf below; None where it is missing or NULL."""
        found = self.element.find(name)
        text = None if found is None else found.text or ""
        return None if text == NULL else text

    def text(self, name: str, default: str = "") -> str:
        """The value of a leaf below, or the default."""
        found = self.value(name)
        return default if found is None else found

    def whole(self, name: str, default: int = 0) -> int:
        """The whole number in a leaf below."""
        found = self.value(name)
        return default if found is None or not found.strip() else whole(found, default)

    def decimal(self, name: str, default: float = 0.0) -> float:
        """The number in a leaf below."""
        return decimal(self.text(name), default)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Whether a leaf below says yes."""
        found = self.value(name)
        return default if found is None or found == "" else found != "0"

    def child(self, path: str) -> "Part | None":
        """The first element at a path below."""
        found = self.element.find(path)
        return None if found is None else Part(found, self.file)

    def all(self, path: str) -> "Iterator[Part]":
        """Every element at a path below."""
        return (Part(found, self.file) for found in self.element.iterfind(path))


def whole(text: str, default: int = 0) -> int:
    """The whole number that a text is or begins with."""
    return int(decimal(text, default))


def decimal(text: str, default: float = 0.0) -> float:
    """The number that a text is; the default for what is none, or none that can be reckoned with."""
    match = _NUMBER.fullmatch(text.strip())
    found = float(match.group()) if match else default
    return found if math.isfinite(found) else default


def parsed(data: bytes, file: str) -> Part | Problem:
    """The root of a file; a problem where it cannot be read or has a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        return rules.NOT_XML.at(Place(file, line), str(error).split("\n")[0][:200])
    if root.getroottree().docinfo.internalDTD is not None:
        return rules.NOT_XML.at(Place(file), "the file has a DOCTYPE")
    return Part(root, file)
