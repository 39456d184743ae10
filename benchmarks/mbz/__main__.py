"""What a whole course costs as a Moodle backup: 100 activities and 1,000 questions.

Prints CPU seconds and peak memory of each command in a process of its own: check, build, inspect and import,
and, where COURSEPACK_MOODLE names folders of throw-away sites (joined as in PATH), of Moodle restoring the file.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.mbz.generated import generate

ROOT = Path(__file__).parents[2]
_MEASURE = """
import resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
wall = time.monotonic() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, done.returncode)
print(done.stdout[-2000:] + done.stderr[-2000:])
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        course = generate(folder / "course")
        print("100 activities, 1,000 questions        seconds   CPU s   peak MB")
        _coursepack("check", "check", course)
        _coursepack("build --to mbz", "build", course, "--to", "mbz", "--out", folder / "dist")
        (package,) = (folder / "dist").glob("*.mbz")
        _coursepack("inspect", "inspect", package)
        _coursepack("import", "import", package, "--to", folder / "imported")
        print(f"  the file has {package.stat().st_size / 1e6:.1f} MB")
        for site in filter(None, os.environ.get("COURSEPACK_MOODLE", "").split(os.pathsep)):
            _restore(Path(site), package)


def _coursepack(title: str, *words: object) -> None:
    _row(title, [sys.executable, "-m", "coursepack", *map(str, words)])


def _restore(site: Path, package: Path) -> None:
    """Restore on the command line, as an administrator does, and delete the course again."""
    script = site / "admin" / "cli" / "restore_backup.php"
    said = _row(f"restore, {_release(site)}", ["php", str(script), f"--file={package}", "--categoryid=1"])
    number = re.search(r"(\d+)\s*$", said.strip())
    if number:
        counting = ROOT / "tests" / "moodle" / "oracle" / "count_course.php"
        command = ["php", str(counting), f"--moodle={site}", f"--course={number.group(1)}", "--delete"]
        subprocess.run(command, check=True, capture_output=True)


def _release(site: Path) -> str:
    folder = site / "public" if (site / "public" / "version.php").is_file() else site
    found = re.search(r"\$release\s*=\s*'([^ ']+)", (folder / "version.php").read_text(encoding="utf-8"))
    return f"Moodle {found.group(1)}" if found else "Moodle"


def _row(title: str, command: list[str]) -> str:
    """One line of the table; what the command said. A command that fails says so in its line."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, *command], check=True, capture_output=True, text=True
    )
    head, _, said = done.stdout.partition("\n")
    wall, cpu, peak, code = head.split()
    note = "" if code == "0" else f"   ended with {code}: {said.strip().splitlines()[-1:]}"
    print(f"  {title:<36} {float(wall):7.1f} {float(cpu):7.1f} {int(peak) / 1024:9.0f}{note}")
    return said


if __name__ == "__main__":
    main()
