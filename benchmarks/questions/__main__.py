"""Writing and reading many mixed questions: coursepack beside other programs and beside plain lxml, and its memory.

    python -m benchmarks.questions            # 10,000 questions; memory at 1,000, 10,000 and 100,000
    python -m benchmarks.questions --quick    # 1,000; memory at 1,000 and 10,000

Other programs are installed with uv into a temporary folder, each in an environment of its own; one that cannot be is
named. CPU seconds of the work alone, medians of several processes each. Compare ratios: machines differ, and the same
machine from hour to hour. "Ours" is coursepack with the very questions that the other program can say.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.questions.workload import KINDS, questions

ROOT = Path(__file__).parents[2]
Report = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program."""

    package: str
    writes: str
    ours: str
    """What of ours is measured beside it."""

    @property
    def module(self) -> str:
        return f"benchmarks.questions.peers.{self.package.replace('-', '_')}"


PEERS = (
    Peer("moodle-tools", "Moodle XML", "moodle-xml"),
    Peer("moodle-questions", "Moodle XML", "moodle-xml"),
    Peer("gift-wrapper", "GIFT", "gift"),
    Peer("qti-package-maker", "Canvas QTI 1.2", "moodle-xml"),
)
READER = Peer("pygiftparser", "", "read-gift")


class CannotMeasureError(Exception):
    """Why a program was not measured."""


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="1,000 questions, and no memory at 100,000")
    parser.add_argument("--environments", type=Path, help="folder to keep the other programs in")
    parser.add_argument("--runs", type=int, default=3, help="processes of which the median is taken")
    arguments = parser.parse_args()
    count = 1_000 if arguments.quick else 10_000
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), arguments.environments or Path(name) / "environments", arguments.runs)
        bench.prepare(count)
        writers(bench, count)
        readers(bench, count)
        plain_lxml(bench)
    memory([1_000, 10_000] if arguments.quick else [1_000, 10_000, 100_000])


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder of one run."""

    folder: Path
    environments: Path
    runs: int

    @property
    def questions(self) -> str:
        return str(self.folder / "questions.json")

    def file(self, name: str) -> str:
        return str(self.folder / name)

    def prepare(self, count: int) -> None:
        Path(self.questions).write_text(json.dumps(list(questions(count)), ensure_ascii=False), "utf-8")
        for name in ("moodle-xml", "gift"):
            ours(name, self.questions, self.file(name))

    def python_of(self, peer: Peer) -> str:
        """The interpreter of an environment with the program; it is made where it lacks."""
        python = self.environments / peer.package / "bin/python"
        if not python.exists():
            _install(["uv", "venv", "-q", "--python", sys.executable, str(python.parents[1])])
        _install(["uv", "pip", "install", "-q", "--python", str(python), peer.package])
        return str(python)

    def peer(self, peer: Peer, source: str) -> Report:
        python = self.python_of(peer)
        runs = [self._once(python, peer, source) for _ in range(self.runs)]
        return _median(runs)

    def ours(self, *words: str) -> Report:
        return _median([ours(*words) for _ in range(self.runs)])

    def _once(self, python: str, peer: Peer, source: str) -> Report:
        command = [python, "-m", peer.module, source, self.file("out")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise CannotMeasureError(f"it failed: {done.stderr.strip().splitlines()[-1]}")
        return _last_line(done.stdout)


def _install(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise CannotMeasureError("it cannot be installed: there is no uv") from None
    if done.returncode:
        raise CannotMeasureError(f"it cannot be installed: {done.stderr.strip().splitlines()[-1]}")


def ours(*words: str) -> Report:
    """One measurement of coursepack, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.questions.ours", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return _last_line(done.stdout)


def _last_line(text: str) -> Report:
    report: Report = json.loads(text.strip().splitlines()[-1])
    return report


def _median(runs: list[Report]) -> Report:
    return sorted(runs, key=lambda run: run["seconds"])[len(runs) // 2]


def writers(bench: Bench, count: int) -> None:
    """Other writers, and coursepack with the same questions."""
    print(f"Writing {count:,} mixed questions ({', '.join(KINDS)}): checked, built and written to a file.")
    print("Theirs / ours: CPU time for the questions that the other program can say.\n")
    print("| program | writes | of the questions | its µs a question | ours | theirs / ours |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in ("moodle-xml", "gift"):
        report = bench.ours(name, bench.questions, bench.file("out"))
        print(f"| coursepack | {name} | {count:,} | {_each(report, count):.0f} | | |")
    for peer in PEERS:
        try:
            report = bench.peer(peer, bench.questions)
        except CannotMeasureError as error:
            print(f"| {peer.package} | {peer.writes} | {error} | | | |")
            continue
        done = sum(report["kinds"].values())
        same = bench.ours(peer.ours, bench.questions, bench.file("out"), ",".join(report["kinds"]))
        print(
            f"| {peer.package} {_version(bench, peer)} | {peer.writes} | {done:,} | {_each(report, done):.0f} | "
            f"{_each(same, done):.0f} | {report['seconds'] / same['seconds']:.1f} |"
        )


def readers(bench: Bench, count: int) -> None:
    """Other readers of the same file; the writers above read no format of Moodle's."""
    print(
        f"\nReading {count:,} mixed questions. moodle-tools, gift-wrapper, moodle-questions and qti-package-maker"
    )
    print("read no question format of Moodle's.\n")
    print("| program | reads | questions found | µs a question | theirs / ours |")
    print("| --- | --- | --- | --- | --- |")
    for name in ("moodle-xml", "gift"):
        report = bench.ours(f"read-{name}", bench.file(name), "-")
        print(f"| coursepack | {name} | {report['questions']:,} | {_each(report, count):.0f} | |")
    try:
        peer = bench.peer(READER, bench.file("gift"))
    except CannotMeasureError as error:
        print(f"| {READER.package} | GIFT | {error} | | |")
        return
    invalid = peer["kinds"].pop("invalid", 0)
    print(
        f"| {READER.package} {_version(bench, READER)} | GIFT | {sum(peer['kinds'].values()):,}"
        f"{f' and {invalid:,} refused' if invalid else ''} | {_each(peer, count):.0f} | "
        f"{peer['seconds'] / report['seconds']:.1f} |"
    )


def plain_lxml(bench: Bench) -> None:
    """What lxml alone takes for the same bytes, with nothing checked or rendered."""
    file = bench.file("moodle-xml")
    print("\nPlain lxml with the same bytes of Moodle XML: nothing is checked, rendered or sanitised.\n")
    print("| what | lxml's µs a question | ours | ours / lxml |")
    print("| --- | --- | --- | --- |")
    for what, lxml, own in (
        ("building elements and writing them", ("lxml-write", file), ("moodle-xml", bench.questions)),
        ("reading into elements", ("lxml-read", file), ("read-moodle-xml", file)),
    ):
        plain, mine = bench.ours(*lxml, bench.file("out")), bench.ours(*own, bench.file("out2"))
        print(
            f"| {what} | {_each(plain, mine['questions']):.0f} | {_each(mine, mine['questions']):.0f} | "
            f"{mine['seconds'] / plain['seconds']:.1f} |"
        )


def memory(sizes: list[int]) -> None:
    """Peak memory of whole processes."""
    print(
        "\nPeak memory in MB, each in a process of its own. The writer alone: questions are made one by one and"
    )
    print("not held. A whole course: all are in the model before writing.\n")
    print("| questions | the writer alone | a whole course | file |")
    print("| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "bank.xml"
        for size in sizes:
            alone, whole = (ours(what, str(size), str(target))["memory"] for what in ("stream", "whole"))
            print(
                f"| {size:,} | {alone / 1024:.0f} | {whole / 1024:.0f} | {target.stat().st_size / 2**20:.0f} |"
            )


def _each(report: Report, count: int) -> float:
    return float(report["seconds"] / count * 1e6)


def _version(bench: Bench, peer: Peer) -> str:
    code = f"from importlib.metadata import version; print(version({peer.package!r}))"
    done = subprocess.run([bench.python_of(peer), "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    main()
