"""Where in the backup and in the course something is read: its context, its folder, its language."""

import datetime
import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

from coursepack.formats.identifiers import identifier
from coursepack.formats.mbz.pool import Area
from coursepack.formats.mbz.reading.archive import BackupFile
from coursepack.formats.mbz.reading.tree import Part
from coursepack.formats.moodle.files import pointing_at, safe_path
from coursepack.model.text import TextFormat
from coursepack.problems import Problem, Rule
from coursepack.problems.rules import backup as rules

Data = dict[str, Any]
"""What the model makes something from."""

_FORMATS: dict[int, TextFormat] = {0: "moodle", 1: "html", 2: "plain", 3: "moodle", 4: "markdown"}
_MEDIA = "media"
"""Folder of the files that the course itself names."""
_LINES = re.compile(r"\s*[\r\n]+\s*")
_INTERNAL = re.compile(r"\$@[A-Z0-9]+(?:\*[^@$]{0,60})?@\$")
_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"""\salt=(?:"[^"]*[^"\s][^"]*"|'[^']*[^'\s][^']*')""", re.IGNORECASE)
_EMPTY_ALTERNATIVE = re.compile(r"""\salt=(?:"\s*"|'\s*')""", re.IGNORECASE)
_SOURCE = re.compile(r"""\ssrc=["']([^"']*)""", re.IGNORECASE)
_LONGEST = 2_000
"""Characters of a message; a backup may bring values of any length into it."""
_DAY_END = datetime.time(23, 59, 59)


@dataclass(slots=True)
class FileIndex:
    """The rows of files.xml by area, and the names that their contents get in the course."""

    areas: Mapping[Area, Mapping[str, str]]
    """For each area, the hash of each file by its path there; the main one first."""
    taken: dict[str, str] = field(default_factory=dict)
    """Hash of each file of the course by its path."""
    contents: set[str] = field(default_factory=set)
    """Hashes of the files of the course."""
    told: set[tuple[int, str]] = field(default_factory=set)
    """Contexts and components of which the files that no text shows were named."""
    contexts: Mapping[int, tuple[Area, ...]] = field(init=False)
    """The areas of each context."""

    def __post_init__(self) -> None:
        found: defaultdict[int, list[Area]] = defaultdict(list)
        for area in self.areas:
            found[area.contextid].append(area)
        self.contexts = {contextid: tuple(areas) for contextid, areas in found.items()}

    def of_context(self, contextid: int) -> tuple[Area, ...]:
        """The areas of an activity or of the course."""
        return self.contexts.get(contextid, ())

    def name(self, wanted: str, contenthash: str) -> str:
        """The path of a file in the course: the wanted one, or `name-2` where another has it."""
        stem, dot, extension = wanted.rpartition(".")
        if not stem or "/" in extension:
            stem, dot, extension = wanted, "", ""
        path, number = wanted, 2
        while self.taken.get(path, contenthash) != contenthash:
            path, number = f"{stem}-{number}{dot}{extension}", number + 1
        self.taken[path] = contenthash
        self.contents.add(contenthash)
        return path


def file_index(root: Part | None) -> FileIndex:
    """The rows of files.xml."""
    found: defaultdict[Area, dict[str, str]] = defaultdict(dict)
    rows = [] if root is None else [row for row in root.all("file") if row.text("filename") != "."]
    for row in sorted(rows, key=lambda item: -item.whole("sortorder")):
        area = Area(row.whole("contextid"), row.text("component"), row.text("filearea"), row.whole("itemid"))
        path = (row.text("filepath", "/") + row.text("filename")).lstrip("/")
        found[area].setdefault(path, row.text("contenthash"))
    return FileIndex(found)


@dataclass(frozen=True, slots=True)
class Scope:
    """Reads values of the parts of one place."""

    backup: BackupFile
    files: FileIndex
    language: str
    problems: list[Problem]
    folder: str = ""
    """Folder of the course in which the text will stand; '' for the course's own."""
    contextid: int = 0
    thing: str = ""
    """What is read, as problems name it: `the quiz “Final test”`."""
    reported: set[Problem] = field(default_factory=set)
    """What is among the problems already, whatever the place that is read."""

    def within(
        self, *, folder: str | None = None, contextid: int | None = None, thing: str | None = None
    ) -> "Scope":
        """The same, in another folder or context, or for another thing."""
        return replace(
            self,
            folder=self.folder if folder is None else folder,
            contextid=self.contextid if contextid is None else contextid,
            thing=self.thing if thing is None else thing,
        )

    def note(self, part: Part, message: str) -> None:
        """Note that something is imported in another way than it was."""
        self.report(rules.CHANGED, part, message)

    def report(self, rule: Rule, part: Part, message: str) -> None:
        """Report a problem of the thing that is read, once."""
        said = f"{self.thing}: {message}" if self.thing else message
        problem = rule.at(part.place, said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…")
        if problem not in self.reported:
            self.reported.add(problem)
            self.problems.append(problem)

    def area(self, component: str, filearea: str, itemid: int = 0) -> Area:
        """A file area of this context."""
        return Area(self.contextid, component, filearea, itemid)

    def plain(self, text: str) -> Data | None:
        """A name in one line; None for an empty one."""
        line = _LINES.sub(" ", text).strip()
        return {"values": {self.language: line}} if line else None

    def rich(self, part: Part, name: str, area: Area | None = None, form: str = "") -> Data | None:
        """A text with its format, its files named from the folder; None where nothing is written."""
        text = part.text(name)
        if not text.strip():
            return None
        text_format = _FORMATS.get(part.whole(form or f"{name}format", 1), "html")
        return self.text(self.linked(part, text, area), text_format)

    def text(self, text: str, text_format: TextFormat = "html") -> Data:
        """A text as the model has it."""
        return {"values": {self.language: text}, "format": text_format, "base": self.folder}

    def linked(self, part: Part, text: str, area: Area | None) -> str:
        """The text with addresses of files as they are from the folder."""
        if "$@" in text and _INTERNAL.search(text):
            self.note(part, "a link to another activity of the course leads nowhere now")
            text = _INTERNAL.sub("#", text)
        if area is None or "@@PLUGINFILE@@" not in text:
            return self._with_alternatives(part, text)
        stored = self.files.areas.get(area, {})
        names = {path: self._address(path, contenthash) for path, contenthash in stored.items()}
        linked, _, missing = pointing_at(text, names)
        for path in sorted(missing):
            self.note(part, f"there is no file “{path[:60]}” in the backup")
        return self._with_alternatives(part, linked)

    def _with_alternatives(self, part: Part, text: str) -> str:
        """Images without an alternative text get the name of their file, so that somebody can find them by it."""

        def described(found: re.Match[str]) -> str:
            if _ALTERNATIVE.search(found.group()):
                return found.group()
            source = _SOURCE.search(found.group())
            name = unquote(source.group(1)).rpartition("/")[2] if source else "image"
            self.note(part, f"the image “{name[:60]}” has no alternative text, and gets its name for one")
            bare = _EMPTY_ALTERNATIVE.sub("", found.group())
            return f'{bare[:4]} alt="{html.escape(name)}"{bare[4:]}'

        return _IMAGE.sub(described, text)

    def file(self, area: Area, path: str) -> str:
        """The address of one file of an area, from the folder."""
        return self._address(path, self.files.areas[area][path])

    def stored(self, area: Area) -> Mapping[str, str]:
        """Hashes of the files of an area, by their path there; the main one first."""
        return self.files.areas.get(area, {})

    def _address(self, path: str, contenthash: str) -> str:
        safe = safe_path(path)
        wanted = safe if "/" in safe else f"{self.folder or _MEDIA}/{safe}"
        found = self.files.name(wanted, contenthash)
        return posixpath.relpath(found, self.folder) if self.folder else found

    def moment(self, part: Part, name: str) -> datetime.datetime | None:
        """A moment in UTC, by the minute (a day's last second stays); None for 0."""
        return moment(part.whole(name))


def moment(seconds: int) -> datetime.datetime | None:
    """Seconds since 1970 as a moment in UTC."""
    if not 0 < seconds < 250_000_000_000:
        return None
    found = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)  # noqa: DTZ001
    return found if found.time() == _DAY_END else found.replace(second=0)


def named(scope: Scope, part: Part, name: str, default: str) -> Data:
    """A name that must be there."""
    return scope.plain(part.text(name)) or {"values": {scope.language: default}}


def short_id(text: str, default: str) -> str:
    """An id made of a name."""
    return identifier(re.sub(r"<[^<>]*>", " ", text)) or default


def without_empty(data: Data) -> Data:
    """The data without keys that hold nothing."""
    return {key: value for key, value in data.items() if value is not None and value != () and value != ""}


def addressed(address: str, folder: str) -> Data:
    """A file as the model names it."""
    return {"path": address, "base": folder}
