"""10,000 generated questions a format, written and read back; CI runs the same tests with 1,000.

python -m tests.long.round_trips             # all formats
python -m tests.long.round_trips --cases 500
"""

import argparse
import os
import subprocess
import sys

TESTS = (
    "tests/formats/moodle_xml/test_round_trip.py",
    "tests/formats/gift/test_round_trip.py",
    "tests/formats/sheet/test_round_trip.py",
    "tests/source/test_round_trip.py",
)


def main() -> None:
    """Run the tests of round trips with many cases, one file after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=10_000, help="how many questions a format")
    cases = parser.parse_args().cases
    environment = os.environ | {"HYPOTHESIS_PROFILE": "long", "COURSEPACK_CASES": str(cases)}
    failed = 0
    for test in TESTS:
        print(f"{test}: {cases:,} cases", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "--durations=0", "--durations-min=1", test],
            env=environment,
            check=False,
        )
        failed += done.returncode != 0
    sys.exit(failed)


if __name__ == "__main__":
    main()
