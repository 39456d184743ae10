"""CP-A: what can be wrong with an Aiken file.

Each is a question that Moodle's own importer would lose, the last one without a word.
"""

from coursepack.problems.rule import Example, Rule

_RIGHT = Example("questions.aiken", "What is salty?\nA) The sea\nB) The lake\nANSWER: A\n")


def _wrong(text: str) -> Example:
    return Example("questions.aiken", text)


NOT_STARTED = Rule(
    "CP-A001",
    "An option or answer without a question",
    "A question is one line of text, then its options (A) …, B) …), then a line ANSWER: and a letter.",
    "Write the question's text on a line above its options.",
    _wrong("A) The sea\nB) The lake\nANSWER: A\n"),
    _RIGHT,
)
NOT_COMPLETE = Rule(
    "CP-A002",
    "A question without ANSWER: line",
    "The next line that is neither an option nor ANSWER: begins a new question, and the one before it is lost. A "
    "question's text is one line.",
    "Write the text on one line, options as A) or A. with a capital letter, and end with ANSWER: and a letter.",
    _wrong("What is salty?\nChoose one.\nA) The sea\nB) The lake\nANSWER: A\n"),
    _RIGHT,
)
TOO_FEW_OPTIONS = Rule(
    "CP-A003",
    "A question with fewer than two options",
    "A multiple choice question has two options or more.",
    "Add options, each on a line that begins with a capital letter and ) or a full stop.",
    _wrong("What is salty?\nA) The sea\nANSWER: A\n"),
    _RIGHT,
)
