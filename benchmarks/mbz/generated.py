"""A course of ten sections, each with ten activities; one of them is a quiz of a hundred questions."""

from pathlib import Path

_SECTION = """title: Part {number}
summary: What part {number} is about.
activities:
  - page: start
  - book: content
  - label: {{id: hint, text: "**Mind** this."}}
  - url: {{id: site, title: A site, link: "https://example.org/{number}"}}
  - forum: {{id: talk, title: Talk {number}}}
  - choice: {{id: choose, title: Choose {number}, options: [{{text: One}}, {{text: Two}}]}}
  - feedback: survey
  - glossary: terms
  - assignment: essay
  - quiz: test
"""
_ESSAY = """title: Essay {number}
intro: Write.
rubric:
  criteria:
    - {{id: content, text: Content, levels: [{{points: 0, text: Nothing}}, {{points: 10, text: All}}]}}
    - {{id: form, text: Form, levels: [{{points: 0, text: Poor}}, {{points: 5, text: Good}}]}}
"""
_SURVEY = """title: Survey {number}
items:
  - {{id: like, type: options, text: Like it?, options: [yes it is, no it is not]}}
  - {{id: more, type: long-text, text: Say more}}
"""


def generate(folder: Path) -> Path:
    """Write the course's folder."""
    names = [f"{number:02}-part-{number}" for number in range(1, 11)]
    sections = "".join(f"  - {name}\n" for name in names)
    course = f"id: generated\ntitle: Generated\nlanguages: [en]\nreleased: 2026-01-15\nsections:\n{sections}"
    _write(folder / "course.yaml", course)
    for number, name in enumerate(names, start=1):
        section = folder / name
        _write(section / "section.yaml", _SECTION.format(number=number))
        _write(section / "start.en.md", f"# Start {number}\n\n{_prose(number, 200)}\n")
        for chapter in range(1, 6):
            text = f"# Chapter {chapter}\n\n{_prose(number * chapter, 300)}\n"
            _write(section / "content" / f"{chapter}-chapter.en.md", text)
        _write(section / "survey.yaml", _SURVEY.format(number=number))
        _write(section / "essay.yaml", _ESSAY.format(number=number))
        terms = "".join(
            f"  - {{id: term-{index}, term: Term {number}-{index}, definition: What it means.}}\n"
            for index in range(20)
        )
        _write(section / "terms.yaml", f"title: Terms {number}\nentries:\n{terms}")
        questions = "".join(_question(number * 100 + index) for index in range(100))
        _write(section / "test.yaml", f"title: Test {number}\npass: 60 %\nquestions:\n{questions}")
    return folder


def _question(number: int) -> str:
    head = f"  - id: q{number}\n    text: Which of the **{number}** is *right*, {_prose(number, 30)}?\n"
    match number % 4:
        case 0:
            feedback = f"feedback: {{right: Yes {number}., wrong: No.}}"
            return f"{head}    type: truefalse\n    answer: true\n    {feedback}\n"
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


def _prose(seed: int, count: int) -> str:
    return " ".join(f"word{(seed * 7 + index) % 997}" for index in range(count))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
