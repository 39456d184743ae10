"""Checks run on a few files: what they find, by code."""

from pathlib import Path

from coursepack import check
from coursepack.flow import Checked
from tests.specimens import SEA, write_course


def checked(folder: Path, files: dict[str, str], languages: str = "en") -> Checked:
    """A course of one section with a page and a quiz, in these files."""
    start: dict[str, str | bytes] = {
        "course.yaml": f"id: tiny\ntitle: Tiny\nlanguages: [{languages}]\nsections: [one]\n",
        "one/section.yaml": "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n",
        "one/sea.svg": SEA,
        f"one/welcome.{languages}.md": "# Welcome\n\nHello.\n",
        "one/quiz.yaml": (
            "title: Quiz\nquestions:\n  - id: sea\n    type: truefalse\n    text: The sea is salty.\n    answer: true\n"
            "    feedback: {right: Yes. Rivers carry salt., wrong: It is. Rivers carry salt.}\n"
        ),
    }
    return check(write_course(folder, dict(files), start=start))


def page(folder: Path, text: str, language: str = "en") -> list[tuple[str, int]]:
    """Codes and lines of what is found in a page; its text begins on line 3."""
    found = checked(folder, {f"one/welcome.{language}.md": f"# Welcome\n\n{text}\n"}, language)
    return [
        (problem.code, problem.place.line) for problem in found.problems if problem.place.file.endswith(".md")
    ]


def quiz(folder: Path, questions: str, language: str = "en", head: str = "") -> set[str]:
    """Codes of what is found in a quiz with these questions, feedback and options' number apart."""
    found = checked(folder, {"one/quiz.yaml": f"title: Quiz\n{head}questions:\n{questions}"}, language)
    assert not any(problem.is_error for problem in found.problems), found.problems
    return {problem.code for problem in found.problems} - {"CP-W017", "CP-W007"}


def choice(stem: str, *options: str) -> str:
    """A multiple choice question; the first option is right."""
    right, *wrong = options
    lines = [
        f"      - {{text: {right!r}, right: true}}\n",
        *(f"      - {{text: {option!r}}}\n" for option in wrong),
    ]
    return f"  - id: sea\n    type: multichoice\n    text: {stem!r}\n    answers:\n{''.join(lines)}"
