"""A release as it was received, a folder or an archive, read within limits and without writing anything."""

import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from pydantic import ValidationError

from coursepack.archives import OTHER_BYTES_FIRST, begins_with_first_entry
from coursepack.release.manifest import SCHEMA_VERSION, Manifest

MANIFEST_FILE = "manifest.json"
MOST_FILES = 20_000
MOST_BYTES = 4 << 30
MOST_RATIO = 200
_RATIO_FROM = 1 << 20
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, UnicodeDecodeError)
"""What Python's own reader raises for archives that are broken or encrypted."""


class UnreadableError(Exception):
    """The file is no release, or not one that is safe to read; the message says why."""


class Received(Protocol):
    """The files of a release by name."""

    def sizes(self) -> dict[str, int]:
        """Size in bytes by name."""
        ...

    def read(self, name: str) -> bytes:
        """The bytes of a file; raises OSError or UnreadableError."""
        ...


@contextmanager
def received(path: Path) -> Iterator[Received]:
    """The release in a folder or an archive.

    Raises UnreadableError for what is neither, and for an archive with too many or too large files, unsafe
    names, links or the like; OSError when the disk refuses.
    """
    if path.is_dir():
        yield _Folder(path)
        return
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            yield _Archive(archive, _members(archive))
    except _BROKEN as error:
        raise UnreadableError(f"{path} is not a whole zip archive: {error}") from None


def read_manifest(path: Path) -> Manifest:
    """The manifest of a release, folder or archive; raises UnreadableError and OSError."""
    with received(path) as files:
        if files.sizes().get(MANIFEST_FILE, -1) < 0:
            raise UnreadableError(f"{path} has no {MANIFEST_FILE} of a release")
        data = files.read(MANIFEST_FILE)
    try:
        return Manifest.model_validate_json(data)
    except ValidationError as error:
        raise UnreadableError(f"{path}: {_why_not(data, error)}") from None


def _why_not(data: bytes, error: ValidationError) -> str:
    number = re.search(rb'"schema_version": *([0-9]{1,9})', data[:200])
    if number is not None and int(number.group(1)) > SCHEMA_VERSION:
        return f"its {MANIFEST_FILE} is of a later coursepack (schema version {int(number.group(1))})"
    return f"its {MANIFEST_FILE} is not of a release: {error.errors(include_url=False)[0]['msg']}"


@dataclass(frozen=True, slots=True)
class _Folder:
    root: Path

    def sizes(self) -> dict[str, int]:
        found = {}
        for entry in self.root.iterdir():
            plain = entry.is_file() and not entry.is_symlink()
            found[entry.name] = entry.stat().st_size if plain else -1
        return found

    def read(self, name: str) -> bytes:
        return (self.root / name).read_bytes()


@dataclass(frozen=True, slots=True)
class _Archive:
    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]

    def sizes(self) -> dict[str, int]:
        return {name: info.file_size for name, info in self.members.items()}

    def read(self, name: str) -> bytes:
        info = self.members[name]
        with self.archive.open(info) as member:
            data = _read_at_most(member, info.file_size)
        if len(data) != info.file_size:
            raise UnreadableError(f"{name} holds more or fewer bytes than the archive says")
        return data


def _read_at_most(member: IO[bytes], size: int) -> bytes:
    return member.read(size + 1)


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Entries by name without the one folder that holds all; refuses what a release never has."""
    if not begins_with_first_entry(archive):
        raise UnreadableError(OTHER_BYTES_FIRST)
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES:
        raise UnreadableError(f"the archive has {len(infos):,} files; {MOST_FILES:,} are read")
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise UnreadableError(f"the archive unpacks to more than {MOST_BYTES:,} bytes")
    found: dict[str, zipfile.ZipInfo] = {}
    tops = set()
    for info in infos:
        top, _, name = info.filename.partition("/")
        _refuse_unsafe(info, top, name)
        if name in found:
            raise UnreadableError(f"the archive has {name} twice")
        tops.add(top)
        found[name] = info
    if len(tops) > 1:
        raise UnreadableError("the archive holds several folders; a release is one")
    return found


def _refuse_unsafe(info: zipfile.ZipInfo, top: str, name: str) -> None:
    if not _NAME.fullmatch(top) or not _NAME.fullmatch(name):
        raise UnreadableError(f"{info.filename!r} is no name that a release has")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise UnreadableError(f"{name} is a link or device, not a file")
    if info.flag_bits & 1:
        raise UnreadableError(f"{name} is encrypted")
    if info.file_size > _RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        raise UnreadableError(f"{name} unpacks to more than {MOST_RATIO} times its size")
