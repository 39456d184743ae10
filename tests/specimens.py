"""Small courses that tests are written on: files by path."""

from pathlib import Path

from coursepack.model import Course
from coursepack.source import load

SEA = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>Sea</title><path d="M0 4h8"/></svg>'

TINY: dict[str, str | bytes] = {
    "course.yaml": "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nversion: 1.0.0\nsections: [one]\n",
    "one/section.yaml": (
        "title: One\nobjectives:\n  - {id: taste, text: Say what is salty.}\n"
        "activities:\n  - page: welcome\n  - quiz: quiz\n"
    ),
    "one/section.fr.yaml": "title: Un\nobjectives:\n  - {id: taste, text: Dire ce qui est salé.}\n",
    "one/welcome.en.md": "# Welcome\n\nHello. ![Waves on the open sea](sea.svg)\n",
    "one/welcome.fr.md": "# Bienvenue\n\nBonjour. ![Vagues en haute mer](sea.svg)\n",
    "one/sea.svg": SEA,
    "one/quiz.yaml": (
        "title: Quiz\npass: 60 %\nquestions:\n"
        "  - {id: sea, type: truefalse, text: The sea is salty., answer: true}\n"
    ),
    "one/quiz.fr.yaml": "title: Test\nquestions:\n  - {id: sea, text: La mer est salée.}\n",
}
"""One section, one page with an image, one quiz, in English and French; nothing is wrong with it."""


def write_course(
    folder: Path, *changes: dict[str, str | bytes], start: dict[str, str | bytes] = TINY
) -> Path:
    """Write the files of a course, later dicts over earlier ones, and return its folder."""
    files = dict(start)
    for change in changes:
        files |= change
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def english_course(folder: Path, quiz: str, **files: str) -> Course:
    """A course in English only, with this text as its quiz; fails when it cannot be loaded."""
    course = {
        "course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n",
        "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
        "one/sea.svg": SEA,
        "one/quiz.yaml": quiz,
        **files,
    }
    loaded = load(write_course(folder, start=dict(course)))
    assert loaded.problems == ()
    assert loaded.course is not None
    return loaded.course


EVERY_TYPE = r"""title: Every type
questions:
  - id: true-false
    type: truefalse
    text: The sea is **salty**.
    answer: true
    feedback: {right: Yes., wrong: "Taste it: it is."}
  - id: single
    type: multichoice
    text: What is salty? ![The sea](sea.svg)
    points: 2
    answers:
      - {text: The sea, right: true, feedback: Right.}
      - {text: The lake, feedback: "No, {mostly} not ~ 1 % = little."}
      - {text: "50 % of rain", fraction: -50}
    numbering: ABCD
    shuffle: false
    feedback: {right: Well done., partly: Nearly., wrong: Read again.}
    hints:
      - {text: Think of waves., show_number_correct: true, clear_wrong: true}
    tags: [water, "salt & pepper"]
  - id: several
    type: multichoice
    text: Select two.
    answers:
      - {text: One, right: true}
      - {text: Two, right: true}
      - {text: Three}
      - {text: Four}
  - id: short
    type: shortanswer
    text: Name the salty water.
    case_sensitive: true
    answers:
      - {text: sea, feedback: Yes.}
      - {text: "oc*an: = ~", fraction: 50}
  - id: number
    type: numerical
    text: How many oceans? $x^2 \in \{1\}$
    answers:
      - {number: 5, feedback: Yes.}
      - {number: 4.5, tolerance: 0.25, fraction: 50}
      - {number: "*", fraction: 0, feedback: "No: count again."}
  - id: pairs
    type: match
    text: Match them.
    pairs:
      - {text: Sea -> water, answer: Salty}
      - {text: Lake, answer: Fresh}
      - {answer: Dry}
  - id: essay
    type: essay
    text: Describe the sea.
    min_words: 50
    max_words: 100
    template: Start here.
    grader_info: Look for salt.
  - id: text
    type: description
    text: "Code: `a\\b` & <em>more</em> ]]> end."
general: null
""".replace("general: null\n", "")
"""A quiz with each type of question and the characters that formats stumble over."""
