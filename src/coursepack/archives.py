"""Reading archives that come from elsewhere: bounded in size, in number, and in where their members lie.

Nothing is ever extracted to the disk by name; a member is a name and bytes. What breaks a bound or a rule
refuses the archive as a whole.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

_CHUNK = 1 << 20


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
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ArchiveError(f"it is no zip archive that can be read ({error})") from error
    with archive:
        infos = archive.infolist()
        if len(infos) > limits.entries:
            raise ArchiveError(f"it has {len(infos):,} entries; {limits.entries:,} are allowed")
        total = 0
        for info in infos:
            name = safe_name(info.filename)
            if info.is_dir():
                continue
            content = _content(archive, info, limits)
            total += len(content)
            if total > limits.total:
                raise ArchiveError(f"it unpacks to more than {limits.total:,} bytes")
            yield name, content


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
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, EOFError) as error:
        raise ArchiveError(f"{info.filename!r} cannot be read ({error})") from error
    return b"".join(pieces)
