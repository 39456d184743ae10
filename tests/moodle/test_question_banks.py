"""A real Moodle imports every question bank whole, without a notice, and marks each question rightly."""

from html import unescape

import pytest

from coursepack import build, check
from tests.conftest import COURSES
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS, english_course

_COURSE = COURSES / "ecowas-toolkit"
_FORMATS = {"xml": ".xml", "gift": ".gift"}


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build(_COURSE, folder)
    return folder


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("moodle_format", _FORMATS)
def test_the_toolkit_imports_whole_and_each_right_answer_scores(packages, oracle, moodle_format, language):
    (file,) = packages.glob(f"*-{language}{_FORMATS[moodle_format]}")
    report = oracle("attempt_questions.php", f"--format={moodle_format}", file)
    expected = sum(1 for _ in check(_COURSE).course.questions())
    assert report["messages"] == []
    assert report["problems"] == []
    assert report["summary"] == {"autogradable": expected, "full_marks": expected}
    assert _best_wrong(report) <= 0


@pytest.mark.parametrize("moodle_format", _FORMATS)
def test_every_type_imports_and_scores(tmp_path, oracle, moodle_format):
    english_course(tmp_path / "course", EVERY_TYPE)
    build(tmp_path / "course", tmp_path / "dist", allow_loss=True)
    (file,) = (tmp_path / "dist").glob(f"*{_FORMATS[moodle_format]}")
    report = oracle("attempt_questions.php", f"--format={moodle_format}", file)
    assert [message for message in report["messages"] if "@@PLUGINFILE@@" not in message["message"]] == []
    assert report["summary"]["autogradable"] == report["summary"]["full_marks"] == 6


def test_types_with_parts_import_and_score(tmp_path, oracle):
    english_course(tmp_path / "course", TYPES_WITH_PARTS)
    build(tmp_path / "course", tmp_path / "dist", allow_loss=True)
    (file,) = (tmp_path / "dist").glob("*.xml")
    report = oracle("attempt_questions.php", "--format=xml", file)
    assert (report["messages"], report["problems"]) == ([], [])
    assert report["summary"]["autogradable"] == report["summary"]["full_marks"] == 14


def test_texts_are_stored_as_they_were_written(tmp_path, oracle):
    course = english_course(tmp_path / "course", EVERY_TYPE)
    build(tmp_path / "course", tmp_path / "dist", allow_loss=True)
    (file,) = (tmp_path / "dist").glob("*.xml")
    stored = {
        item["name"]: item for item in oracle("import_questions.php", "--format=xml", file)["questions"]
    }
    assert set(stored) == {found.thing.id for found in course.questions()}
    assert stored["text"]["questiontext"] == "<p>Code: <code>a\\b</code> &amp; <em>more</em> ]]&gt; end.</p>"
    assert [unescape(tag) for tag in stored["single"]["tags"]] == ["salt & pepper", "water"]
    assert stored["single"]["missing_files"] == []


def _best_wrong(report):
    """The best fraction that any wrong answer earned."""
    attempts = [attempt for question in report["questions"] for attempt in question["attempts"]]
    return max(attempt["fraction"] or 0 for attempt in attempts if attempt["kind"] == "wrong")
