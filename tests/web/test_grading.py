"""The player's mark is the mark of Moodle's question engine, for 500 questions and 20 responses to each.

Also after several tries with penalties and hints, for 150 questions and 12 sequences of tries at each. Its marks are
recorded (4.5); `tests/moodle/test_grading.py` asks the real one.
"""

import json

import pytest

from tests.web.grading import marking, questions, tries

pytestmark = pytest.mark.browser


def test_the_players_marks_are_moodles(page, tmp_path):
    recorded = json.loads(marking.RECORDED.read_text(encoding="utf-8"))
    found = marking.player_marks(page, marking.course_of_generated(tmp_path))
    assert marking.differences(found, recorded) == {}
    assert sum(len(marks) for marks in found.values()) == questions.COUNT * questions.RESPONSES


def test_the_players_marks_of_several_tries_are_moodles(page, tmp_path):
    recorded = json.loads(marking.RECORDED_TRIES.read_text(encoding="utf-8"))
    found = marking.player_marks_of_tries(page, marking.course_of_tried(tmp_path))
    assert marking.differences(found, recorded) == {}
    assert sum(len(marks) for marks in found.values()) == tries.COUNT * tries.SEQUENCES
