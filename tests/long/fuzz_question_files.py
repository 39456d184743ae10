"""Spoils question files many thousand times and reads each; the quick form is tests/formats/test_hostile_files.py.

python -m tests.long.fuzz_question_files --count 100000
"""

import argparse
import time

from tests.formats.mutations import SEEDS, mutants
from tests.formats.test_hostile_files import read_hostile


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many files of each format")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for kind in SEEDS:
        slowest, problems = 0.0, 0
        for data in mutants(kind, options.count, options.seed):
            started = time.process_time()
            problems += len(read_hostile(kind, data).problems)
            slowest = max(slowest, time.process_time() - started)
        print(
            f"{kind}: {options.count:,} files, {problems:,} problems, slowest {slowest * 1000:.0f} ms",
            flush=True,
        )


if __name__ == "__main__":
    main()
