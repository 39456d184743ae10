"""Reading files of a course folder: inside the folder only, UTF-8 only, of bounded size."""

import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from coursepack.model.scalars import LANGUAGE_PATTERN
from coursepack.problems import Place, Problem
from coursepack.problems.rules import source as rules

MAX_TEXT_BYTES = 20_000_000
MAX_MEDIA_BYTES = 2_000_000_000

_PAGE_OR_YAML = re.compile(rf"[^.]+\.(?:{LANGUAGE_PATTERN.strip('^$')})\.md|[^.]+\.yaml")
_ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class OutsideCourseError(ValueError):
    """A path leads out of the course folder."""


@dataclass(frozen=True, slots=True)
class CourseFiles:
    """The files of one course folder, by POSIX path relative to it."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """Paths of the texts that were asked for."""

    def resolve(self, path: str) -> Path:
        """The file on disk, links followed.

        Raises OutsideCourseError when it is not below the course folder.
        """
        pure = PurePosixPath(path)
        if pure.is_absolute() or "\\" in path or re.match(r"^[A-Za-z]:", path):
            raise OutsideCourseError(path)
        real = Path(os.path.realpath(self.root / pure))
        if not real.is_relative_to(os.path.realpath(self.root)):
            raise OutsideCourseError(path)
        return real

    def exists(self, path: str) -> bool:
        """Whether there is such a file below the course folder, links included."""
        try:
            return self.resolve(path).is_file()
        except (OutsideCourseError, OSError):
            return False

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder below the course folder."""
        try:
            return self.resolve(path).is_dir()
        except (OutsideCourseError, OSError):
            return False

    def left_out(self, folder: str) -> tuple[str, ...]:
        """Names of the pages and YAML files in a folder that were never asked for; of translations the first alone."""
        names = [name for name in self.names(folder) if f"{folder}/{name}" not in self.taken]
        return tuple(name for name in names if _PAGE_OR_YAML.fullmatch(name))

    def folders_with(self, name: str) -> tuple[str, ...]:
        """Folders in the course folder that hold such a file."""
        return tuple(
            sorted(
                entry.name
                for entry in self.root.iterdir()
                if entry.is_dir() and not entry.name.startswith(".") and (entry / name).is_file()
            )
        )

    def names(self, folder: str) -> tuple[str, ...]:
        """Names of the files in a folder, sorted, hidden ones left out."""
        return tuple(
            sorted(
                entry.name
                for entry in self.resolve(folder).iterdir()
                if not entry.name.startswith(".") and entry.is_file()
            )
        )

    def spelled_as_on_disk(self, path: str) -> str | None:
        """The path as the disk spells it, ignoring letter case and Unicode form; None where nothing fits."""
        folder, spelled = self.root, []
        for part in PurePosixPath(path).parts:
            wanted = unicodedata.normalize("NFC", part).casefold()
            try:
                names = sorted(entry.name for entry in folder.iterdir())
            except OSError:
                return None
            found = part if part in names else None
            for name in names:
                if found is None and unicodedata.normalize("NFC", name).casefold() == wanted:
                    found = name
            if found is None:
                return None
            spelled.append(found)
            folder = folder / found
        return "/".join(spelled)

    def read(self, path: str) -> bytes:
        """A media file's bytes; raises OSError or OutsideCourseError."""
        return self.resolve(path).read_bytes()

    def text(self, path: str) -> str | None:
        """The file's text with line ends as newlines; None after noting a problem."""
        self.taken.add(path)
        try:
            real = self.resolve(path)
        except OutsideCourseError:
            self.problems.append(rules.PATH_OUTSIDE.at(Place(path), f"{path} leads out of the course folder"))
            return None
        data = self._bytes(real, path)
        return None if data is None else self._decoded(data, path)

    def _bytes(self, real: Path, path: str) -> bytes | None:
        try:
            size = real.stat().st_size
            if size > MAX_TEXT_BYTES:
                message = f"the file has {size:,} bytes; a text may have {MAX_TEXT_BYTES:,}"
                self.problems.append(rules.TOO_LARGE.at(Place(path), message))
                return None
            return real.read_bytes()
        except OSError as error:
            self.problems.append(rules.FILE_UNREADABLE.at(Place(path), f"cannot read it: {error.strerror}"))
            return None

    def _decoded(self, data: bytes, path: str) -> str | None:
        try:
            text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode("utf-8", "replace")
            place = _place_after(path, before)
            message = f"byte {error.object[error.start]:#04x} is not UTF-8"
            self.problems.append(rules.NOT_UTF8.at(place, message))
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        illegal = [
            rules.ILLEGAL_CHARACTER.at(
                _place_after(path, text[: match.start()]),
                f"the character U+{ord(match.group()):04X} is not allowed",
            )
            for match in _ILLEGAL_IN_XML.finditer(text)
        ]
        self.problems.extend(illegal[:20])
        return None if illegal else text


def _place_after(path: str, before: str) -> Place:
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
