"""Spoils Moodle backups many thousand times, inspects and imports each; CI does so 300 times.

The quick form is tests/formats/mbz/test_hostile_backups.py. Every tenth course that comes out is written and loaded.

python -m tests.long.fuzz_backups                  # 20,000 backups
python -m tests.long.fuzz_backups --count 1000
"""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.formats.mbz.conftest import SPECIMEN, members_of
from tests.formats.mbz.hostile import read_hostile
from tests.formats.mbz.mutated_backups import mutants

_WRITTEN = 10


def main() -> None:
    """Read every backup; fails at the first that raises, takes too long, or has a problem without a place."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20_000, help="how many backups")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    members = {
        name: content
        for name, content in members_of(SPECIMEN).package.members.items()
        if name.endswith(".xml")
    }
    found: Counter[str] = Counter()
    slowest = 0.0
    for number, data in enumerate(mutants(members, options.count, options.seed)):
        with tempfile.TemporaryDirectory() as folder:
            started = time.process_time()
            outcome = read_hostile(data, Path(folder), written=number % _WRITTEN == 0)
            slowest = max(slowest, time.process_time() - started)
        assert outcome.loading == (), (number, outcome.loading)
        found["imported" if outcome.is_imported else "refused"] += 1
        found["problems"] += outcome.problems
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(found.items()))
    print(f"{options.count:,} backups: {told}, slowest {slowest * 1000:.0f} ms")


if __name__ == "__main__":
    main()
