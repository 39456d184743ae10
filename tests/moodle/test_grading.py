"""A real Moodle marks the generated responses as the player does."""

import json
import os

import pytest

from tests.web.grading.marking import RECORDED, course_of_generated, moodle_xml, player_marks, responses
from tests.web.grading.questions import COUNT

pytestmark = pytest.mark.browser


def test_moodles_marks_are_the_players(oracle, page, tmp_path):
    course = course_of_generated(tmp_path / "course")
    (tmp_path / "questions.xml").write_bytes(moodle_xml(tmp_path / "course"))
    names = {f"one/quiz/{name}": given for name, given in responses().items()}
    (tmp_path / "responses.json").write_text(json.dumps(names), encoding="utf-8")
    report = oracle("grade_responses.php", tmp_path / "questions.xml", tmp_path / "responses.json")
    assert report["problems"] == []
    moodle = {name.removeprefix("one/quiz/"): marks for name, marks in report["marks"].items()}
    assert len(moodle) == COUNT
    if os.environ.get("RECORD_GOLDEN"):
        lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(marks)}" for name, marks in moodle.items())
        RECORDED.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    found = player_marks(page, course)
    differences = {
        f"{question}[{number}]": (mark, moodle[question][number])
        for question, marks in found.items()
        for number, mark in enumerate(marks)
        if abs(mark - moodle[question][number]) > 1e-7
    }
    assert differences == {}
