"""The packages of a release: built, or taken from those kept, with what each one holds."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from coursepack.flow import Wanted
from coursepack.formats import Artifact, Context
from coursepack.model import Course
from coursepack.package import write
from coursepack.release.cache import Cache, KeptFile, KeptUnit, loss_entries, tool_hash
from coursepack.release.hashes import of_bytes, of_file
from coursepack.release.inspection import inspect
from coursepack.release.manifest import PackageEntry
from coursepack.release.outline import held_by
from coursepack.release.units import Fingerprints, ReadFiles, Unit, units


@dataclass(frozen=True, slots=True)
class Packages:
    """Everything that is asked for of one course."""

    course: Course
    context: Context
    wanted: Wanted
    cache: Cache
    progress: Callable[[str], None]

    def write_into(self, folder: Path) -> Iterator[PackageEntry]:
        """Write each package into the folder; what the manifest says of it."""
        fingerprints = Fingerprints()
        for unit in units(self.course, self.context, self.wanted):
            key = of_bytes(f"{tool_hash()} {fingerprints.of(unit)}".encode()) if self._keeps else ""
            kept = self.cache.get(key, self._media_hash)
            if kept is None:
                kept = self._built(unit, folder)
                self.cache.put(key, kept, folder)
            else:
                for file in kept.files:
                    shutil.copyfile(self.cache.blob(file.sha256), folder / file.name)
            yield from (_entry(unit, file) for file in kept.files)

    @property
    def _keeps(self) -> bool:
        return self.cache.folder is not None

    def _built(self, unit: Unit, folder: Path) -> KeptUnit:
        media = ReadFiles(unit.context.media)
        artifacts = unit.row.write(unit.course, replace(unit.context, media=media))
        files = tuple(self._written(unit, artifact, folder) for artifact in artifacts)
        return KeptUnit(media=media.read_hashes, files=files)

    def _written(self, unit: Unit, artifact: Artifact, folder: Path) -> KeptFile:
        self.progress(artifact.name)
        path = folder / artifact.name
        size = write(path, artifact.output)
        found = inspect(path.read_bytes(), path.name)
        expected = held_by(unit.row.name, unit.sections)
        return KeptFile(
            name=artifact.name,
            language=artifact.language,
            size=size,
            sha256=of_file(path),
            losses=loss_entries(artifact.losses),
            counts=expected if found is None else found.over(expected),
            contents=None if found is None else found.contents,
            moodle=artifact.moodle,
            plugins=artifact.plugins,
            languages=artifact.languages,
        )

    def _media_hash(self, path: str) -> str | None:
        try:
            return of_bytes(self.context.media.read(path))
        except (OSError, ValueError):
            return None


def _entry(unit: Unit, file: KeptFile) -> PackageEntry:
    return PackageEntry(
        file=file.name,
        size=file.size,
        sha256=file.sha256,
        format=unit.row.name,
        language=file.language,
        section=unit.section.id if unit.section else None,
        counts=file.counts,
        contents=file.contents,
        losses=file.losses,
        moodle=file.moodle,
        plugins=file.plugins,
        languages=file.languages,
    )
