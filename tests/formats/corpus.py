"""Files as other people and programs wrote them, kept beside the project; COURSEPACK_CORPUS names another folder."""

import csv
import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("COURSEPACK_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")


def truth(kind: str) -> list[object]:
    """What Moodle 4.5 makes of each file of a kind, as test parameters; one skipped parameter without a corpus."""
    table = FOLDER / "truth.tsv"
    if not table.is_file():
        return [pytest.param(None, marks=pytest.mark.skip(reason=f"there is no corpus at {FOLDER}"))]
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [pytest.param(row, id=row["file"]) for row in rows if row["file"].startswith(f"{kind}/")]


def types(row: dict[str, str]) -> dict[str, int]:
    """`match:3 essay:1` of the table, as numbers by type."""
    pairs = (item.rpartition(":") for item in row["by_type"].split() if item != "-")
    return {name: int(count) for name, _, count in pairs}
