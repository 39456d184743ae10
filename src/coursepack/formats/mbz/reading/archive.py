"""The archive of a backup: its XML in memory, everything else by name and size until it is asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coursepack.archives import ArchiveError, Limits, archive_members
from coursepack.formats.mbz.reading.tree import Part, parsed
from coursepack.problems import Place, Problem
from coursepack.problems.rules import backup as rules

MAX_XML = 300_000_000
"""Bytes of XML that are read from one backup."""
_HEAD = "moodle_backup.xml"


@dataclass(slots=True)
class BackupFile:
    """A backup that was opened: what its members are, and the XML that was wanted."""

    path: Path
    sizes: Mapping[str, int]
    xml: Mapping[str, bytes]
    problems: list[Problem] = field(default_factory=list)
    _parts: dict[str, Part | None] = field(default_factory=dict)

    @property
    def is_backup(self) -> bool:
        return _HEAD in self.xml

    def part(self, name: str) -> Part | None:
        """The root of a file of the backup; None where it is missing, or cannot be read (which is noted)."""
        if name not in self._parts:
            found = parsed(self.xml[name], name) if name in self.xml else None
            if isinstance(found, Problem):
                self.problems.append(found)
                found = None
            self._parts[name] = found
        return self._parts[name]

    def contents(self, hashes: Iterable[str]) -> dict[str, bytes]:
        """The contents of files by their hash; those that the archive lacks are missing."""
        names = {content_name(key): key for key in hashes}
        return {
            names[member.name]: member.content
            for member in archive_members(self.path, names.__contains__)
            if member.content is not None
        }


def content_name(contenthash: str) -> str:
    """Where the archive has the content with this hash."""
    return f"files/{contenthash[:2]}/{contenthash}"


def _is_xml(name: str) -> bool:
    return name.endswith(".xml") and not name.startswith("files/")


def open_backup(
    path: Path,
    wanted: Callable[[str], bool] = _is_xml,
    limits: Limits = Limits(),  # noqa: B008
) -> BackupFile:
    """Open a backup; what makes it unreadable or unsafe is among its problems. Raises OSError."""
    sizes: dict[str, int] = {}
    xml: dict[str, bytes] = {}
    file = BackupFile(path, sizes, xml)
    room = MAX_XML
    try:
        for name, size, content in archive_members(path, wanted, limits):
            sizes[name] = size
            if content is not None:
                xml[name] = content
                room -= len(content)
                _refuse_if(room < 0)
    except ArchiveError as error:
        xml.clear()
        file.problems.append(rules.UNREADABLE.at(Place(path.as_posix()), str(error)))
        return file
    if not file.is_backup:
        message = f"there is no {_HEAD} in it"
        if "moodle.xml" in sizes:
            message = "it is a backup of Moodle 1.9 or older"
        file.problems.append(rules.NOT_A_BACKUP.at(Place(path.as_posix()), message))
    return file


def _refuse_if(is_too_much: bool) -> None:
    if is_too_much:
        raise ArchiveError(f"it has more than {MAX_XML:,} bytes of XML")
