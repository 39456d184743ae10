"""The earlier release that a course is compared with: the one that is named, or the newest in a folder of releases."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursepack.model import Course
from coursepack.release.comparison.sides import CannotCompareError, content_of
from coursepack.release.manifest import Manifest
from coursepack.release.reading import MANIFEST_FILE, UnreadableError, read_manifest

_PIECE = re.compile(r"0*([0-9]+)|([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Wished:
    """The release that is to be compared with an earlier one."""

    name: str
    version: str
    released: datetime.date
    places: tuple[Path, ...]
    """Where it is written."""
    edition: str | None = None
    """The edition that the course is released as; its version ends in it."""

    @classmethod
    def of(cls, release: Course | Manifest, places: tuple[Path, ...], edition: str | None = None) -> "Wished":
        """The release of a course, or with a manifest."""
        name = release.id if isinstance(release, Course) else release.name
        return cls(name, release.version, release.released, places, edition)

    def is_same_edition(self, other: Manifest) -> bool:
        """Whether another release is of the edition that this one is of."""
        return self.edition is not None and other.version.endswith(f"-{self.edition}")

    def comes_after(self, other: Manifest) -> bool:
        """Whether another release is not a later one: none that has both a later version and date, or one of them."""
        own, others = (self.released, _order(self.version)), (other.released, _order(other.version))
        return own[0] > others[0] or own[1] > others[1] or own == others


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a release is compared with."""

    path: Path | None
    """The earlier release; None where there is none yet."""
    trace: str
    """What tells whether a comparison would find the same again: its name and a hash of it."""


def earlier(path: Path, wished: Wished) -> Path | None:
    """The earlier release that a path names for a course; None where a folder of releases has none.

    In such a folder that is the newest one of the same name, by date and then by version, of the same edition where
    there is one, and never the one that is being written. Raises CannotCompareError for a folder without any release,
    and OSError.
    """
    if not path.is_dir() or any((path / name).is_file() for name in ("course.yaml", MANIFEST_FILE)):
        return path
    found = list(_releases(path))
    if not found:
        raise CannotCompareError(
            f"{path} has no release in it; name a release, a folder of releases, a Moodle backup (.mbz) "
            "or a course's folder"
        )
    written = {place.resolve() for place in wished.places}
    rows = [
        (wished.is_same_edition(manifest), manifest.released, _order(manifest.version), place)
        for place, manifest in found
        if manifest.name == wished.name and place.resolve() not in written and wished.comes_after(manifest)
    ]
    return max(rows)[-1] if rows else None


def baseline(since: Path | None, wished: Wished) -> Baseline | None:
    """What `since` names for a release; None where it is None. Raises CannotCompareError."""
    if since is None:
        return None
    try:
        found = earlier(since, wished)
        return Baseline(found, f"{found.name} {content_of(found)}" if found is not None else "")
    except OSError as error:
        raise CannotCompareError(f"{error.filename or since}: {error.strerror or error}") from None


def _releases(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    """The releases that stand in a folder, unpacked or as archives."""
    for place in sorted(folder.iterdir()):
        is_archive = place.suffix.lower() == ".zip" and place.is_file()
        if place.name.startswith(".") or not (is_archive or (place / MANIFEST_FILE).is_file()):
            continue
        if is_archive and place.with_suffix("").is_dir():
            continue
        try:
            yield place, read_manifest(place)
        except UnreadableError:
            continue  # an archive of something else; a damaged release is what `verify` is for


def _order(version: str) -> tuple[tuple[int, int, str], ...]:
    """Numbers of a version by their value, a word before none: 1.9 < 1.10-rc1 < 1.10 < 1.10.1."""
    pieces = (
        (1, len(number), number) if number else (0, 0, word) for number, word in _PIECE.findall(version)
    )
    return (*pieces, (1, 0, ""))
