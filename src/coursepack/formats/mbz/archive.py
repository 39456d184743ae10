"""The archive of a backup, with the index that Moodle's own packer puts first (`lib/filestorage/tgz_packer.php`)."""

from collections.abc import Mapping

from coursepack.package import TarPackage

_INDEX = ".ARCHIVE_INDEX"


def archive(members: Mapping[str, bytes], time: int) -> TarPackage:
    """The backup as an archive; `time` in seconds since 1970 is what every member carries."""
    everything = {**members, **dict.fromkeys(_folders(members), b"")}
    index = _index(everything, time)
    return TarPackage({_INDEX: index, **everything}, time, (_INDEX,))


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
