"""What releasing costs: whole courses, nothing changed, one page changed; each stage; many courses and processes.

    python -m benchmarks.release                  # the courses of course_source; 8 copies of one of them
    python -m benchmarks.release --courses 40     # 40 copies

CPU seconds of whole processes, start-up and children included, as medians of `--runs`, each with its own measure
of the bare work beside it; peak memory of the largest process. Machines differ, and the same machine from hour to
hour: compare ratios. Python's compiled modules are kept in the temporary folder and made before anything is
measured, as they are where coursepack is installed.
"""

import argparse
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.release.bare import STAGES
from benchmarks.release.copies import copy
from benchmarks.release.processes import Cost, Processes

ROOT = Path(__file__).parents[2]
COURSES = ROOT / "course_source"
_ANYHOW = ("--allow-warnings", "--allow-loss")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--courses", type=int, default=8, help="copies for the run of many courses")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median is taken")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), asked.runs, Processes(Path(name) / "bytecode"))
        bench.warm()
        bench.whole()
        bench.stages()
        bench.many(asked.courses)


@dataclass(frozen=True, slots=True)
class Bench:
    """One run of everything, in a folder that is thrown away."""

    folder: Path
    runs: int
    processes: Processes

    @property
    def courses(self) -> Path:
        return self.folder / "courses"

    def release(self, below: Path, out: str, *more: str) -> Cost:
        """`coursepack release --all` of a folder of courses."""
        words = ("release", "--all", str(below), "--out", str(self.folder / out), *_ANYHOW, *more)
        return self.processes.coursepack(*words)

    def warm(self) -> None:
        """Copy the courses, and release them once, so that every module is compiled."""
        ours = [folder for folder in sorted(COURSES.iterdir()) if (folder / "course.yaml").is_file()]
        for folder in ours:
            shutil.copytree(folder, self.courses / folder.name)
        self.release(self.courses, "warm")
        manifests = [json.loads(path.read_bytes()) for path in (self.folder / "warm").glob("*/manifest.json")]
        packages = sum(len(manifest["packages"]) for manifest in manifests)
        counts = {
            name: sum(item["counts"][name] for item in manifests) for name in ("activities", "questions")
        }
        print(
            f"{len(ours)} courses: {counts['activities']} activities, {counts['questions']} questions",
            end="; ",
        )
        print(f"{packages} packages\n  {'':<32}   CPU s   wall s  peak MB")

    def whole(self) -> None:
        """All courses in one process: from scratch, with nothing changed, with one page changed; and the bare work."""
        rows: dict[str, list[Cost]] = {"from scratch": [], "nothing changed": [], "one page changed": []}
        bare: dict[str, list[float]] = {}
        for number in range(self.runs):
            out = f"whole-{number}"
            rows["from scratch"].append(self.release(self.courses, out))
            for name, seconds in self.bare(self.folder / out).items():
                bare.setdefault(name, []).append(seconds)
            rows["nothing changed"].append(self.release(self.courses, out))
            self.change_a_page(number)
            rows["one page changed"].append(self.release(self.courses, out))
        for name, costs in rows.items():
            _row(name, costs)
        self._ratios([cost.cpu for cost in rows["from scratch"]], bare)

    def _ratios(self, scratch: list[float], bare: dict[str, list[float]]) -> None:
        sums = [sum(seconds) for seconds in zip(*bare.values(), strict=True)]
        number = sum(1 for _ in self.courses.iterdir())
        print(f"  courses an hour a core {3600 * number / median(scratch):17.0f}")
        print("the bare stages alone")
        for name, what in STAGES.items():
            print(f"  {what:<38} {median(bare[name]):7.2f}")
        ratio = median(ours / floor for ours, floor in zip(scratch, sums, strict=True))
        print(f"  their sum {median(sums):36.2f}   from scratch / sum: {ratio:.1f}")

    def bare(self, out: Path) -> dict[str, float]:
        """CPU seconds of each bare stage, for the texts of the courses and the files that were released."""
        said = self.processes.python("benchmarks.release.bare", str(self.courses), str(out)).said
        found: dict[str, float] = json.loads(said)
        return found

    def change_a_page(self, number: int) -> None:
        page = sorted((self.courses / "ecowas-toolkit").rglob("*.en.md"))[number]
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")

    def stages(self) -> None:
        """The share of each stage in a release of all courses from scratch, timed within it."""
        reports = []
        for number in range(self.runs):
            words = ("release", "--all", str(self.courses), "--out", str(self.folder / f"stages-{number}"))
            said = self.processes.python("benchmarks.release.stages", *words, *_ANYHOW).said
            reports.append(json.loads(said.splitlines()[-1]))
        print("shares of the stages, from scratch")
        for name in reports[0]:
            share = median(report[name] / sum(report.values()) for report in reports)
            print(f"  {name:<38} {share:7.1%}")

    def many(self, number: int) -> None:
        """Courses as large as ecowas-toolkit, with one job and with two; what a process costs beside a course."""
        catalogue = self.folder / "catalogue"
        for index in range(1, number + 1):
            copy(COURSES / "ecowas-toolkit", catalogue / f"copy-{index}", index)
        one: list[Cost] = []
        again: list[Cost] = []
        two: list[Cost] = []
        for run in range(self.runs):
            one.append(self.release(catalogue, f"one-{run}"))
            again.append(self.release(catalogue, f"one-{run}"))
            two.append(self.release(catalogue, f"two-{run}", "--jobs", "2"))
        print(f"{number} courses as large as ecowas-toolkit")
        _row("1 job", one)
        _row("1 job, nothing changed", again)
        _row("2 jobs", two)
        self._each(number, _cpu(one), _cpu(again), _cpu(two))

    def _each(self, number: int, one: float, again: float, two: float) -> None:
        start = median(self.processes.coursepack("release", "--help").cpu for _ in range(self.runs))
        course, kept, more = (one - start) / number, (again - start) / number, (two - one) / 2
        print(f"  start-up of the command          {start:6.2f}   as much as {start / course:.1f} courses")
        print(f"  one more process                 {more:6.2f}   as much as {more / course:.1f} courses")
        print(f"  a course                         {course:6.2f}   {3600 / course:,.0f} an hour a core")
        print(f"  a course, nothing changed        {kept:6.2f}   {3600 / kept:,.0f} an hour a core")
        print(f"  a second machine, ready in a minute, saves one from {120 / course:.0f} courses a core on")


def _cpu(costs: list[Cost]) -> float:
    return median(cost.cpu for cost in costs)


def _row(name: str, costs: list[Cost]) -> None:
    cpu, wall, peak = (
        median(values) for values in zip(*((c.cpu, c.wall, c.peak) for c in costs), strict=True)
    )
    print(f"  {name:<32} {cpu:7.2f} {wall:8.2f} {peak:8.0f}", flush=True)


if __name__ == "__main__":
    main()
