"""CP-E: warnings that are accepted, and acceptances that are wrong themselves."""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule


def _quiz(accept: str) -> Example:
    return Example(
        "one/quiz.yaml",
        "title: Quiz\nquestions:\n  - id: sea\n    type: truefalse\n    text: The sea is salty.\n    answer: true\n"
        f"    accept: {{{accept}}}\n",
    )


ACCEPTANCE_UNKNOWN = Rule(
    "CP-E001",
    "An acceptance of something that cannot be accepted",
    "Warnings of the item-writing, text and access checks (CP-W…) can be accepted, with a reason. Nothing else can.",
    "Correct the code, or mend what it reports.",
    _quiz("CP-W999: It is so on purpose."),
    _quiz("CP-W017: The facilitator explains it."),
)
ACCEPTANCE_UNUSED = Rule(
    "CP-E002",
    "An acceptance that accepts nothing",
    "The warning does not occur here, so the acceptance would hide the next one.",
    "Remove it.",
    _quiz("CP-W008: It is so on purpose."),
    _quiz("CP-W017: The facilitator explains it."),
    Severity.WARNING,
)
