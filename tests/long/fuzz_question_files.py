"""Spoils question files many thousand times and reads each; the quick form is tests/formats/test_hostile_files.py.

python -m tests.long.fuzz_question_files                  # 100,000 files of each format, 10,000 workbooks
python -m tests.long.fuzz_question_files --count 1000
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.formats.mutated_archives import workbook_mutants, xml_mutants
from tests.formats.mutations import SEEDS, mutants
from tests.formats.test_hostile_files import read_hostile


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000, help="how many files of each format")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for kind in SEEDS:
        _read_all(kind, mutants(kind, options.count, options.seed))
    _read_all("moodle-xml", xml_mutants(options.count, options.seed))
    with tempfile.TemporaryDirectory() as folder:
        # Opening a workbook takes ten times as long as reading another file.
        _read_all("xlsx", workbook_mutants(options.count // 10, Path(folder), options.seed))


def _read_all(kind: str, files: Iterator[bytes]) -> None:
    """Read every file; fails at the first that raises, takes too long, or has a problem without a place."""
    slowest, count, questions, problems = 0.0, 0, 0, 0
    for data in files:
        started = time.process_time()
        bank = read_hostile(kind, data)
        slowest = max(slowest, time.process_time() - started)
        count += 1
        questions += len(bank.entries)
        problems += len(bank.problems)
    found = f"{questions:,} questions, {problems:,} problems"
    print(f"{kind}: {count:,} files, {found}, slowest {slowest * 1000:.0f} ms", flush=True)


if __name__ == "__main__":
    main()
