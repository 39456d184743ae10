"""What `check` and `build` cost, stage by stage, in one run.

Prints: start-up of the command against bare Python; the real course by stage; generated courses of 100 to 10,000
questions with time, time a question and peak memory. Times are CPU seconds of this process or its child.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coursepack import checks, source
from coursepack.flow import clock
from coursepack.formats import FORMATS, Context
from coursepack.model import RichText
from coursepack.model.walk import texts
from coursepack.package import Package, TarPackage
from coursepack.render import html as rendering
from coursepack.render import markdown, sanitise

ROOT = Path(__file__).parents[1]
COURSE = ROOT / "course_source/ecowas-toolkit"


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="at most 1,000 questions")
    arguments = parser.parse_args()
    start_up()
    stages(COURSE)
    growth([100, 1_000] if arguments.quick else [100, 1_000, 10_000])


def start_up(runs: int = 7) -> None:
    """The command's start-up over bare Python's, medians of whole processes."""
    bare = _median(runs, lambda: _process([sys.executable, "-c", "pass"]))
    print("start-up, CPU seconds of the whole process (median of 7)")
    print(f"  python -c pass               {bare:.3f}   1.0")
    for words in (["--version"], ["explain", "CP-Q012"], ["check", str(COURSE)]):
        cost = _median(runs, lambda words=words: _process([sys.executable, "-m", "coursepack", *words]))
        print(f"  coursepack {words[0]:<17} {cost:.3f}   {cost / bare:.1f}")


def stages(folder: Path) -> None:
    """Each stage of a build of the real course, and its share."""
    rows: dict[str, float] = {}
    loaded = _timed(rows, "load (YAML, files, model)", lambda: source.load(folder))
    assert loaded.course is not None
    course = loaded.course
    written = [
        (text.get(language), text.base)
        for _, text in texts(course)
        if isinstance(text, RichText)
        for language in text.languages
    ]
    rendered = _timed(rows, "Markdown", lambda: [markdown.render(text, str) for text, _ in written])
    _timed(rows, "sanitise", lambda: [sanitise.sanitise(item.html) for item in rendered])
    rendering._to_html.cache_clear()
    found = _timed(rows, "check (renders every text once)", lambda: list(checks.check(course, loaded.files)))
    assert not [item for item in found if item.rule.severity == "error"]
    context = Context(course.languages, clock(course), loaded.files)
    archives: list[bytes] = []
    for row in FORMATS:
        outputs = _timed(rows, f"format {row.name}", lambda row=row: _outputs(row, course, context))
        packages = [output for output in outputs if isinstance(output, Package | TarPackage)]
        if packages:
            archives += _timed(
                rows,
                f"archive {row.name}",
                lambda packages=packages: [_packed(package) for package in packages],
            )
    whole = sum(cost for name, cost in rows.items() if name not in {"Markdown", "sanitise"})
    questions = sum(1 for _ in course.questions())
    print(
        f"\n{folder.name}: {questions} questions, {len(written)} texts, {len(archives)} archives; CPU seconds and share"
    )
    for name, cost in rows.items():
        print(f"  {name:<32} {cost:.3f}   {cost / whole:5.1%}")
    print(f"  {'all (Markdown and sanitise are within check)':<32} {whole:.3f}")
    _, cost = _cost(lambda: zlib.compress(b"".join(archives) or b"0" * 1_000_000, 6))
    print(f"  for scale: bare deflate of the archives' bytes {cost:.3f}")


def growth(sizes: list[int]) -> None:
    """Generated courses: check and build in a process of their own."""
    print("\ngenerated courses (quizzes of 100 mixed questions): check and build to Moodle XML and GIFT")
    print("  questions   check s   build s   build µs/question   peak MB of build")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            course = _generated(Path(folder) / "course", size)
            checked, _ = _child(["check", str(course)])
            built, peak = _child(["build", str(course), "--to", "moodle-xml,gift", "--out", f"{folder}/dist"])
        print(
            f"  {size:>9,}   {checked:7.2f}   {built:7.2f}   {built / size * 1e6:17.0f}   {peak / 1024:8.0f}"
        )


def _generated(folder: Path, size: int) -> Path:
    names = [f"{number:03}-part-{number}" for number in range(1, size // 100 + 1)]
    sections = "".join(f"  - {name}\n" for name in names)
    folder.mkdir()
    (folder / "course.yaml").write_text(
        f"id: generated\ntitle: Generated\nlanguages: [en]\nsections:\n{sections}"
    )
    for number, name in enumerate(names):
        (folder / name).mkdir()
        (folder / name / "section.yaml").write_text(f"title: Part {number}\nactivities:\n  - quiz: quiz\n")
        questions = "".join(_question(number * 100 + index) for index in range(100))
        (folder / name / "quiz.yaml").write_text(f"title: Quiz {number}\nquestions:\n{questions}")
    return folder


def _question(number: int) -> str:
    words = " ".join(f"word{(number * 7 + index) % 997}" for index in range(30))
    head = f"  - id: q{number}\n    text: Which of the **{number}** is *right*, {words}?\n"
    match number % 4:
        case 0:
            return f"{head}    type: truefalse\n    answer: true\n    feedback: {{right: Yes {number}., wrong: No.}}\n"
        case 1:
            answers = "".join(
                f"      - {{text: Option {letter} of {number}, feedback: Why {letter}.}}\n"
                for letter in "bcd"
            )
            return f"{head}    type: multichoice\n    answers:\n      - {{text: Option a, right: true}}\n{answers}"
        case 2:
            return f"{head}    type: numerical\n    answers:\n      - {{number: {number}, tolerance: 0.5}}\n"
        case _:
            return f"{head}    type: shortanswer\n    answers:\n      - {{text: word {number}}}\n"


def _outputs(row: Any, course: Any, context: Context) -> list[Any]:
    outputs = []
    for artifact in row.write(course, context):
        output = artifact.output
        outputs.append(output if isinstance(output, Package | TarPackage | bytes) else b"".join(output))
    return outputs


def _packed(package: Package | TarPackage) -> bytes:
    return package.zipped() if isinstance(package, Package) else package.packed()


def _timed(rows: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    result, rows[name] = _cost(work)
    return result


def _cost(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def _median(runs: int, measure: Callable[[], float]) -> float:
    return sorted(measure() for _ in range(runs))[runs // 2]


def _process(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


_MEASURE = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "coursepack", *sys.argv[1:]], check=True, capture_output=True)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


def _child(words: list[str]) -> tuple[float, int]:
    """CPU seconds and peak memory (kilobytes) of one command, measured by a process that runs nothing else."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, *words], check=True, capture_output=True, text=True
    )
    seconds, peak = done.stdout.split()
    return float(seconds), int(peak)


if __name__ == "__main__":
    main()
