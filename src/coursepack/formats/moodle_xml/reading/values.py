"""Reading values out of the elements of one question, in the way of `question/format/xml/format.php`, 4.5."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from coursepack.formats.fractions import fraction
from coursepack.formats.moodle.files import FileStore, decoded, pointing_at
from coursepack.formats.moodle_xml.reading.tree import Element, Source
from coursepack.model import UNDETERMINED
from coursepack.model.text import TextFormat
from coursepack.problems import Place, Problem, Rule
from coursepack.problems.rules import moodle_xml as rules
from coursepack.problems.rules import reading as reading_rules

Data = dict[str, Any]
"""What the model makes a question, or a part of one, from."""

_FORMATS: dict[str, TextFormat] = {
    "html": "html",
    "moodle_auto_format": "moodle",
    "plain_text": "plain",
    "markdown": "markdown",
    "wiki_like": "moodle",
}
_BLANKS = " \t\n\r\0\x0b"
_LINES = re.compile(r"\s*[\r\n]\s*")
_TAG = re.compile(r"<(?!\s)[^>]*(?:>|$)")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_NOTED_AT_MOST = 50
_LARGEST = 1e15
_DIGITS = 15
MAX_NAME = 255


class FatalError(Exception):
    """Something at which Moodle's importer fails before it stores anything."""


@dataclass(slots=True)
class QuestionReader:
    """Reads values of one question, and notes what is wrong with them."""

    source: Source
    store: FileStore
    element: Element
    problems: list[Problem] = field(default_factory=list)
    format: TextFormat = "html"
    """Format of the question's text, which its other texts have unless they name their own."""
    is_refused: bool = False
    """Whether Moodle leaves this question out."""
    stops: bool = False
    """Whether Moodle takes in nothing of what follows."""

    def place(self, element: Element | None = None) -> Place:
        """Where an element begins; the question where None."""
        return self.source.place((element or self.element).start)

    def note(self, rule: Rule, message: str, element: Element | None = None) -> None:
        """Note what is wrong with an element (with the question where None)."""
        problem = rule.at(self.place(element), message)
        if len(self.problems) < _NOTED_AT_MOST and problem not in self.problems:
            self.problems.append(problem)

    def refuse(self, rule: Rule, message: str, element: Element | None = None) -> None:
        """Note why Moodle leaves the question out and goes on."""
        self.is_refused = True
        self.note(rule, message, element)

    def stop(self, message: str, element: Element | None = None, *, stored: bool) -> None:
        """Note why Moodle takes in nothing of what follows, and whether it has stored this question."""
        self.stops = True
        self.is_refused |= not stored
        self.note(reading_rules.IMPORT_STOPS, message, element)

    def string(self, parent: Element, tag: str, default: str = "") -> str:
        """The text of the first child with this tag, without blanks around it."""
        child = parent.first(tag)
        return default if child is None else self.text_of(child)

    def text_of(self, element: Element) -> str:
        """The text of an element; elements in it are HTML that somebody forgot to escape."""
        if element.children:
            self.note(rules.MARKUP_IN_TEXT, f"there are elements in <{element.tag}>", element.children[0])
            return self._inner(element)
        return element.text.strip(_BLANKS)

    def nested(self, parent: Element, tag: str) -> str:
        """The text in `<tag><text>…</text></tag>`."""
        child = parent.first(tag)
        return "" if child is None else self.string(child, "text")

    def number(self, parent: Element, tag: str, default: float) -> float:
        """The number in a child, as PHP takes one from the beginning of a text; '' is 0."""
        child = parent.first(tag)
        if child is None:
            return default
        return self.as_number(self.text_of(child), default, child)

    def as_number(self, text: str, default: float, element: Element) -> float:
        """The number that a text begins with."""
        if text.isdigit() and text.isascii() and len(text) < _DIGITS:
            return float(text)
        if not text:
            return 0.0
        match = _NUMBER.match(text)
        if match is None or match.end() != len(text):
            self.note(rules.VALUE_UNKNOWN, f"“{_short(text)}” is no number", element)
        return max(-_LARGEST, min(_LARGEST, float(match.group()))) if match else default

    def whole(self, parent: Element, tag: str, default: int, least: int, most: int) -> int:
        """A whole number in a child, brought into the range that the model has."""
        value = int(self.number(parent, tag, default))
        if not least <= value <= most:
            self.note(
                rules.VALUE_UNKNOWN, f"{value} becomes {min(max(value, least), most)}", parent.first(tag)
            )
        return min(max(value, least), most)

    def flag(self, parent: Element, tag: str, *, default: bool) -> bool:
        """`true` or 1, `false` or 0, as `trans_single` takes them."""
        child = parent.first(tag)
        return default if child is None else self.text_of(child) not in {"", "0", "false"}

    def one_of(self, parent: Element, tag: str, known: Iterable[str], default: str) -> str:
        """The word in a child, if it is a known one."""
        child = parent.first(tag)
        value = "" if child is None else self.text_of(child)
        if child is not None and value and value not in known:
            self.note(rules.VALUE_UNKNOWN, f"“{_short(value)}” becomes “{default}”", child)
        return value if value in known else default

    def rich(self, element: Element | None, default: TextFormat | None = None) -> Data | None:
        """A text with its format and files; None where nothing is written."""
        if element is None:
            return None
        text = self.string(element, "text")
        files = element.all("file") if len(element.children) > 1 else []
        if files or "@@PLUGINFILE@@" in text:
            text = self._pointing_at_files(element, text)
        return rich(text, self.text_format(element, default or self.format)) if text else None

    def _pointing_at_files(self, element: Element, text: str) -> str:
        names = self._files(element)
        text, used, missing = pointing_at(text, names)
        for path in sorted(missing):
            self.note(rules.FILE_NOT_THERE, f"there is no file “{_short(path)}” in <{element.tag}>", element)
        for path in sorted(set(names) - used):
            self.note(
                rules.FILE_UNUSED, f"the text of <{element.tag}> does not use “{_short(path)}”", element
            )
        return text

    def rich_child(self, parent: Element, tag: str) -> Data | None:
        """The text in the first child with this tag."""
        return self.rich(parent.first(tag))

    def text_format(self, element: Element, default: TextFormat) -> TextFormat:
        """The format that an element names."""
        name = element.attributes.get("format", "").strip()
        if not name:
            return default if "format" not in element.attributes else "html"
        if name not in _FORMATS or name == "wiki_like":
            taken = _FORMATS.get(name, "html")
            self.note(rules.VALUE_UNKNOWN, f"the format “{_short(name)}” is read as {taken}", element)
        return _FORMATS.get(name, "html")

    def image(self, parent: Element) -> str | None:
        """The own name of the file that stands by itself in an element."""
        names = list(self._files(parent).values())
        return names[0] if names else None

    def fraction(self, answer: Element) -> float:
        """The fraction of an answer in percent, as one of Moodle's where it can be."""
        written = answer.attributes.get("fraction", "")
        percent = self.as_number(written.strip(_BLANKS), 0.0, answer)
        old = answer.first("fraction")
        if old is not None and self.text_of(old):
            percent = self.as_number(self.text_of(old), 0.0, old) * 100
        value, rule = fraction(min(max(percent, -100.0), 100.0))
        if rule is not None:
            self.refuse(rule, f"Moodle has no fraction of {percent:g} %", answer)
        return value

    def line(self, text: str) -> str:
        """A text on one line, as the model has names and typed answers."""
        if "\n" in text or "\r" in text:
            self.note(reading_rules.LINES_JOINED, f"the lines of “{_short(text)}” are joined")
            return _LINES.sub(" ", text)
        return text

    def name(self, text: str) -> str:
        """A name as Moodle stores it: on one line, without tags, cut where its column ends."""
        bare = _TAG.sub("", text) if "<" in text and "multilang" not in text else text
        line = _LINES.sub(" ", bare).strip()
        if len(line) > MAX_NAME:
            self.note(rules.VALUE_UNKNOWN, f"the name has {len(line)} characters, and is cut to {MAX_NAME}")
        return line[:MAX_NAME].strip()

    def _files(self, element: Element) -> dict[str, str]:
        """The own name of each file of an element, by its path there."""
        names: dict[str, str] = {}
        for file in element.all("file"):
            name = file.attributes.get("name", "").strip(_BLANKS)
            if not name:
                self.note(rules.FILE_WITHOUT_NAME, "this file has no name", file)
                raise FatalError
            path = (file.attributes.get("path", "/").strip(_BLANKS) + name).lstrip("/")
            if path not in names:
                names[path] = self.store.add(path, decoded(file.text))
        return names

    def _inner(self, element: Element) -> str:
        """What stands between the tags of an element, as it is written."""
        return self.source.inner(element).decode("utf-8", "replace").strip(_BLANKS)


def rich(text: str, text_format: TextFormat = "html") -> Data:
    """What the model makes a text from."""
    return {"values": {UNDETERMINED: text}, "format": text_format, "base": ""}


def plain(text: str) -> Data:
    """What the model makes a name or typed answer from."""
    return {"values": {UNDETERMINED: text}}


def without_empty(data: Data) -> Data:
    """The data without keys that hold nothing."""
    return {key: value for key, value in data.items() if value is not None and value != () and value != ""}


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
