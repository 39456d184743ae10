"""Spoils Moodle backups many thousand times, inspects and imports each; CI does so 300 times.

The quick form is tests/formats/mbz/test_hostile_backups.py. Every tenth course that comes out is written and loaded.

python -m tests.long.fuzz_backups                  # 20,000 backups
python -m tests.long.fuzz_backups --count 1000
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.formats.mbz.conftest import SPECIMEN, members_of
from tests.formats.mbz.hostile import Outcome, read_hostile
from tests.formats.mbz.mutated_backups import mutants

_WRITTEN = 10


def main() -> None:
    """Read every backup; names each that raises, takes too long, or has a problem without a place."""
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
        started = time.process_time()
        try:
            outcome = _read(data, written=number % _WRITTEN == 0)
        except Exception:  # noqa: BLE001  # whatever it is, the run goes on and ends with a failure
            print(f"backup {number}:\n{traceback.format_exc()}", flush=True)
            found["failed"] += 1
            continue
        slowest = max(slowest, time.process_time() - started)
        found["imported" if outcome.is_imported else "refused"] += 1
        found["problems"] += outcome.problems
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(found.items()))
    print(f"{options.count:,} backups: {told}, slowest {slowest * 1000:.0f} ms")
    sys.exit(1 if found["failed"] else 0)


def _read(data: bytes, *, written: bool) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        outcome = read_hostile(data, Path(folder), written=written)
    assert outcome.loading == ()
    return outcome


if __name__ == "__main__":
    main()
