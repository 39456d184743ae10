"""The real courses give the same releases with every supported Python.

    python -m tests.long.pythons python3.11 python3.12 python3.13

Each interpreter gets an environment of its own with the locked requirements; prints the hash of each archive
and ends with 1 when two differ. The interpreters must be linked to the same zlib.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from coursepack.release.hashes import of_file
from tests.conftest import COURSES

_ROOT = COURSES.parent


def releases(python: str, work: Path) -> dict[str, str]:
    """Hash of each archive that this Python makes, and of the zlib it has."""
    place = work / Path(python).name
    subprocess.run([python, "-m", "venv", place / "venv"], check=True)
    own = place / "venv" / "bin" / "python"
    locked = ["--quiet", "--require-hashes", "-r", _ROOT / "requirements" / "runtime.txt"]
    subprocess.run([own, "-m", "pip", "install", *locked], check=True)
    subprocess.run([own, "-m", "pip", "install", "--quiet", "--no-deps", _ROOT], check=True)
    out = place / "dist"
    words = ["release", "--all", COURSES, "--out", out, "--no-cache"]
    subprocess.run([own, "-m", "coursepack", *words], check=True, capture_output=True)
    zlib = subprocess.run(
        [own, "-c", "import zlib; print(zlib.ZLIB_RUNTIME_VERSION)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return {
        "zlib": zlib.stdout.strip(),
        **{path.name: of_file(path) for path in sorted(out.glob("*.zip"))},
    }


def main(pythons: list[str]) -> int:
    """Print the hashes; 0 when all are equal."""
    with tempfile.TemporaryDirectory() as work:
        found = {python: releases(python, Path(work)) for python in pythons}
    for python, hashes in found.items():
        for name, value in hashes.items():
            print(f"{Path(python).name}  {value}  {name}")
    return int(len({tuple(hashes.items()) for hashes in found.values()}) != 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
