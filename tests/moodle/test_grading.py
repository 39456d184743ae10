"""A real Moodle marks the generated responses, and tries one after the other, as the player does."""

import json
import os
from pathlib import Path

import pytest

from tests.web.grading import marking, questions, tries

pytestmark = pytest.mark.browser


def in_moodle(oracle, folder, asked):
    """Moodle's marks of what is asked, by question."""
    (folder / "questions.xml").write_bytes(marking.moodle_xml(folder / "course"))
    names = {f"one/quiz/{name}": given for name, given in asked.items()}
    (folder / "responses.json").write_text(json.dumps(names), encoding="utf-8")
    report = oracle("grade_responses.php", folder / "questions.xml", folder / "responses.json")
    assert report["problems"] == []
    return {name.removeprefix("one/quiz/"): marks for name, marks in report["marks"].items()}


def record(path: Path, marks):
    if os.environ.get("RECORD_GOLDEN"):
        lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(values)}" for name, values in marks.items())
        path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def test_moodles_marks_are_the_players(oracle, page, tmp_path):
    course = marking.course_of_generated(tmp_path / "course")
    moodle = in_moodle(oracle, tmp_path, marking.responses())
    assert len(moodle) == questions.COUNT
    record(marking.RECORDED, moodle)
    assert marking.differences(marking.player_marks(page, course), moodle) == {}


def test_moodles_marks_of_several_tries_are_the_players(oracle, page, tmp_path):
    course = marking.course_of_tried(tmp_path / "course")
    moodle = in_moodle(oracle, tmp_path, marking.tries())
    assert len(moodle) == tries.COUNT
    record(marking.RECORDED_TRIES, moodle)
    assert marking.differences(marking.player_marks_of_tries(page, course), moodle) == {}
