"""Whether a release is as it was made: hashes, manifest, every package opened and counted, nothing else in it."""

import shlex
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from coursepack.formats import format_named
from coursepack.release.hashes import SUMS_FILE, of_bytes, parse_sums
from coursepack.release.inspection import inspect
from coursepack.release.manifest import Counts, FileEntry, Manifest, PackageEntry
from coursepack.release.reading import MANIFEST_FILE, Received, UnreadableError, received


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A file that is not as it was released."""

    file: str
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying found."""

    manifest: Manifest | None
    mismatches: tuple[Mismatch, ...]


def verify(path: Path, check_signature: str | None = None) -> Verified:
    """Check the release in a folder or archive; nothing but the release is needed.

    `check_signature` is a command run in the folder (an archive has to be unpacked for it); `{}` in it
    becomes the name of the signed file. Raises reading.UnreadableError and OSError.
    """
    with received(path) as files:
        verifier = _Verifier(files)
        found = list(verifier.mismatches())
        if check_signature is not None:
            found += _signature(path, check_signature)
        return Verified(verifier.manifest, tuple(found))


class _Verifier:
    def __init__(self, files: Received) -> None:
        self.files = files
        self.sizes = files.sizes()
        self.manifest: Manifest | None = None

    def mismatches(self) -> Iterator[Mismatch]:
        """Everything that is not as it was, file by file."""
        sums = self._sums()
        if sums is None:
            yield Mismatch(SUMS_FILE, "is missing or is no list of hashes")
            return
        yield from self._names(sums)
        self.manifest = self.read_manifest()
        if self.manifest is None:
            yield Mismatch(MANIFEST_FILE, "is missing or is no manifest")
        entries = self._entries()
        for name in sorted(set(sums) & set(self.sizes)):
            yield from self._file(name, sums[name], entries.get(name))
        yield from self._against_manifest(set(sums), entries)

    def _sums(self) -> dict[str, str] | None:
        text = self._bytes(SUMS_FILE)
        return None if text is None else parse_sums(text.decode("utf-8", "replace"))

    def _names(self, sums: dict[str, str]) -> Iterator[Mismatch]:
        for name in sorted(set(sums) - set(self.sizes)):
            yield Mismatch(name, "is missing")
        for name in sorted(set(self.sizes) - set(sums)):
            if name != SUMS_FILE and not name.startswith(f"{SUMS_FILE}."):
                yield Mismatch(name, "is not part of the release")

    def read_manifest(self) -> Manifest | None:
        data = self._bytes(MANIFEST_FILE)
        try:
            return Manifest.model_validate_json(data) if data is not None else None
        except ValidationError:
            return None

    def _entries(self) -> dict[str, FileEntry]:
        if self.manifest is None:
            return {}
        return {entry.file: entry for entry in (*self.manifest.documents, *self.manifest.packages)}

    def _file(self, name: str, digest: str, entry: FileEntry | None) -> Iterator[Mismatch]:
        data = self._bytes(name)
        if data is None:
            yield Mismatch(name, "cannot be read")
        elif of_bytes(data) != digest:
            yield Mismatch(name, f"has another hash than {SUMS_FILE} says")
        elif entry is not None and (len(data), digest) != (entry.size, entry.sha256):
            yield Mismatch(name, f"has another size or hash than {MANIFEST_FILE} says")
        elif isinstance(entry, PackageEntry):
            yield from _package(entry, data)

    def _against_manifest(self, names: set[str], entries: dict[str, FileEntry]) -> Iterator[Mismatch]:
        if self.manifest is None:
            return
        for name in sorted(names - set(entries) - {MANIFEST_FILE}):
            yield Mismatch(name, f"is not in {MANIFEST_FILE}")
        for name in sorted(set(entries) - names):
            yield Mismatch(name, f"is in {MANIFEST_FILE} and not in {SUMS_FILE}")

    def _bytes(self, name: str) -> bytes | None:
        if self.sizes.get(name, -1) < 0:
            return None
        try:
            return self.files.read(name)
        except (OSError, UnreadableError, zipfile.BadZipFile, zlib.error, EOFError):
            return None


def _package(entry: PackageEntry, data: bytes) -> Iterator[Mismatch]:
    """Whether a package holds what the manifest says."""
    if format_named(entry.format) is None:
        yield Mismatch(entry.file, f"is of a format that this coursepack does not know: {entry.format}")
        return
    found = inspect(data, entry.file)
    if found is None:
        return
    for fault in found.faults:
        yield Mismatch(entry.file, f"cannot be read whole: {fault}")
    if found.contents != entry.contents and found.contents is not None and entry.contents is not None:
        yield Mismatch(entry.file, f"holds other activities, badges or grades than {MANIFEST_FILE} says")
    held = found.over(entry.counts)
    if held != entry.counts:
        yield Mismatch(entry.file, f"holds {_said(held)}; {MANIFEST_FILE} says {_said(entry.counts)}")


def _said(counts: Counts) -> str:
    return (
        f"{counts.sections} sections, {counts.activities} activities, "
        f"{counts.questions} questions worth {counts.points:g} points"
    )


def _signature(path: Path, command: str) -> Iterator[Mismatch]:
    words = [word.replace("{}", SUMS_FILE) for word in shlex.split(command)]
    if not path.is_dir():
        raise UnreadableError("a signature is checked in a folder: unpack the archive first")
    done = subprocess.run(words, cwd=path, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        yield Mismatch(SUMS_FILE, f"its signature is refused by {words[0]}: {done.stderr.strip()[-300:]}")
