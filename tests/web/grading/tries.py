"""Sequences of tries at the generated questions, with penalties and hints: always the same ones.

A sequence has responses that are checked in turn, whether one tries again after the last of them, and what is then
answered and handed in without checking.
"""

import random
from collections.abc import Iterator
from typing import Any

from tests.web.grading.questions import Question, generated

COUNT = 150
SEQUENCES = 12
_PENALTIES = [10, 20, 25, 33.33333, 50, 100]
_CLEARED = {"ddimageortext", "ddmarker", "ddwtos", "gapselect", "match", "multianswer", "multichoice"}
"""Types of which hints may clear wrong parts; Moodle's import leaves that out for calculatedmulti."""


def tried() -> Iterator[tuple[Question, list[dict[str, Any]]]]:
    """The first questions, each with sequences of tries."""
    for number, (question, given) in zip(range(COUNT), generated(), strict=False):
        draw = random.Random(1000 + number)
        responses = [one for one in given if one and _is_plain(question, one)]
        hints = [_hint(question, draw, index) for index in range(draw.randint(0, 3))]
        penalty = draw.choice(_PENALTIES)
        # An ordering question that nobody touched has the order as Moodle shows it.
        least = 1 if question["type"] == "ordering" else 0
        sequences = [_sequence(draw, responses, least) for _ in range(SEQUENCES)]
        yield {**question, "penalty": penalty, "hints": hints}, sequences


def _hint(question: Question, draw: random.Random, index: int) -> dict[str, Any]:
    clears = question["type"] in _CLEARED and draw.random() < 0.5
    return {"text": f"Hint {index}", **({"clear_wrong": True} if clears else {})}


def _is_plain(question: Question, response: str) -> bool:
    """Whether Moodle checks the number: it does not where it has a thousands separator or a unit not asked for."""
    if question["type"] not in {"numerical", "calculated", "calculatedsimple"}:
        return True
    return "," not in response and ("units" in question or not response.endswith(" m"))


def _sequence(draw: random.Random, responses: list[str], least: int) -> dict[str, Any]:
    checked = [draw.choice(responses) for _ in range(draw.randint(least, 4))]
    retried = draw.random() < 0.6
    saved = draw.choice(responses) if draw.random() < 0.5 else None
    return {"checked": checked, "retried": retried, "saved": saved}
