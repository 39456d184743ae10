"""Whether a release that is there is the one that would be built: a note beside the releases says from what."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from coursepack.model import Node
from coursepack.package import write
from coursepack.problems import Problem
from coursepack.release.cache import tool_hash
from coursepack.release.hashes import SUMS_FILE, of_bytes, of_file, parse_sums
from coursepack.release.manifest import Manifest, Sha256
from coursepack.release.reading import MANIFEST_FILE


class Findings(Node):
    """What checking a course found that did not stop its release."""

    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    """Warnings that the author accepts, with the reason."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A release that is there whole."""

    manifest: Manifest
    since: str | None
    """What tells which earlier release it was compared with; None where it was compared with nothing."""
    findings: Findings


class _Note(Node):
    key: Sha256
    since: str | None
    folder: str
    sums: Sha256
    archive: Sha256
    findings: Findings


def key(*inputs: str) -> str:
    """A hash of everything that a release depends on: the program and these inputs."""
    return of_bytes("\0".join((tool_hash(), *inputs)).encode())


def note(
    out: Path, source: Path, wanted_key: str, since: str | None, archive: Path, findings: Findings
) -> None:
    """Remember what the release of this archive was built from and compared with, and what checking found."""
    folder = archive.with_suffix("")
    text = _Note(
        key=wanted_key,
        since=since,
        folder=folder.name,
        sums=of_file(folder / SUMS_FILE),
        archive=of_file(archive),
        findings=findings,
    )
    path = _path(out, source)
    new = path.with_suffix(".new")
    write(new, text.model_dump_json().encode())
    new.replace(path)


def current(out: Path, source: Path, wanted_key: str) -> Standing | None:
    """The release that was built from the same, if every byte of it is still there."""
    try:
        found = _Note.model_validate_json(_path(out, source).read_bytes())
        folder = out / found.folder
        if found.key != wanted_key or of_file(out / f"{found.folder}.zip") != found.archive:
            return None
        if of_file(folder / SUMS_FILE) != found.sums or not _is_whole(folder):
            return None
        manifest = Manifest.model_validate_json((folder / MANIFEST_FILE).read_bytes())
        return Standing(manifest, found.since, found.findings)
    except (OSError, ValidationError):
        return None


def _is_whole(folder: Path) -> bool:
    sums = parse_sums((folder / SUMS_FILE).read_text(encoding="utf-8"))
    names = {path.name for path in folder.iterdir() if not path.name.startswith(SUMS_FILE)}
    return (
        sums is not None and names == set(sums) and all(of_file(folder / name) == sums[name] for name in sums)
    )


def _path(out: Path, source: Path) -> Path:
    name = of_bytes(str(source.resolve()).encode("utf-8", "surrogateescape"))[:32]
    return out / ".cache" / f"{name}.json"
