"""Reading archives that come from elsewhere: bounded in size, in number, and in where their members lie.

Nothing is ever extracted to the disk by name; a member is a name and bytes. What breaks a bound or a rule
refuses the archive as a whole.
"""

import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

_CHUNK = 1 << 20
_ROOM = 4 << 20
"""Bytes that a packed stream may unpack to before their ratio counts."""
_DIRECTORY_ENTRY = 400
"""Bytes of a zip archive's directory for an entry, at the most on average."""
_LONGEST_HEADER = 65_536
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, OverflowError, ValueError, EOFError, OSError),
)
"""What Python's own readers raise for archives that are broken."""
_ZIP_END = struct.Struct("<4s4H2LH")


class ArchiveError(ValueError):
    """An archive that cannot be read, or is not safe to."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an archive may hold."""

    entries: int = 20_000
    total: int = 2 << 30
    """Bytes of all members together, unpacked."""
    ratio: int = 200
    """How many times larger than packed a member may be, beyond its first mebibyte."""


LIMITS = Limits()


def zip_members(data: bytes, limits: Limits = LIMITS) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file of a zip archive, in its order.

    Raises ArchiveError for an archive that is broken, too large, or has names that lead elsewhere.
    """
    for member in _of_zip(io.BytesIO(data), lambda _: True, limits):
        assert member.content is not None
        yield member.name, member.content


class Member(NamedTuple):
    """A file in an archive; without its content where nobody wants it."""

    name: str
    size: int
    content: bytes | None


def archive_members(path: Path, wanted: Callable[[str], bool], limits: Limits = LIMITS) -> Iterator[Member]:
    """Each file of a zip or tar.gz archive in its order, with the content of those wanted by name.

    Raises ArchiveError as `zip_members` does, and OSError where the file cannot be opened.
    """
    with path.open("rb") as file:
        start = file.read(2)
        file.seek(0)
        if start == b"PK":
            yield from _of_zip(file, wanted, limits)
        elif start == b"\x1f\x8b":
            yield from _of_tar(file, wanted, limits)
        else:
            raise ArchiveError("it is neither a zip nor a tar.gz archive")


def _of_zip(file: IO[bytes], wanted: Callable[[str], bool], limits: Limits) -> Iterator[Member]:
    _refuse_long_directory(file, limits)
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise ArchiveError(f"it is no zip archive that can be read ({error})") from error
    with archive:
        infos = archive.infolist()
        if not begins_with_first_entry(archive):
            raise ArchiveError(OTHER_BYTES_FIRST)
        if len(infos) > limits.entries:
            raise ArchiveError(f"it has {len(infos):,} entries; {limits.entries:,} are allowed")
        for info in infos:
            safe_name(info.filename)
        total = 0
        for info in infos:
            if info.is_dir():
                continue
            content = _content(archive, info, limits) if wanted(info.filename) else None
            total += info.file_size if content is None else len(content)
            if total > limits.total:
                raise ArchiveError(f"it unpacks to more than {limits.total:,} bytes")
            yield Member(info.filename, info.file_size, content)


OTHER_BYTES_FIRST = "it is cut short or damaged: other bytes stand before its first entry"


def begins_with_first_entry(archive: zipfile.ZipFile) -> bool:
    """Whether nothing stands before the first entry.

    Of an archive that was cut short, `zipfile` finds the end of another archive inside it, and reads that one.
    """
    return min((info.header_offset for info in archive.infolist()), default=0) == 0


def _refuse_long_directory(file: IO[bytes], limits: Limits) -> None:
    """A directory of a million entries is refused before it is read: reading it takes seconds and much memory."""
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(max(0, size - _ZIP_END.size - 65_535))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if 0 <= at <= len(tail) - _ZIP_END.size:
        *_, count, length, _offset, _comment = _ZIP_END.unpack_from(tail, at)
        is_large = count == 0xFFFF or length == 0xFFFFFFFF
        if length > limits.entries * _DIRECTORY_ENTRY or (is_large and limits.entries < count):
            raise ArchiveError(f"it has more entries than the {limits.entries:,} that are allowed")
    file.seek(0)


def _of_tar(file: IO[bytes], wanted: Callable[[str], bool], limits: Limits) -> Iterator[Member]:
    try:
        with (
            gzip.GzipFile(fileobj=file) as unpacked,
            tarfile.open(
                fileobj=_Bounded(unpacked, file, limits), mode="r|", tarinfo=_Entry, bufsize=_CHUNK
            ) as archive,
        ):
            count = 0
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # else it keeps every one
                count += 1
                if count > limits.entries:
                    raise ArchiveError(f"it has more entries than the {limits.entries:,} that are allowed")
                name = safe_name(info.name).removeprefix("./")
                if info.isdir() or name == ".":
                    continue
                if info.islnk() and info.linkname.removeprefix("./") == name:
                    continue  # the same file packed twice, as some programs that pack folders do
                if not info.isreg():
                    raise ArchiveError(f"{name!r} is a link or a device")
                content = archive.extractfile(info) if wanted(name) else None
                yield Member(name, info.size, _in_pieces(content) if content else None)
    except _BROKEN as error:
        raise _refusal("it is no tar.gz archive that can be read", error) from error


def _refusal(message: str, error: Exception) -> ArchiveError:
    """Why an archive is refused: what was found by our own rules, else that it is broken."""
    return error if isinstance(error, ArchiveError) else ArchiveError(f"{message} ({error})")


def _in_pieces(content: IO[bytes]) -> bytes:
    """The content, read so that no more room is taken than there are bytes, whatever size is declared."""
    return b"".join(iter(lambda: content.read(_CHUNK), b""))


class _Entry(tarfile.TarInfo):
    """An entry of an archive; headers that are read into memory as a whole are bounded."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Entry":
        entry = super().frombuf(buf, encoding, errors)
        is_plain = entry.type in (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.DIRTYPE)
        if not is_plain and entry.size > _LONGEST_HEADER:
            raise ArchiveError(f"{entry.name!r} has a header of {entry.size:,} bytes")
        return entry


class _Bounded(io.RawIOBase):
    """An unpacked stream that ends with an error where it grows beyond the limits."""

    def __init__(self, unpacked: gzip.GzipFile, packed: IO[bytes], limits: Limits) -> None:
        super().__init__()
        self.unpacked = unpacked
        self.packed = packed
        self.limits = limits
        self.total = 0

    def read(self, size: int = -1) -> bytes:
        piece = self.unpacked.read(size)
        self.total += len(piece)
        if self.total > self.limits.total:
            raise ArchiveError(f"it unpacks to more than {self.limits.total:,} bytes")
        if self.total > _ROOM + self.limits.ratio * self.packed.tell():
            raise ArchiveError("it unpacks to far more than it is packed")
        return piece


def safe_name(name: str) -> str:
    """The name of a member, as it is; ArchiveError for one that leads out of the archive's own folder."""
    parts = name.rstrip("/").split("/")
    if (
        not name.strip("/")
        or name.startswith("/")
        or "\\" in name
        or "\0" in name
        or ".." in parts
        or parts[0].endswith(":")
        or (len(parts[0]) > 1 and parts[0][1] == ":")
    ):
        raise ArchiveError(f"the name {name!r} leads out of the archive")
    return name


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    if info.flag_bits & 0x1:
        raise ArchiveError(f"{info.filename!r} is encrypted")
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        raise ArchiveError(f"{info.filename!r} is a link")
    most = min(limits.total, (1 << 20) + limits.ratio * max(info.compress_size, 1))
    pieces = []
    size = 0
    try:
        with archive.open(info) as member:
            while piece := member.read(_CHUNK):
                size += len(piece)
                if size > most:
                    raise ArchiveError(f"{info.filename!r} unpacks to far more than it is packed")
                pieces.append(piece)
    except _BROKEN as error:
        raise _refusal(f"{info.filename!r} cannot be read", error) from error
    return b"".join(pieces)
