"""courses.csv: many courses at once through Moodle's *Upload courses* (tool_uploadcourse, Moodle 4.5 and 5.1)."""

import csv
import io
from collections.abc import Iterable, Iterator

from coursepack.release.manifest import Manifest, PackageEntry

UPLOAD_FILE = "courses.csv"
_HEADER = ("shortname", "fullname", "newsitems", "enablecompletion", "backupfile")
_LONGEST = 254
"""Characters of a course's full name in Moodle 4.5."""
_FORMULA = "=+-@\t\r"
"""How a cell begins that a spreadsheet would compute."""


def upload_list(releases: Iterable[tuple[str, Manifest]]) -> bytes:
    """One row a backup; empty where there is none.

    Each release comes with the folder it stands in, below that of the list. `FOLDER/` stands for the
    list's own folder, since Moodle asks for whole paths.
    """
    rows = [
        _row(folder, manifest, package) for folder, manifest in releases for package in _backups(manifest)
    ]
    if not rows:
        return b""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_HEADER, *rows])
    return text.getvalue().encode()


def _backups(manifest: Manifest) -> Iterator[PackageEntry]:
    """The backups that restore in any Moodle without a plug-in."""
    yield from (item for item in manifest.packages if item.format == "mbz" and not item.plugins)


def _row(folder: str, manifest: Manifest, package: PackageEntry) -> tuple[str, ...]:
    short_name, _, _ = package.file.rpartition(".")
    title = manifest.title.get(package.language) or next(iter(manifest.title.values()))
    path = f"{folder}/{package.file}" if folder else package.file
    return (short_name, title.lstrip(_FORMULA)[:_LONGEST], "0", "1", f"FOLDER/{path}")
