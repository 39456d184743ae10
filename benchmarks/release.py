"""What releasing costs: from scratch, with nothing changed, after one change; courses an hour; memory.

CPU seconds of whole processes (children included) and their peak memory. With --courses N, that many copies
of the first course are released with one job and with two.
"""

import argparse
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import nh3
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
COURSES = ROOT / "course_source"

_MEASURE = """
import resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run([sys.executable, "-m", "coursepack", *sys.argv[1:]], capture_output=True, text=True)
if done.returncode:
    sys.exit(done.stderr[-2000:])
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, time.monotonic() - start)
"""


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--courses", type=int, default=4, help="copies for the run of many courses")
    asked = parser.parse_args()
    folders = sorted(folder for folder in COURSES.iterdir() if (folder / "course.yaml").is_file())
    with tempfile.TemporaryDirectory() as work:
        copies = [Path(shutil.copytree(folder, Path(work) / "courses" / folder.name)) for folder in folders]
        one_by_one(copies, Path(work) / "dist")
        many(copies[0], Path(work), asked.courses)


def one_by_one(courses: list[Path], out: Path) -> None:
    """Each course: from scratch, again, after one page changed; and the bare stages for scale."""
    print("CPU s, wall s, peak MB of `coursepack release`")
    for course in courses:
        words = ["release", str(course), "--out", str(out), "--allow-warnings"]
        scratch = _row(f"{course.name}: from scratch", words)
        _row(f"{course.name}: nothing changed", words)
        page = next(iter(sorted(course.rglob("*.en.md"))))
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
        _row(f"{course.name}: one page changed", words)
        floor = bare(course, out)
        print(
            f"  {'bare Markdown, sanitising, deflate':<44} {floor:7.2f}   from scratch / bare: {scratch / floor:.1f}"
        )
        print(f"  {'courses an hour a core':<44} {3600 / scratch:7.0f}")


def bare(course: Path, out: Path) -> float:
    """CPU seconds of rendering and cleaning every text of the course once, and of packing what was released."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(course.rglob("*.md"))]
    archives = sorted(out.glob(f"{course.name}-*/*.zip")) + sorted(out.glob(f"{course.name}-*/*.mbz"))
    data = [path.read_bytes() for path in sorted(out.glob(f"{course.name}-*/*")) if path not in archives]
    unpacked = [content for path in archives for content in _members(path)]
    markdown = MarkdownIt("commonmark").enable("table")

    def work() -> None:
        for text in texts:
            nh3.clean(markdown.render(text))
        for content in (*data, *unpacked):
            zlib.compress(content, 6)

    return _cpu(work)


def _members(path: Path) -> list[bytes]:
    content = io.BytesIO(path.read_bytes())
    if zipfile.is_zipfile(content):
        with zipfile.ZipFile(content) as archive:
            return [archive.read(name) for name in archive.namelist()]
    content.seek(0)
    with tarfile.open(fileobj=content) as archive:
        return [file.read() for member in archive if (file := archive.extractfile(member))]


def many(course: Path, work: Path, number: int) -> None:
    """Copies of one course, with one job and with two."""
    catalogue = work / "catalogue"
    for index in range(number):
        copy = Path(shutil.copytree(course, catalogue / f"copy-{index}"))
        text = (copy / "course.yaml").read_text(encoding="utf-8").splitlines()
        lines = [f"id: copy-{index}" if line.startswith("id:") else line for line in text]
        (copy / "course.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for jobs in (1, 2):
        words = ["release", "--all", str(catalogue), "--out", str(work / f"jobs-{jobs}"), "--allow-warnings"]
        _row(f"{number} courses, {jobs} job{'s' if jobs > 1 else ''}", [*words, "--jobs", str(jobs)])


def _row(name: str, words: list[str]) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, *words], check=True, capture_output=True, text=True
    )
    cpu, peak, wall = (float(part) for part in done.stdout.split())
    print(f"  {name:<44} {cpu:7.2f} {wall:7.2f} {peak / 1024:7.0f}", flush=True)
    return cpu


def _cpu(work: Callable[[], None]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
