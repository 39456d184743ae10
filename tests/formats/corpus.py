"""Files as other people and programs wrote them, kept beside the project; COURSEPACK_CORPUS names another folder."""

import csv
import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("COURSEPACK_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")


_TABLE = FOLDER / "truth.tsv"
_WITHOUT = f"there is no corpus at {FOLDER}; COURSEPACK_CORPUS names its folder"


def rows() -> list[dict[str, str]]:
    """What Moodle 4.5 makes of each file; skips the test without a corpus."""
    if not _TABLE.is_file():
        pytest.skip(_WITHOUT)
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def truth(kind: str) -> list[object]:
    """The same of each file of a kind, as test parameters; one skipped parameter without a corpus."""
    if not _TABLE.is_file():
        return [pytest.param(None, marks=pytest.mark.skip(reason=_WITHOUT))]
    return [pytest.param(row, id=row["file"]) for row in rows() if row["file"].startswith(f"{kind}/")]


def types(row: dict[str, str]) -> dict[str, int]:
    """`match:3 essay:1` of the table, as numbers by type."""
    pairs = (item.rpartition(":") for item in row["by_type"].split() if item != "-")
    return {name: int(count) for name, _, count in pairs}
