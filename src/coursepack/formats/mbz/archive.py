"""The archive of a backup: as Moodle's own packer makes it, or as a zip."""

from collections.abc import Mapping
from typing import assert_never

from coursepack.formats.base import Packing
from coursepack.package import Package, TarPackage

_INDEX = ".ARCHIVE_INDEX"


def archive(members: Mapping[str, bytes], time: int, packing: Packing = "tar.gz") -> Package | TarPackage:
    """The backup as an archive.

    A tar.gz begins with the index that Moodle's packer puts first (`lib/filestorage/tgz_packer.php`), and
    every member carries `time`, in seconds since 1970; a zip has neither.
    """
    match packing:
        case "tar.gz":
            everything = {**members, **dict.fromkeys(_folders(members), b"")}
            index = _index(everything, time)
            return TarPackage({_INDEX: index, **everything}, time, (_INDEX,))
        case "zip":
            return Package(members)
        case _:
            assert_never(packing)


def _folders(members: Mapping[str, bytes]) -> set[str]:
    """Every folder above a member, with a slash at its end."""
    folders: set[str] = set()
    for name in members:
        parts = name.split("/")[:-1]
        folders.update("/".join(parts[: depth + 1]) + "/" for depth in range(len(parts)))
    return folders


def _index(members: Mapping[str, bytes], time: int) -> bytes:
    lines = [f"Moodle archive file index. Count: {len(members)}\n"]
    for name in sorted(members):
        folder = f"{name}\td\t0\t?\n"
        lines.append(folder if name.endswith("/") else f"{name}\tf\t{len(members[name])}\t{time}\n")
    return "".join(lines).encode("ascii")
