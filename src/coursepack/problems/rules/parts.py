"""CP-Q02x to CP-Q04x: what can be wrong with gaps, zones, units and formulas."""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule


def _quiz(question: str) -> Example:
    lines = "".join(f"    {line}\n" for line in question.strip("\n").split("\n"))
    return Example("one/quiz.yaml", f"title: Quiz\nquestions:\n  -{lines[3:]}")


def _select(text: str, *choices: str) -> Example:
    lines = "".join(f"  - {choice}\n" for choice in choices)
    return _quiz(f"id: animals\ntype: gapselect\ntext: {text}\nchoices:\n{lines}")


def _cloze(text: str, *answers: str) -> Example:
    lines = "".join(f"      - {answer}\n" for answer in answers or ("{text: blue}",))
    return _quiz(
        f"id: sky\ntype: multianswer\ntext: {text}\ngaps:\n"
        f"  - id: colour\n    type: shortanswer\n    answers:\n{lines}"
    )


def _markers(*zones: str) -> Example:
    lines = "".join(f"  - {zone}\n" for zone in zones)
    return _quiz(
        "id: map\ntype: ddmarker\ntext: Mark the capitals.\nbackground: sea.svg\n"
        f"markers:\n  - {{id: accra, text: Accra}}\nzones:\n{lines}"
    )


def _calculated(text: str, formula: str, wildcards: str) -> Example:
    return _quiz(
        f"id: sum\ntype: calculated\ntext: '{text}'\nanswers:\n  - {{formula: '{formula}'}}\n"
        f"wildcards:\n{wildcards}"
    )


def _two_shared(second: str) -> Example:
    question = (
        "  - id: {}\n    type: calculated\n    text: '{{a}} = ?'\n    answers:\n      - {{formula: '{{a}}'}}\n"
        "    wildcards:\n      - {{name: a, shared: true, {}}}\n"
    )
    quiz = question.format("one", "maximum: 10") + question.format("two", second)
    return Example("one/quiz.yaml", f"title: Quiz\nquestions:\n{quiz}")


_A_AND_B = "  - {name: a}\n  - {name: b}\n"

GAP_UNKNOWN = Rule(
    "CP-Q021",
    "A gap that is not described",
    "`{{name}}` in the text of a question with gaps stands for the choice or gap with that id; any other name "
    "would be shown as it is.",
    "Correct the name, or add the choice or gap.",
    _select("The {{animal}} sat on the {{thing}}.", "{id: animal, text: cat}", "{text: mat}"),
    _select("The {{animal}} sat on the {{thing}}.", "{id: animal, text: cat}", "{id: thing, text: mat}"),
)
GAP_NOT_IN_TEXT = Rule(
    "CP-Q022",
    "A gap that does not stand in the text",
    "A choice with an id, or a gap, has its place in the text of every language: `{{name}}`.",
    "Write it into the text; a choice that fits nowhere has no id.",
    _select("The {{animal}} sat on the mat.", "{id: animal, text: cat}", "{id: thing, text: mat}"),
    _select("The {{animal}} sat on the mat.", "{id: animal, text: cat}", "{text: mat}"),
)
GAP_TWICE = Rule(
    "CP-Q023",
    "A gap that stands in the text twice",
    "A small question has one place. A word to drag has as many as it is there: one, unless it is `unlimited`.",
    "Give the second place its own gap, or set `unlimited: true`.",
    _cloze("The sky is {{colour}} and the sea is {{colour}}."),
    _cloze("The sky is {{colour}} and the sea is not."),
)
NO_GAP = Rule(
    "CP-Q024",
    "A text without a gap",
    "Nothing could be filled in.",
    "Give a choice an id, and write `{{id}}` where it belongs in the text.",
    _select("The cat sat on the mat.", "{text: cat}", "{text: mat}"),
    _select("The {{animal}} sat on the mat.", "{id: animal, text: cat}", "{text: dog}"),
)
ITEM_UNKNOWN = Rule(
    "CP-Q025",
    "A zone for something that is not there",
    "Each zone names the item or marker that belongs in it, by its id.",
    "Correct the id, or add the item or marker.",
    _markers("{marker: acra, shape: circle, at: [5, 5], radius: 4}"),
    _markers("{marker: accra, shape: circle, at: [5, 5], radius: 4}"),
)
NOTHING_TO_DRAG = Rule(
    "CP-Q026",
    "An item without a text and without an image",
    "Learners would see nothing that they could drag.",
    "Give it a text or an image.",
    _quiz(
        "id: map\ntype: ddimageortext\ntext: Put the capital in its place.\nbackground: sea.svg\n"
        "items:\n  - {id: accra}\nzones:\n  - {item: accra, at: [5, 5]}\n"
    ),
    _quiz(
        "id: map\ntype: ddimageortext\ntext: Put the capital in its place.\nbackground: sea.svg\n"
        "items:\n  - {id: accra, text: Accra}\nzones:\n  - {item: accra, at: [5, 5]}\n"
    ),
)
FORMULA_WRONG = Rule(
    "CP-Q027",
    "A formula that cannot be worked out",
    "Formulas are made of numbers, wildcards such as {a}, the signs + - * / % ** and brackets, comparisons, and "
    "functions such as sqrt, sin, log, round, min and pow.",
    "Correct the formula.",
    _calculated("{a} + {b} = ?", "{a} + plus({b})", _A_AND_B),
    _calculated("{a} + {b} = ?", "{a} + {b}", _A_AND_B),
)
WILDCARD_UNKNOWN = Rule(
    "CP-Q028",
    "A wildcard that is not described",
    "Each {name} in a formula is one of the question's wildcards.",
    "Correct the name, or add it under `wildcards`.",
    _calculated("{a} + 1 = ?", "{a} + {x}", "  - {name: a}\n"),
    _calculated("{a} + 1 = ?", "{a} + 1", "  - {name: a}\n"),
)
NO_RESULT = Rule(
    "CP-Q029",
    "Values for which a formula has no result",
    "Some learners would get a question that cannot be answered.",
    "Narrow the range of the wildcard, or give its `values`.",
    _calculated("1 / {a} = ?", "1 / {a}", "  - {name: a, minimum: 0, maximum: 0, decimals: 0}\n"),
    _calculated("1 / {a} = ?", "1 / {a}", "  - {name: a, minimum: 1, maximum: 9, decimals: 0}\n"),
)
UNIT_MISSING = Rule(
    "CP-Q030",
    "A unit is asked for, and none is described",
    "Learners would have to give a unit that is never right.",
    "Add `units`, or remove `unit_entry` and `unit_grading`.",
    _quiz(
        "id: length\ntype: numerical\ntext: How long is it?\nunit_grading: response\n"
        "answers:\n  - {number: 3}\n"
    ),
    _quiz(
        "id: length\ntype: numerical\ntext: How long is it?\nunit_grading: response\nunits:\n  - {name: m}\n"
        "answers:\n  - {number: 3}\n"
    ),
)
CLOZE_ANSWER = Rule(
    "CP-Q031",
    "An answer that a small question in a text cannot have",
    "Moodle's Cloze takes the backslash away before } and #.",
    "Write the answer otherwise, or ask it in a question of its own.",
    _cloze("The sky is {{colour}}.", "{text: 'blue\\}'}"),
    _cloze("The sky is {{colour}}.", "{text: 'blue}'}"),
    Severity.WARNING,
)
NO_FILES_HERE = Rule(
    "CP-Q033",
    "An image where Moodle keeps no files",
    "Moodle keeps no files for the answers and feedback of small questions in a text, for words to drag, and for "
    "labels and markers; images there are broken.",
    "Put the image into the text of the question; an item to drag onto an image has its own `image`.",
    _cloze("The sky is {{colour}}.", "{text: blue, feedback: '![The sea](sea.svg)'}"),
    _cloze("![The sea](sea.svg) The sky is {{colour}}.", "{text: blue}"),
)
TOO_FEW_TO_DRAW = Rule(
    "CP-Q032",
    "Too few short answer questions to draw from",
    "Moodle makes this question of short answer questions that stand in the same quiz.",
    "Add short answer questions to the quiz, or lower `choose`.",
    _quiz("id: drawn\ntype: randomsamatch\ntext: Match them.\nchoose: 2\n"),
    Example(
        "one/quiz.yaml",
        "title: Quiz\nquestions:\n"
        "  - {id: drawn, type: randomsamatch, text: Match them., choose: 2}\n"
        "  - {id: salt, type: shortanswer, text: What is salty?, answers: [{text: sea}]}\n"
        "  - {id: deep, type: shortanswer, text: What is deep?, answers: [{text: ocean}]}\n",
    ),
)
TAG_REFUSED = Rule(
    "CP-Q034",
    "A tag that Moodle does not keep",
    "Moodle takes < > and ` out of tags, cuts them after 50 characters, and fails at a tag that is 0: its import ends "
    "there, and all that follows is lost.",
    "Shorten the tag, or write it in letters.",
    _quiz("id: sea\ntype: description\ntext: The sea is salty.\ntags: ['0']\n"),
    _quiz("id: sea\ntype: description\ntext: The sea is salty.\ntags: [sea]\n"),
)
SHARED_DIFFERS = Rule(
    "CP-Q035",
    "A shared wildcard that is not the same in every question",
    "Moodle shares the values of wildcards with one name and one range. It keeps this one for its question alone, so "
    "learners see different numbers.",
    "Give it the same range and values as above, another name, or remove `shared: true`.",
    _two_shared("maximum: 20"),
    _two_shared("maximum: 10"),
)
