"""The archive of a backup: tar.gz with an index as its first member, as `lib/filestorage/tgz_packer.php` writes it.

Members are sorted, owners and modes fixed, and one time stands for all, so that the bytes depend on the
members and on zlib alone.
"""

import gzip
import io
import tarfile
from collections.abc import Mapping

_INDEX = ".ARCHIVE_INDEX"
_LEVEL = 6


def tgz(members: Mapping[str, bytes], time: int) -> bytes:
    """The archive's bytes; `time` in seconds since 1970 is what every member carries."""
    buffer = io.BytesIO()
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=_LEVEL, mtime=time) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.USTAR_FORMAT) as archive,
    ):
        names = sorted({*members, *_folders(members)})
        _add(archive, _INDEX, _index(names, members, time), time)
        for name in names:
            if name.endswith("/"):
                _add_folder(archive, name, time)
            else:
                _add(archive, name, members[name], time)
    return buffer.getvalue()


def _folders(members: Mapping[str, bytes]) -> set[str]:
    """Every folder above a member, with a slash at its end."""
    folders: set[str] = set()
    for name in members:
        parts = name.split("/")[:-1]
        folders.update("/".join(parts[: depth + 1]) + "/" for depth in range(len(parts)))
    return folders


def _index(names: list[str], members: Mapping[str, bytes], time: int) -> bytes:
    lines = [f"Moodle archive file index. Count: {len(names)}\n"]
    lines += [
        f"{name}\td\t0\t?\n" if name.endswith("/") else f"{name}\tf\t{len(members[name])}\t{time}\n"
        for name in names
    ]
    return "".join(lines).encode("ascii")


def _add(archive: tarfile.TarFile, name: str, content: bytes, time: int) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = len(content), time, 0o644
    archive.addfile(info, io.BytesIO(content))


def _add_folder(archive: tarfile.TarFile, name: str, time: int) -> None:
    info = tarfile.TarInfo(name)
    info.type, info.mtime, info.mode = tarfile.DIRTYPE, time, 0o755
    archive.addfile(info)
