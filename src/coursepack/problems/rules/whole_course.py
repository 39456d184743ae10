"""CP-W030 to CP-W039: what only the whole course shows."""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule

_WARNING = Severity.WARNING
_NUMBERS = ("one", "two", "three", "four", "five")


def _true_false(*answers: bool) -> Example:
    questions = "".join(
        f"  - id: {name}\n    type: truefalse\n    text: Sea number {name} is salty.\n"
        f"    answer: {str(answer).lower()}\n"
        for name, answer in zip(_NUMBERS, answers, strict=True)
    )
    return Example("one/quiz.yaml", f"title: Quiz\nquestions:\n{questions}")


def _keys(*positions: int, shuffle: bool, lengths: tuple[int, ...] = (1, 1, 1, 1, 1)) -> Example:
    questions = ""
    for name, key, length in zip(_NUMBERS, positions, lengths, strict=True):
        options = [f"      - {{text: Water {name} {i}}}\n" for i in (1, 2, 3)]
        options[key - 1] = f"      - {{text: Salt{'y' * length} {name} {key}, right: true}}\n"
        questions += (
            f"  - id: {name}\n    type: multichoice\n    shuffle: {str(shuffle).lower()}\n"
            f"    text: Which water of the group {name} is it?\n    answers:\n{''.join(options)}"
        )
    return Example("one/quiz.yaml", f"title: Quiz\nquestions:\n{questions}")


KEY_POSITION = Rule(
    "CP-W030",
    "A position that is right too often",
    "Where options are not shuffled, a learner who always ticks the same place should not gain: no position holds "
    "over 40 % of the right answers.",
    "Move right answers to other places, or let the options be shuffled.",
    _keys(1, 1, 1, 2, 3, shuffle=False),
    _keys(1, 1, 2, 2, 3, shuffle=False),
    _WARNING,
)
KEY_POSITION_PRINTED = Rule(
    "CP-W031",
    "A position that is right too often in print",
    "The LMS shuffles these options, a printed guide does not: no position holds over 40 % of the right answers.",
    "Move right answers to other places, in every language's file alike.",
    _keys(1, 1, 1, 2, 3, shuffle=True),
    _keys(1, 1, 2, 2, 3, shuffle=True),
    _WARNING,
)
TRUE_FALSE_BALANCE = Rule(
    "CP-W032",
    "Mostly true or mostly false statements",
    "Between 40 and 60 % of a course's statements are true, so that one answer to all does not pay.",
    "Turn some statements round.",
    _true_false(True, True, True, True, False),
    _true_false(True, True, True, False, False),
    _WARNING,
)
RIGHT_OFTEN_LONGEST = Rule(
    "CP-W033",
    "The longest option is right too often",
    "Over a course, the right option is the longest in at most 35 % of the questions.",
    "Shorten right options, or say wrong ones more fully.",
    _keys(1, 1, 2, 2, 3, shuffle=True, lengths=(9, 9, 9, 1, 1)),
    _keys(1, 1, 2, 2, 3, shuffle=True, lengths=(9, 1, 1, 1, 1)),
    _WARNING,
)


def _objectives(*lines: str) -> Example:
    text = "title: One\nobjectives:\n" + "".join(f"  - {line}\n" for line in lines)
    return Example("one/section.yaml", f"{text}activities:\n  - page: welcome\n  - quiz: quiz\n")


OBJECTIVE_UNTESTED = Rule(
    "CP-W034",
    "A learning objective that nothing tests",
    "Neither a question nor a training activity with a rubric names it, so nobody learns whether it was reached.",
    "Name the objective at a question (`objective: …`) or in a graded activity, or drop it.",
    _objectives("{id: taste, text: Say what is salty.}", "{id: swim, text: Swim in the sea.}"),
    _objectives("{id: taste, text: Say what is salty.}"),
    _WARNING,
)
QUESTION_WITHOUT_OBJECTIVE = Rule(
    "CP-W035",
    "A question that tests no named objective",
    "The section names its objectives; a question beside them tests something that learners were not told.",
    "Write the id of the objective under `objective`.",
    Example(
        "one/quiz.yaml",
        "title: Quiz\nquestions:\n  - {id: sea, type: truefalse, text: The sea is salty., answer: true}\n",
    ),
    Example(
        "one/quiz.yaml",
        "title: Quiz\nquestions:\n"
        "  - {id: sea, type: truefalse, objective: taste, text: The sea is salty., answer: true}\n",
    ),
    _WARNING,
)


def _glossary(term: str) -> Example:
    return Example(
        "one/section.yaml",
        "title: One\nobjectives:\n  - {id: taste, text: Say what is salty.}\n"
        "activities:\n  - quiz: quiz\n  - glossary:\n      id: words\n      title: Words\n"
        f"      entries:\n        - {{id: word, term: {term}, definition: What it means here.}}\n",
    )


TERM_UNUSED = Rule(
    "CP-W036",
    "A glossary term that the course does not use",
    "The LMS links terms from the text; a term that stands nowhere helps nobody.",
    "Use the term in the text, add the form that the text uses under `aliases`, or remove the entry.",
    _glossary("Estuary"),
    _glossary("Sea"),
    _WARNING,
)
