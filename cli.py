"""Runs coursepack from a checkout: `python cli.py build course_source/ecowas-toolkit`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

from coursepack.cli import main

if __name__ == "__main__":
    main()
