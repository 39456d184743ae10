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
        "  - id: sea\n    type: truefalse\n    objective: taste\n    text: The sea is salty.\n    answer: true\n"
        "    feedback:\n"
        "      right: {en: Yes. Rivers carry salt into it., fr: Oui. Les fleuves y portent du sel.}\n"
        "      wrong: {en: It is. Rivers carry salt into it., fr: Si. Les fleuves y portent du sel.}\n"
    ),
    "one/quiz.fr.yaml": "title: Test\nquestions:\n  - {id: sea, text: La mer est salée.}\n",
}
"""One section, one page with an image, one quiz, in English and French; nothing is wrong with it."""


def write_course(
    folder: Path, *changes: dict[str, str | bytes], start: dict[str, str | bytes] = TINY
) -> Path:
    """Write the files of a course, later dicts over earlier ones, and return its folder.

    Pages and quizzes of `start` that the changes no longer name are left out.
    """
    changed = {path: content for change in changes for path, content in change.items()}
    files = {path: text for path, text in start.items() if _is_named(path, dict(start) | changed)} | changed
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def _is_named(path: str, files: dict[str, str | bytes]) -> bool:
    folder, _, name = path.rpartition("/")
    section = str(files.get(f"{folder}/section.yaml", ""))
    is_activity = name.endswith((".md", ".yaml")) and not name.startswith("section.") and section
    return not is_activity or name.partition(".")[0].lower() in section.lower()


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
"""
"""A quiz with each type of question and the characters that formats stumble over."""

TYPES_WITH_PARTS = r"""title: Types with parts
questions:
  - id: sky
    type: multianswer
    text: |
      The {{noun}} is {{colour}}, and 1 + 1 = {{sum}}. ![The sea](sea.svg)

      Primes are {{primes}}, water is {{water}} and $a_{{sum}}$ is a formula.
    gaps:
      - id: noun
        type: shortanswer
        answers:
          - {text: "sky {a} ~ 5 # = %50%", feedback: "**Fine** {x} ~ # } \\} <b>."}
          - {text: air, fraction: 50}
          - {text: "*", fraction: 0, feedback: No.}
      - id: colour
        type: multichoice
        points: 2
        answers: [{text: blue & white, right: true}, {text: "=red", feedback: No.}, {text: "a < b"}]
      - id: sum
        type: numerical
        answers: [{number: 2, tolerance: 0.1, feedback: ok}, {number: -2.5e-7, fraction: 50}]
      - id: primes
        type: multichoice
        shuffle: true
        answers: [{text: "2", right: true}, {text: "3", right: true}, {text: "4"}]
      - id: water
        type: multichoice
        display: horizontal
        answers: [{text: wet, right: true}, {text: dry, fraction: -50}]
    hints:
      - {text: Look up., show_number_correct: true, clear_wrong: true}
    general_feedback: That was the sky.
  - id: animals
    type: gapselect
    text: The {{cat}} sat on the {{mat}}, and another {{cat}}.
    choices:
      - {id: cat, text: "cat < dog & co"}
      - {id: mat, text: mat, group: 2}
      - {text: dog}
      - {text: moon, group: 2}
    shuffle: false
    feedback: {right: Well done., partly: Nearly., wrong: Read again.}
    show_number_correct: true
    hints:
      - {text: It purrs., show_number_correct: true, clear_wrong: true}
  - id: drag-animals
    type: ddwtos
    text: The {{cat}} sat on the {{mat}}, and another {{cat}}.
    choices:
      - {id: cat, text: "*cat*", unlimited: true}
      - {id: mat, text: "mat~2~ & H<sub>2</sub>O", group: 2}
      - {text: dog}
    feedback: {right: Well done., partly: Nearly., wrong: Read again.}
  - id: map
    type: ddimageortext
    text: Put the capitals in their places.
    background: sea.svg
    items:
      - {id: accra, text: Accra}
      - {id: lome, text: Lomé, image: sea.svg, group: 2, unlimited: true}
      - {id: dakar, text: Dakar}
    zones:
      - {item: accra, at: [2, 3], label: Capital of Ghana}
      - {item: lome, at: [5, 6]}
    shuffle: false
    show_number_correct: true
    hints:
      - {text: By the sea., clear_wrong: true}
  - id: marks
    type: ddmarker
    text: Mark the capitals.
    background: sea.svg
    markers:
      - {id: accra, text: Accra, count: 2}
      - {id: lome, text: "**Lomé**", unlimited: true}
      - {id: dakar, text: Dakar}
    zones:
      - {marker: accra, shape: circle, at: [4, 4], radius: 2}
      - {marker: lome, shape: rectangle, at: [1, 1], size: [3, 2]}
      - {marker: accra, shape: polygon, points: [[0, 0], [8, 0], [8, 2]]}
    show_misplaced: true
    feedback: {right: Well done., partly: Nearly., wrong: Read again.}
    hints:
      - {text: By the sea., show_wrong: true, clear_wrong: true, show_number_correct: true}
  - id: steps
    type: ordering
    text: Put them in order.
    items: ["One: ![The sea](sea.svg)", "**Two**", "Three", "4"]
    layout: horizontal
    select: contiguous
    select_count: 3
    grading: relative-all-previous-and-next
    show_grading: false
    numbering: iii
    feedback: {right: Well done., partly: Nearly., wrong: Read again.}
    show_number_correct: true
    hints:
      - {text: Count., show_wrong: true, clear_wrong: true, show_number_correct: true}
      - {text: Count again.}
  - id: length
    type: numerical
    text: How long is it?
    answers: [{number: 2.5, tolerance: 0.1}]
    units: [{name: m}, {name: cm, multiplier: 100}]
    unit_entry: dropdown
    unit_grading: question
    unit_penalty: 20 %
  - id: product
    type: calculated
    text: "What is {a} times {b}? Not {={a}+{b}}."
    answers:
      - {formula: "{a} * {b}", tolerance: 0.01, feedback: Yes.}
      - {formula: "{a} + {b}", tolerance: 1, tolerance_type: nominal, fraction: 50, significant_figures: 3}
    wildcards:
      - {name: a, minimum: 1, maximum: 5}
      - {name: b, decimals: 2, distribution: loguniform, minimum: 10, maximum: 20, shared: true}
    value_sets: 4
    synchronise: together
    units: [{name: m}]
    unit_before_number: true
    hints:
      - {text: Multiply.}
  - id: root
    type: calculatedsimple
    text: "What is the root of {x}?"
    answers:
      - {formula: "sqrt({x})", tolerance: 0.1, tolerance_type: geometric, decimals: 4}
    wildcards:
      - {name: x, values: [4.0, 9.00, "16"]}
  - id: double
    type: calculatedmulti
    text: "Which is twice {x}?"
    answers:
      - {text: "It is {={x}*2}.", right: true, decimals: 1, feedback: Yes.}
      - {text: "It is {={x}*3}.", significant_figures: 2, fraction: -50}
    wildcards:
      - {name: x, minimum: 1, maximum: 9, decimals: 0}
    feedback: {right: Well done., partly: Nearly., wrong: Read again.}
    numbering: ABCD
    hints:
      - {text: Add it to itself., clear_wrong: true}
  - {id: one, type: shortanswer, text: Say one., answers: [{text: un}]}
  - {id: two, type: shortanswer, text: Say two., answers: [{text: deux}]}
  - {id: three, type: shortanswer, text: Say three., answers: [{text: trois}]}
  - id: drawn
    type: randomsamatch
    text: Match them.
    choose: 3
    subcategories: true
    show_number_correct: true
    feedback: {right: Well done., partly: Nearly., wrong: Read again.}
    hints:
      - {text: Count., show_number_correct: true}
"""
"""A quiz with each type of question that has parts, zones, units or formulas, and all their options."""
