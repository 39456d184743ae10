"""Hostile Moodle backups, each made here: what refusing one costs in time and memory.

    python benchmarks/hostile_archives.py [WORDS OF A KIND]

Prints one line a kind; ends with 1 where one takes more than 2 s or 200 MB, or is not refused.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

SECONDS, MEGABYTES = 2.0, 200.0
_READ = """
import sys, time
from pathlib import Path
from coursepack.formats.mbz.reading import inspect
start = time.perf_counter()
found = inspect(Path(sys.argv[1]))
spent = time.perf_counter() - start
status = Path("/proc/self/status").read_text()  # getrusage would count what made the archives too
peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
refused = not found.is_backup and any(problem.is_error for problem in found.problems)
print(f"{spent:.2f} {peak:.0f} {int(refused)} {found.problems[0].message if found.problems else ''}")
"""
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def _tar(path: Path, *entries: tuple[tarfile.TarInfo, bytes]) -> None:
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for info, content in entries:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))


def _entry(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def _tar_of_a_million(path: Path) -> None:
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for number in range(1_000_000):
            archive.addfile(tarfile.TarInfo(f"files/{number}"))


def _zip_of_a_million(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(1_000_000):
            archive.writestr(f"files/{number}", b"")


def _zip(path: Path, *entries: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)


def _backup(path: Path, head: bytes) -> None:
    _zip(path, ("moodle_backup.xml", head))


_LAUGHS = (
    _HEAD
    + b'<!DOCTYPE a [<!ENTITY b "ha">'
    + b"".join(b'<!ENTITY b%d "%s">' % (n, (b"&b%d;" % (n - 1) if n else b"&b;") * 10) for n in range(12))
    + b"]><moodle_backup><information>&b11;</information></moodle_backup>"
)
_OUTSIDE = _HEAD + b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><moodle_backup>&b;</moodle_backup>'
_DEEP = _HEAD + b"<a>" * 200_000 + b"</a>" * 200_000
_ZEROS = b"\0" * 300_000_000

KINDS: dict[str, Callable[[Path], None]] = {
    "path out of a tar": lambda path: _tar(path, (_entry("../../evil"), b"x")),
    "absolute path in a tar": lambda path: _tar(path, (_entry("/etc/evil"), b"x")),
    "path out of a zip": lambda path: _zip(path, ("../../evil", b"x")),
    "drive letter in a zip": lambda path: _zip(path, ("C:/evil", b"x")),
    "symbolic link": lambda path: _tar(path, (_entry("a", tarfile.SYMTYPE, "/etc/passwd"), b"")),
    "hard link": lambda path: _tar(path, (_entry("a", tarfile.LNKTYPE, "/etc/passwd"), b"")),
    "device": lambda path: _tar(path, (_entry("a", tarfile.CHRTYPE), b"")),
    "bomb in a tar": lambda path: _tar(path, (_entry("moodle_backup.xml"), _ZEROS)),
    "bomb in a zip": lambda path: _zip(path, ("moodle_backup.xml", _ZEROS)),
    "bomb that nobody asks for": lambda path: _tar(path, (_entry("files/aa/aa"), _ZEROS)),
    "name of 100 MB": lambda path: _tar(path, (_entry("x" * 100_000_000), b"")),
    "a million entries in a tar": _tar_of_a_million,
    "a million entries in a zip": _zip_of_a_million,
    "a billion laughs": lambda path: _backup(path, _LAUGHS),
    "an entity from outside": lambda path: _backup(path, _OUTSIDE),
    "200,000 elements deep": lambda path: _backup(path, _DEEP),
}


def main() -> int:
    """Make each, read each in a process of its own, and say what it cost."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, make in KINDS.items():
            if len(sys.argv) > 1 and sys.argv[1] not in name:
                continue
            path = Path(folder) / "hostile.mbz"
            make(path)
            done = subprocess.run(
                [sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, check=False
            )
            seconds, megabytes, refused, why = (*done.stdout.strip().split(" ", 3), "", "", "", "")[:4]
            good = (
                bool(done.stdout)
                and refused == "1"
                and float(seconds) <= SECONDS
                and float(megabytes) <= MEGABYTES
            )
            failed += not good
            print(
                f"{'ok' if good else 'NOT OK':7}{name:28}{seconds:>6} s{megabytes:>6} MB  {why[:70]}",
                flush=True,
            )
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
