"""Ordering questions in GIFT: `{>3 RANDOM VERTICAL ABSOLUTE_POSITION SHOW none`, then an item a line.

As `import_from_gift` of `question/type/ordering/questiontype.php` reads them, Moodle 4.5 and 5.1. Its pattern runs
REL and LONGEST_ORDERED_SUBSET together, so it knows neither; and it never undoes escapes in items.
"""

import re

from coursepack.formats.gift.blocks import BLANKS
from coursepack.formats.gift.escape import show
from coursepack.formats.gift.texts import Data, rich
from coursepack.model import Ordering

_SETTINGS = re.compile(
    r"\s*>\s*(?P<count>\d+)\s*"
    r"(?P<select>ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG|)\s*"
    r"(?P<layout>HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0|)\s*"
    r"(?P<grading>ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|RELATIVE_NEXT_EXCLUDE_LAST|RELATIVE_NEXT_INCLUDE_LAST"
    r"|RELATIVE_ONE_PREVIOUS_AND_NEXT|RELATIVE_ALL_PREVIOUS_AND_NEXT|RELATIVE_TO_CORRECT|RELATIVE"
    r"|RELLONGEST_ORDERED_SUBSET|LONGEST_CONTIGUOUS_SUBSET|)\s*"
    r"(?P<show>SHOW|TRUE|YES|1|HIDE|FALSE|NO|0|)\s*"
    r"(?P<numbering>none|123|abc|ABCD|iii|IIII|)\s*",
    re.ASCII,
)
_LAYOUTS = {"HORIZONTAL", "HORI", "H", "1"}
_SELECTS = {"ALL": "all", "EXACT": "all", "CONTIGUOUS": "contiguous", "CONTIG": "contiguous"}
_GRADINGS = {
    "ALL_OR_NOTHING": "all-or-nothing",
    "ABS": "absolute-position",
    "ABSOLUTE": "absolute-position",
    "ABSOLUTE_POSITION": "absolute-position",
    "RELATIVE_NEXT_INCLUDE_LAST": "relative-next-include-last",
    "RELATIVE_ONE_PREVIOUS_AND_NEXT": "relative-one-previous-and-next",
    "RELATIVE_ALL_PREVIOUS_AND_NEXT": "relative-all-previous-and-next",
    "LONGEST_CONTIGUOUS_SUBSET": "longest-contiguous-subset",
    "RELATIVE_TO_CORRECT": "relative-to-correct",
}
_HIDES = {"HIDE", "FALSE", "NO"}
_MOST_BY_ITSELF = 6
_GENERAL_FEEDBACK = re.compile("#{4,}")
_LINE_ENDS = re.compile(r"[\r\n]+")


def is_ordering(answers: str) -> bool:
    """Whether the answers are those of an ordering question."""
    return answers.startswith(">") and _SETTINGS.match(answers) is not None


def ordering(answers: str) -> Data:
    """Settings and items; an item `0` does not count, for PHP calls it empty."""
    found = _SETTINGS.match(answers)
    if found is None:
        return {}
    lines = (line.strip(BLANKS) for line in _LINE_ENDS.split(answers[found.end() :]))
    items = [line for line in lines if line not in {"", "0"}]
    count = int(found["count"][:9])
    return {
        "items": [rich(show(item), "moodle") for item in items],
        "select": _SELECTS.get(found["select"], "random"),
        "select_count": count if 2 <= count <= len(items) else min(_MOST_BY_ITSELF, len(items)),
        "layout": "horizontal" if found["layout"] in _LAYOUTS else "vertical",
        "grading": _GRADINGS.get(found["grading"], "relative-next-exclude-last"),
        "show_grading": found["show"] not in _HIDES,
        "numbering": found["numbering"] or "none",
    }


def ordering_gift(question: Ordering, items: list[str], general_feedback: str) -> str:
    """The question's settings and items; `items` are HTML."""
    grading = question.grading.upper().replace("-", "_")
    settings = [
        str(min(question.select_count, len(items))),
        question.select.upper(),
        question.layout.upper(),
        "" if question.grading == "longest-ordered-subset" else grading,
        "SHOW" if question.show_grading else "HIDE",
        question.numbering,
    ]
    lines = "".join(f"{_item(item)}\n" for item in items)
    return f"{{>{' '.join(filter(None, settings))}\n{lines}{general_feedback}}}"


def _item(html: str) -> str:
    """HTML on one line, with character references for what would end the items or be a comment."""
    line = " ".join(html.split()).replace("\\", "\\\\").replace("{", "&#123;").replace("}", "&#125;")
    line = _GENERAL_FEEDBACK.sub(lambda marks: "&#35;" * len(marks.group()), line).replace("&&0", "&&#48;")
    if line.startswith("//"):
        line = f"&#47;{line[1:]}"
    return "&#48;" if line == "0" else line
