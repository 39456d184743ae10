"""Files of earlier releases, kept by a hash of all that they were made from.

The same inputs give the same bytes, so that what is kept may stand in for what would be built; each kept
file is checked against its own hash before it is used.
"""

import json
import shutil
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from coursepack.formats import Loss
from coursepack.formats.base import Kept
from coursepack.model import Node
from coursepack.package import write
from coursepack.release.hashes import of_bytes, of_file, of_folder
from coursepack.release.manifest import BackupContents, Counts, LossEntry, Sha256
from coursepack.release.sbom import installed_versions


class KeptFile(Node):
    """One file of a unit."""

    name: str
    language: str
    languages: tuple[str, ...] = ()
    size: int
    sha256: Sha256
    losses: tuple[LossEntry, ...] = ()
    counts: Counts
    contents: BackupContents | None = None
    moodle: str | None = None
    plugins: tuple[str, ...] = ()


class KeptUnit(Node):
    """What one unit gave, and the media it read."""

    media: dict[str, Sha256]
    files: tuple[KeptFile, ...]


@dataclass(slots=True)
class Cache:
    """A folder of kept units; without a folder nothing is kept."""

    folder: Path | None
    used: set[str] = field(default_factory=set)

    def get(self, key: str, media_hash: Callable[[str], str | None]) -> KeptUnit | None:
        """The unit with this key, unless a medium or a kept file is no longer what it was."""
        if self.folder is None:
            return None
        try:
            unit = KeptUnit.model_validate_json((self.folder / f"{key}.json").read_bytes())
            whole = all(of_file(self.blob(file.sha256)) == file.sha256 for file in unit.files)
        except (OSError, ValidationError):
            return None
        if not whole or any(media_hash(path) != digest for path, digest in unit.media.items()):
            return None
        self._use(key, unit)
        return unit

    def put(self, key: str, unit: KeptUnit, built: Path) -> None:
        """Keep a unit whose files stand in the folder `built`."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for file in unit.files:
            new = self.blob(file.sha256).with_suffix(".new")
            shutil.copyfile(built / file.name, new)
            new.replace(self.blob(file.sha256))
        new = self.folder / f"{key}.new"
        write(new, unit.model_dump_json().encode())
        new.replace(self.folder / f"{key}.json")
        self._use(key, unit)

    def blob(self, digest: str) -> Path:
        """Where the bytes of a kept file stand."""
        assert self.folder is not None
        return self.folder / f"{digest}.bin"

    def drop_unused(self) -> None:
        """Forget every unit that was neither found nor kept since this object was made."""
        if self.folder is not None and self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name not in self.used:
                    path.unlink(missing_ok=True)

    def _use(self, key: str, unit: KeptUnit) -> None:
        self.used |= {f"{key}.json", *(f"{file.sha256}.bin" for file in unit.files)}


def loss_entries(losses: tuple[Loss, ...]) -> tuple[LossEntry, ...]:
    """Losses as the manifest has them."""
    return tuple(LossEntry(subject=loss.subject, how=loss.how.value, what=loss.what) for loss in losses)


def is_dropped(loss: LossEntry) -> bool:
    """Whether questions or points are lost."""
    return loss.how == Kept.DROPPED.value


@cache
def tool_hash() -> str:
    """A hash of the program, of what it depends on, and of what else can change the bytes it writes."""
    package = Path(__file__).parents[1]
    program = of_folder(package, without=package.rglob("__pycache__"))
    around = [program, sys.version, zlib.ZLIB_RUNTIME_VERSION, installed_versions()]
    return of_bytes(json.dumps(around, sort_keys=True).encode())
