"""The catalogue: every code, why it matters, and a wrong and a right example.

Examples are files of a small course (tests/specimens.py); a test shows that each wrong one is reported
and each right one is not.
"""

from coursepack.problems.rule import Rule
from coursepack.problems.rules import (
    acceptance,
    agenda,
    aiken,
    backup,
    gift,
    item_writing,
    moodle_xml,
    parts,
    prose,
    questions,
    reading,
    running,
    scheme,
    scorm,
    sheet,
    source,
    text,
    whole_course,
)

ROOMS = (
    source,
    text,
    questions,
    parts,
    item_writing,
    whole_course,
    running,
    scheme,
    agenda,
    prose,
    acceptance,
    reading,
    gift,
    aiken,
    sheet,
    moodle_xml,
    scorm,
    backup,
)
"""The modules that hold the rules, in the order in which they are listed."""

CATALOGUE: dict[str, Rule] = {
    rule.code: rule for room in ROOMS for rule in vars(room).values() if isinstance(rule, Rule)
}
"""Every rule by its code."""
