"""The catalogue: every code, why it matters, and a wrong and a right example.

Examples are files of a small course (tests/specimens.py); a test shows that each wrong one is reported
and each right one is not.
"""

from coursepack.problems.rule import Rule
from coursepack.problems.rules import parts, questions, source, text

CATALOGUE: dict[str, Rule] = {
    rule.code: rule
    for room in (source, text, questions, parts)
    for rule in vars(room).values()
    if isinstance(rule, Rule)
}
"""Every rule by its code."""
