"""The player's mark is the mark of Moodle's question engine, for 500 questions and 20 responses to each.

Moodle's marks are recorded (4.5); `tests/moodle/test_grading.py` asks the real one.
"""

import json

import pytest

from tests.web.grading.marking import RECORDED, course_of_generated, player_marks
from tests.web.grading.questions import COUNT, RESPONSES

pytestmark = pytest.mark.browser


def test_the_players_marks_are_moodles(page, tmp_path):
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    found = player_marks(page, course_of_generated(tmp_path))
    differences = {
        f"{question}[{number}]": (mark, recorded[question][number])
        for question, marks in found.items()
        for number, mark in enumerate(marks)
        if abs(mark - recorded[question][number]) > 1e-7
    }
    assert differences == {}
    assert sum(len(marks) for marks in found.values()) == COUNT * RESPONSES
