"""Where questions go, and what that changes, before anything is written."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from coursepack.archives import ArchiveError, safe_name

Holder = Literal["quiz", "bank"]


class CannotImportError(Exception):
    """Why the questions cannot be brought in; nothing was written."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where questions go."""

    course: Path
    section: str = ""
    """Folder of the section for new quizzes; named after the file without it."""
    language: str = ""
    """The language of the file's texts; the course's own without it."""
    holder: Holder = "quiz"


@dataclass(slots=True)
class Import:
    """What an import writes."""

    course: Path
    files: dict[str, bytes] = field(default_factory=dict)
    """New content of each file that changes, by its path in the course."""
    before: dict[str, bytes] = field(default_factory=dict)
    """What stood in those that exist."""
    new: int = 0
    changed: int = 0
    same: int = 0
    kept_aside: int = 0
    conflicts: list[str] = field(default_factory=list)
    """What was changed in the course and in a file that was made of it before; the file's stands now."""

    def stands(self, path: str) -> bytes | None:
        """What stands in a file once everything so far is written; None where there is none."""
        target = self.course / path
        return self.files[path] if path in self.files else target.read_bytes() if target.is_file() else None

    def text(self, path: str) -> str:
        """What stands in a text file; '' where there is none."""
        return (self.stands(path) or b"").decode("utf-8-sig")

    def put(self, path: str, content: bytes) -> None:
        """Write a file, later on. Raises CannotImportError for a path that leads out of the course."""
        try:
            safe_name(path)
        except ArchiveError as error:
            raise CannotImportError(f"the name {path!r} leads out of the course") from error
        target = self.course / path
        if path not in self.before and target.is_file():
            self.before[path] = target.read_bytes()
        if content == self.before.get(path):
            self.files.pop(path, None)
        else:
            self.files[path] = content

    def difference(self) -> Iterator[str]:
        """The changes of text files as a unified diff; other files by name."""
        for path, content in sorted(self.files.items()):
            old = self.before.get(path)
            try:
                lines = (old or b"").decode().splitlines(True), content.decode().splitlines(True)
            except UnicodeDecodeError:
                yield f"Binary file {path}, {len(content):,} bytes\n"
            else:
                yield from difflib.unified_diff(*lines, path if old is not None else "/dev/null", path)


def carry_out(prepared: Import) -> None:
    """Write what was prepared. Raises OSError when the disk refuses."""
    for path, content in prepared.files.items():
        target = prepared.course / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
