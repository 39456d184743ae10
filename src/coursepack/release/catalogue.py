"""catalogue.json: every release of a folder, with the hash of its archive."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock
from pydantic import ValidationError

from coursepack.model import Node
from coursepack.model.scalars import Identifier, Language
from coursepack.package import write
from coursepack.release import manifest
from coursepack.release.hashes import of_bytes, of_file
from coursepack.release.manifest import Counts, FileEntry, Manifest, Sha256
from coursepack.release.reading import MANIFEST_FILE
from coursepack.release.upload import UPLOAD_FILE, upload_list

CATALOGUE_FILE = "catalogue.json"


class CatalogueEntry(Node):
    """One release."""

    name: Identifier
    version: str
    title: dict[Language, str]
    languages: tuple[Language, ...]
    released: datetime.date
    license: str | None
    counts: Counts
    folder: str
    manifest_sha256: Sha256
    archive: FileEntry | None


class Catalogue(Node):
    """The releases of a folder, by name and version."""

    schema_version: Literal[1] = 1
    releases: tuple[CatalogueEntry, ...]


def write_catalogue(out: Path) -> Catalogue:
    """List what stands in `out` now, and its backups, if any, for Moodle's *Upload courses*; one process at a time.

    Raises OSError.
    """
    out.mkdir(parents=True, exist_ok=True)
    with FileLock(out / f".{CATALOGUE_FILE}.lock"):
        found = list(_releases(out))
        catalogue = Catalogue(
            releases=tuple(sorted(map(_entry, found), key=lambda item: (item.name, item.folder)))
        )
        text = json.dumps(catalogue.model_dump(mode="json"), ensure_ascii=False, indent=2)
        _replace(out / CATALOGUE_FILE, f"{text}\n".encode())
        uploads = upload_list((item.folder.name, item.manifest) for item in found)
        if uploads:
            _replace(out / UPLOAD_FILE, uploads)
        else:
            (out / UPLOAD_FILE).unlink(missing_ok=True)
    return catalogue


@dataclass(frozen=True, slots=True)
class _Release:
    folder: Path
    manifest: Manifest
    data: bytes


def _replace(path: Path, data: bytes) -> None:
    new = path.with_name(f".{path.name}.new")
    write(new, data)
    new.replace(path)


def _releases(out: Path) -> Iterator[_Release]:
    for folder in sorted(out.iterdir()):
        path = folder / MANIFEST_FILE
        if folder.name.startswith(".") or not path.is_file():
            continue
        data = path.read_bytes()
        try:
            yield _Release(folder, Manifest.model_validate_json(data), data)
        except ValidationError:
            continue  # a folder of something else; a damaged release is what `verify` is for


def _entry(release: _Release) -> CatalogueEntry:
    found, folder = release.manifest, release.folder
    archive = folder.with_name(f"{folder.name}.zip")
    return CatalogueEntry(
        name=found.name,
        version=found.version,
        title=found.title,
        languages=found.languages,
        released=found.released,
        license=found.license,
        counts=found.counts,
        folder=folder.name,
        manifest_sha256=of_bytes(release.data),
        archive=_archive(archive) if archive.is_file() else None,
    )


def _archive(path: Path) -> FileEntry:
    return FileEntry(file=path.name, size=path.stat().st_size, sha256=of_file(path))


def release_schemas() -> dict[str, str]:
    """File name to text of the JSON Schemas of what a release writes."""
    return {
        "manifest.schema.json": manifest.schema_text(Manifest, "manifest.json of a release"),
        "catalogue.schema.json": manifest.schema_text(Catalogue, "catalogue.json of a folder of releases"),
    }
