"""The columns of a sheet of questions: their names, their help, and other names that people give them."""

import re
from dataclasses import dataclass

TYPES = ("truefalse", "multichoice", "shortanswer", "numerical", "match", "ordering", "essay", "description")
"""Types that a sheet can hold."""

LEAST_ANSWERS = 4
YES, NO = "yes", "no"
ORIGINALS = "As exported"
"""Name of the hidden sheet that keeps every row as it was exported."""
ONE, SEVERAL = "one", "several"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its width in characters, what it takes, and what may be chosen there."""

    name: str
    width: int
    help: str
    choices: tuple[str, ...] = ()


QUESTION_COLUMNS = (
    Column("id", 24, "Leave as it is: by it the question finds its place again. Empty for a new question."),
    Column("type", 13, "What kind of question it is.", TYPES),
    Column("question", 60, "What is asked. *word* is emphasis, **word** is strong."),
    Column("review remarks", 40, "For reviewers: anything that the author should know."),
    Column("points", 8, "1 without a number."),
    Column("choose", 9, "Multiple choice: how many options a learner may choose.", (ONE, SEVERAL)),
    Column("general feedback", 40, "Shown to everybody after answering."),
    Column("tags", 16, "Words to find the question by, with commas between them."),
    Column("name", 20, "Name in the question bank; the id without it."),
)
ANSWER_COLUMNS = (
    Column(
        "answer", 32, "An option, an accepted answer, a number (3.5 ± 0.1), a pair (Sea -> salty), an item."
    ),
    Column("right", 9, "yes, no, or a share such as 50 %.", (YES, NO)),
    Column("feedback", 32, "Shown to those who gave this answer."),
)

_OTHER_NAMES = {
    "question text": "question",
    "text": "question",
    "question type": "type",
    "question id": "id",
    "remarks": "review remarks",
    "comments": "review remarks",
    "mark": "points",
    "grade": "points",
    "feedback": "general feedback",
    "title": "name",
}
_NUMBERED = re.compile(r"(answer|option|right|correct|share|fraction|feedback) ?(\d{1,3}|[a-z])")
_OTHER_PARTS = {"option": "answer", "correct": "right", "share": "right", "fraction": "right"}
_KNOWN = {column.name for column in QUESTION_COLUMNS}


def column_named(heading: str) -> str | None:
    """The column that a heading means: `question`, `answer 2`; None for one that means none."""
    words = " ".join(heading.lower().replace("*", " ").replace("_", " ").split())
    found = _NUMBERED.fullmatch(words)
    if found:
        part, number = found.groups()
        place = int(number) if number.isdigit() else ord(number) - ord("a") + 1
        return f"{_OTHER_PARTS.get(part, part)} {place}"
    words = _OTHER_NAMES.get(words, words)
    return words if words in _KNOWN else None
