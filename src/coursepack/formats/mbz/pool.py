"""The files of a backup: each content once, and where each file belongs."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from coursepack.formats.base import MediaFiles
from coursepack.formats.mbz.element import document, leaves, node, nodes
from coursepack.formats.mbz.ids import Ids

_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "mp3": "audio/mp3",
    "mp4": "video/mp4",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "webm": "video/webm",
    "webp": "image/webp",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""Types by the end of a name, as in Moodle's own list (`lib/classes/filetypes.php`); it looks again on restoring."""


@dataclass(frozen=True, slots=True)
class Area:
    """A file area: what a file belongs to, as the table `files` names it."""

    contextid: int
    component: str
    filearea: str
    itemid: int = 0


class FilePool:
    """Collects files while the rest of the backup is written."""

    def __init__(self, media: MediaFiles, ids: Ids, time: int) -> None:
        self._media = media
        self._ids = ids
        self._time = time
        self._contents: dict[str, bytes] = {}
        self._hashes: dict[str, str] = {}
        self._records: list[str] = []
        self._known: set[tuple[Area, str]] = set()
        self._by_area: defaultdict[Area, list[int]] = defaultdict(list)

    def add_course_files(self, area: Area, paths: Iterable[str]) -> None:
        """Files of the course that a text points at, below their path in the course."""
        for path in paths:
            if (area, path) not in self._known:
                folder, _, name = path.rpartition("/")
                self._add(area, f"/{folder}/" if folder else "/", name, self._hash_of(path))
                self._known.add((area, path))

    def add_course_file(self, area: Area, path: str, *, sortorder: int = 0) -> None:
        """A file of the course by itself, without its folders."""
        self._add(area, "/", path.rpartition("/")[2], self._hash_of(path), sortorder)

    def add(self, area: Area, path: str, content: bytes, *, sortorder: int = 0) -> None:
        """A file that is made or unpacked; `path` is relative to its area."""
        folder, _, name = path.rpartition("/")
        self._add(area, f"/{folder}/" if folder else "/", name, self._store(content), sortorder)

    def read(self, path: str) -> bytes:
        """The bytes of a file of the course."""
        return self._media.read(path)

    def in_area(self, contextid: int, component: str, filearea: str, itemid: int) -> tuple[int, ...]:
        """Numbers of the files of one area."""
        return tuple(self._by_area[Area(contextid, component, filearea, itemid)])

    def of_activity(self, contextid: int) -> tuple[int, ...]:
        """Numbers of the files of an activity; those of questions are restored without being named."""
        return self._of(
            contextid, lambda component: component != "question" and not component.startswith("qtype_")
        )

    def of_course(self, contextid: int) -> tuple[int, ...]:
        """Numbers of the course's own files: its summary's and its picture, and those of its events."""
        areas = {"summary", "overviewfiles", "event_description"}
        return tuple(
            number
            for area, numbers in self._by_area.items()
            if area.contextid == contextid and area.filearea in areas
            for number in numbers
        )

    def _of(self, contextid: int, wanted: Callable[[str], bool]) -> tuple[int, ...]:
        return tuple(
            number
            for area, numbers in self._by_area.items()
            if area.contextid == contextid and wanted(area.component)
            for number in numbers
        )

    def xml(self) -> bytes:
        """files.xml."""
        return document(nodes("files", self._records))

    def members(self) -> Mapping[str, bytes]:
        """Contents by their path in the backup."""
        return {f"files/{key[:2]}/{key}": content for key, content in self._contents.items()}

    def _hash_of(self, path: str) -> str:
        if path not in self._hashes:
            self._hashes[path] = self._store(self._media.read(path))
        return self._hashes[path]

    def _store(self, content: bytes) -> str:
        key = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        self._contents[key] = content
        return key

    def _add(self, area: Area, folder: str, name: str, contenthash: str, sortorder: int = 0) -> None:
        number = self._ids.new("files")
        self._by_area[area].append(number)
        self._records.append(
            node(
                "file",
                leaves(
                    {
                        "contenthash": contenthash,
                        "contextid": area.contextid,
                        "component": area.component,
                        "filearea": area.filearea,
                        "itemid": area.itemid,
                        "filepath": folder,
                        "filename": name,
                        "userid": None,
                        "filesize": len(self._contents[contenthash]),
                        "mimetype": mime_type(name),
                        "status": 0,
                        "timecreated": self._time,
                        "timemodified": self._time,
                        "source": None,
                        "author": None,
                        "license": None,
                        "sortorder": sortorder,
                        "repositorytype": None,
                        "repositoryid": None,
                        "reference": None,
                    }
                ),
                id=number,
            )
        )


def mime_type(name: str) -> str:
    """The type of a file by its name."""
    return _TYPES.get(name.rpartition(".")[2].lower(), "document/unknown")
