"""Packages: paths and bytes in memory, written once and the same every time.

Archives have sorted entries, one time for all (1980-01-01, what zip can hold at the least), the same
permissions and no platform fields. Bytes are the same for the same Python's zlib.
"""

import gzip
import io
import os
import shutil
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_STORED = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".mp4", ".webm", ".ogg", ".zip", ".woff2"}
)
_LEVEL = 6

Content = bytes | Path
"""What a member holds: its bytes, or a file that is read when the package is written."""


@dataclass(frozen=True, slots=True)
class Package:
    """Members by POSIX path, written as one zip archive."""

    members: Mapping[str, Content]

    def zipped(self) -> bytes:
        """The archive's bytes."""
        buffer = io.BytesIO()
        self.write_to(buffer)
        return buffer.getvalue()

    def write_to(self, file: IO[bytes]) -> None:
        """Write the archive into a file that can seek; members that are files are read in pieces."""
        with zipfile.ZipFile(file, "w") as archive:
            for name in sorted(self.members):
                _add(archive, _entry(name), self.members[name])


def _add(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, content: Content) -> None:
    if isinstance(content, bytes):
        archive.writestr(entry, content, compresslevel=_LEVEL)
        return
    entry.file_size = content.stat().st_size  # zlib's own level is 6 too
    with content.open("rb") as source, archive.open(entry, "w") as target:
        shutil.copyfileobj(source, target, 1 << 20)


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _ZIP_TIME)
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    info.compress_type = zipfile.ZIP_STORED if Path(name).suffix.lower() in _STORED else zipfile.ZIP_DEFLATED
    return info


def _bytes(content: Content) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content


@dataclass(frozen=True, slots=True)
class TarPackage:
    """Members by POSIX path, written as one tar.gz archive; a name that ends in a slash is a folder."""

    members: Mapping[str, Content]
    time: int
    """What every member carries, in seconds since 1970."""
    first: tuple[str, ...] = ()
    """Members that stand before the others."""

    def packed(self) -> bytes:
        """The archive's bytes: owners and modes are the same everywhere."""
        buffer = io.BytesIO()
        with (
            gzip.GzipFile(
                filename="", mode="wb", fileobj=buffer, compresslevel=_LEVEL, mtime=self.time
            ) as zipped,
            tarfile.open(fileobj=zipped, mode="w", format=tarfile.USTAR_FORMAT) as archive,
        ):
            for name in (*self.first, *sorted(self.members.keys() - set(self.first))):
                info = tarfile.TarInfo(name)
                info.mtime = self.time
                if name.endswith("/"):
                    info.type, info.mode = tarfile.DIRTYPE, 0o755
                    archive.addfile(info)
                else:
                    content = _bytes(self.members[name])
                    info.size, info.mode = len(content), 0o644
                    archive.addfile(info, io.BytesIO(content))
        return buffer.getvalue()


Output = Package | TarPackage | bytes | Iterable[bytes]
"""What a format gives for one file: an archive, its bytes, or its bytes in pieces."""


def write(path: Path, output: Output) -> int:
    """Write one file, flushed to the disk; its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        if isinstance(output, Package):
            output.write_to(file)
        elif isinstance(output, TarPackage):
            file.write(output.packed())
        else:
            file.writelines([output] if isinstance(output, bytes) else output)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()
