"""Packages: paths and bytes in memory, written once, deterministic and all or nothing.

Archives have sorted entries, one time for all (1980-01-01, what zip can hold at the least), the same
permissions and no platform fields. Bytes are the same for the same Python's zlib.
"""

import io
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in sorted(self.members):
                archive.writestr(_entry(name), _bytes(self.members[name]), compresslevel=_LEVEL)
        return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _ZIP_TIME)
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    info.compress_type = zipfile.ZIP_STORED if Path(name).suffix.lower() in _STORED else zipfile.ZIP_DEFLATED
    return info


def _bytes(content: Content) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content


Output = Package | bytes | Iterable[bytes]
"""What a format gives for one file: an archive, its bytes, or its bytes in pieces."""


@contextmanager
def replacing_folder(folder: Path, *, keep: bool) -> Iterator[Path]:
    """A new folder to write into; put in the place of `folder` when the block ends well.

    With `keep`, files of the old folder that are not written again stay. When the block raises, or the
    process dies, the old folder is untouched. Raises OSError when the disk refuses.
    """
    folder = folder.resolve()
    _recover(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = _sibling(folder, "new"), _sibling(folder, "old")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    try:
        yield new
        if keep and folder.is_dir():
            _keep_others(folder, new)
        _sync(new)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
        _sync(folder.parent)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        _recover(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def write(path: Path, output: Output) -> int:
    """Write one file, flushed to the disk; its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pieces = (
        [output.zipped()]
        if isinstance(output, Package)
        else [output]
        if isinstance(output, bytes)
        else output
    )
    with path.open("wb") as file:
        size = sum(file.write(piece) for piece in pieces)
        file.flush()
        os.fsync(file.fileno())
    return size


def _sibling(folder: Path, role: str) -> Path:
    return folder.with_name(f".{folder.name}.{role}")


def _recover(folder: Path) -> None:
    """Finish what a killed build left: the old folder goes back when no new one took its place."""
    old = _sibling(folder, "old")
    if old.exists():
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(folder)


def _keep_others(folder: Path, new: Path) -> None:
    for file in sorted(folder.rglob("*")):
        target = new / file.relative_to(folder)
        if file.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target)


def _sync(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
