"""SHA-256 of files and folders, and the list that `sha256sum -c` reads."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

SUMS_FILE = "SHA256SUMS"

_LINE = re.compile(r"^([0-9a-f]{64}) [ *]([^/\\]+)$")


def of_bytes(data: bytes) -> str:
    """The hash in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def of_file(path: Path) -> str:
    """The hash of a file's bytes, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def of_folder(folder: Path, *, without: Iterable[Path] = ()) -> str:
    """One hash of the paths and contents of all files below a folder.

    Left out: names that begin with a dot, and the folders in `without`. Raises OSError.
    """
    return of_files(files_of(folder, without=without))


def of_files(files: Mapping[str, Path]) -> str:
    """One hash of files: their names, and what they hold."""
    total = hashlib.sha256()
    for path, content in sorted(files.items()):
        total.update(f"{of_file(content)}  {path}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def files_of(folder: Path, *, without: Iterable[Path] = ()) -> dict[str, Path]:
    """The files below a folder by POSIX path, hidden ones and those of `without` left out."""
    skipped = {os.path.realpath(path) for path in without}
    return {path.relative_to(folder).as_posix(): path for path in _walk(folder, skipped)}


def _walk(folder: Path, skipped: set[str]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=_refuse):
        here = Path(root)
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and os.path.realpath(here / name) not in skipped
        ]
        yield from (here / name for name in names if not name.startswith(".") and (here / name).is_file())


def _refuse(error: OSError) -> None:
    raise error


def sums_text(hashes: Mapping[str, str]) -> bytes:
    """SHA256SUMS of files by name."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items())).encode()


def parse_sums(text: str) -> dict[str, str] | None:
    """Hash by file name; None when a line is not as `sha256sum` writes it or a name comes twice."""
    found: dict[str, str] = {}
    *lines, rest = text.split("\n")
    if rest:
        return None
    for line in lines:
        match = _LINE.match(line)
        if match is None or match.group(2) in found:
            return None
        found[match.group(2)] = match.group(1)
    return found
