"""Releases that are killed, refused by the disk, or crowded: the harness behind `test_endurance.py`.

The long run, which prints its figures as JSON:

    python -m tests.release.endurance --kills 1000 --faults 200 --parallel 20 --rounds 20

Every run is a process forked from this one, which has everything imported. Two courses of the same name and
version take turns, so that every release replaces another. After each run the folder and the archive must
each verify and be the one or the other as a whole, and nothing else may stand beside them.
"""

import argparse
import errno
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coursepack.folder import LockedError
from coursepack.release import Options, release, verify
from tests.specimens import write_course

FAULTS = {"full disk": errno.ENOSPC, "input/output error": errno.EIO, "refused permission": errno.EACCES}
_TRIES = 20
"""Releases that are started, at the most, for each that is to be killed or refused."""
_WRITING = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.copyfile", "os.truncate"}


class Site:
    """Two courses, and the folder that releases of both are written into."""

    def __init__(self, root: Path) -> None:
        self.out = root / "dist"
        self.courses = [
            write_course(root / "a"),
            write_course(root / "b", {"one/welcome.en.md": "# Other\n\nQuite different.\n"}),
        ]
        self.sources = [self.release(number).manifest.source.sha256 for number in (0, 1)]

    def release(self, number: int):
        return release(self.courses[number], Options(self.out))

    def broken(self) -> list[str]:
        """What is torn, mixed, lost or left over."""
        found = []
        for path in (self.out / "tiny-1.0.0", self.out / "tiny-1.0.0.zip"):
            if not path.exists():
                found.append(f"{path.name} is lost")
                continue
            verified = verify(path)
            found += [f"{path.name}: {item.file} {item.what}" for item in verified.mismatches]
            if verified.manifest is None or verified.manifest.source.sha256 not in self.sources:
                found.append(f"{path.name} is neither release")
        return found

    def recovers(self, number: int) -> list[str]:
        """Whether the next run succeeds and leaves nothing behind."""
        done = self.release(number)
        found = self.broken()
        if done.manifest.source.sha256 != self.sources[number]:
            found.append("the next run wrote another release")
        left = {path.name for path in self.out.iterdir()} - {
            "tiny-1.0.0", "tiny-1.0.0.zip", ".tiny-1.0.0.lock", ".cache",
        }  # fmt: skip
        return found + [f"left over: {name}" for name in sorted(left)]


def _forked(work: Callable[[], None]) -> int:
    """A process that does the work: ends with 0, with 4 where the disk refused, else with 70."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        work()
        code = 0
    except (OSError, LockedError):
        code = 4
    finally:
        os._exit(code)


def kills(site: Site, wanted: int, chance: random.Random) -> dict[str, object]:
    """Kill this many releases at random moments between their start and their end."""
    started = time.monotonic()
    site.release(0)
    site.release(1)
    usual = (time.monotonic() - started) / 2
    killed, too_late, problems = 0, 0, []
    while killed < wanted and killed + too_late < _TRIES * wanted:
        child = _forked(lambda: site.release(killed % 2))  # noqa: B023 - runs at once
        time.sleep(chance.random() * usual)
        os.kill(child, signal.SIGKILL)
        if os.WIFSIGNALED(os.waitpid(child, 0)[1]):
            killed += 1
            usual *= 1.005
        else:
            too_late += 1
            usual *= 0.97
        problems += site.broken()
        if (killed + too_late) % 10 == 0 or killed == wanted:
            problems += site.recovers(chance.randrange(2))
    if killed < wanted:
        problems.append(f"{killed} of {wanted} were killed while running")
    return {"killed while running": killed, "had ended before": too_late, "broken": problems}


def faults(site: Site, wanted: int, code: int, chance: random.Random) -> dict[str, object]:
    """Let one file operation in the output folder, or one write, fail, until this many releases were refused."""
    refused, not_met, problems = 0, 0, []
    while refused < wanted and refused + not_met < _TRIES * wanted:
        number, fails_at = (refused + not_met) % 2, chance.randrange(160)
        child = _forked(lambda: _release_with_fault(site, number, code, fails_at))  # noqa: B023 - runs at once
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        refused += status == 4
        not_met += status == 0
        problems += site.broken()
        if status not in (0, 4):
            problems.append(f"ended with {status} at operation {fails_at}")
            break
        problems += site.recovers(number)
    if refused < wanted:
        problems.append(f"{refused} of {wanted} were refused")
    return {"refused": refused, "fault not met": not_met, "broken": problems}


def _release_with_fault(site: Site, number: int, code: int, fails_at: int) -> None:
    """Release, while operation `fails_at` of those that write into the output folder fails, and all after it.

    One run in four meets a real limit instead: no file may grow beyond some size.
    """
    if fails_at % 4 == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (fails_at * 200, resource.RLIM_INFINITY))
    else:
        _fail_from(site.out, code, fails_at)
    site.release(number)


def _fail_from(out: Path, code: int, fails_at: int) -> None:
    done = 0
    once = code == errno.EIO
    real_fsync = os.fsync

    def count(path: object) -> None:
        nonlocal done
        done += 1
        if done == fails_at or (done > fails_at and not once):
            raise OSError(code, os.strerror(code), str(path))

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _WRITING or not str(arguments[0]).startswith(str(out)):
            return
        mode = arguments[1] if event == "open" else None
        removing = event in {"os.remove", "os.rmdir"} and code == errno.ENOSPC
        if (event == "open" and not (isinstance(mode, str) and set(mode) & set("wax+"))) or removing:
            return
        count(arguments[0])

    def fsync(descriptor: int) -> None:
        count(descriptor)
        real_fsync(descriptor)

    os.fsync = fsync
    sys.addaudithook(hook)


def crowd(site: Site, processes: int, rounds: int, limit: float = 300) -> dict[str, object]:
    """Many releases into one folder at the same time."""
    problems: list[str] = []
    for _ in range(rounds):
        children = {_forked(lambda number=number: site.release(number % 2)) for number in range(processes)}
        until = time.monotonic() + limit
        while children and time.monotonic() < until:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child:
                children.discard(child)
                code = os.waitstatus_to_exitcode(status)
                problems += [f"ended with {code}"] if code else []
            else:
                time.sleep(0.02)
        for child in children:
            problems.append("a process did not end")
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        problems += site.broken()
    return {"processes": processes, "rounds": rounds, "broken": problems}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--faults", type=int, default=0, help="releases refused by each kind of fault")
    parser.add_argument("--parallel", type=int, default=0, help="releases at the same time")
    parser.add_argument("--rounds", type=int, default=1, help="how often the parallel releases are started")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    report: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        if asked.kills:
            report["kill -9"] = kills(Site(Path(folder) / "kills"), asked.kills, chance)
        if asked.faults:
            for name, code in FAULTS.items():
                report[name] = faults(Site(Path(folder) / str(code)), asked.faults, code, chance)
        if asked.parallel:
            report["parallel"] = crowd(Site(Path(folder) / "crowd"), asked.parallel, asked.rounds)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
