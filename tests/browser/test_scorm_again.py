"""The same learner in scorm-again, a platform made to the letter of the standards."""

from pathlib import Path

import pytest

from tests.browser.test_tracking import EVERYTHING_RIGHT, QUIZ, READING, go_to_quiz
from tests.specimens import EVERY_TYPE

pytestmark = pytest.mark.browser

_LIBRARY = Path(__file__).parents[2] / "node_modules" / "scorm-again" / "dist"


@pytest.fixture(params=["1.2", "2004"])
def standard(request):
    if not _LIBRARY.is_dir():
        pytest.skip("scorm-again is not installed: run npm ci")
    return request.param


@pytest.fixture
def opened(visit, standard):
    def open_in(files):
        return visit(files, format_name=f"scorm-{standard}", platform=standard).in_platform()

    return open_in


def status(opened, standard):
    """Completion, success and score, as the platform keeps them."""
    cmi = opened.told
    if standard == "1.2":
        return cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"]
    return cmi["completion_status"], cmi["success_status"], cmi["score"]["scaled"]


def interactions(opened):
    listed = opened.told["interactions"]
    return list(listed.values()) if isinstance(listed, dict) else listed


def test_pages_alone_are_completed(opened, standard):
    learner = opened(READING)
    learner.keyboard.enter_frame()
    learner.keyboard.next_page()
    learner.leave()
    assert (
        status(learner, standard)
        == {"1.2": ("completed", ""), "2004": ("completed", "unknown", "")}[standard]
    )
    assert learner.errors == []


@pytest.mark.parametrize(
    ("lake", "expected"),
    [
        ("0", {"1.2": ("passed", "100"), "2004": ("completed", "passed", "1")}),
        ("1", {"1.2": ("failed", "50"), "2004": ("completed", "failed", "0.5")}),
    ],
)
def test_a_quiz_is_passed_or_failed(opened, standard, lake, expected):
    learner = opened(QUIZ)
    keyboard = go_to_quiz(learner)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": lake})
    keyboard.submit()
    learner.leave()
    assert status(learner, standard) == expected[standard]
    assert learner.errors == []


def test_what_was_begun_goes_on(opened, standard):
    learner = opened(QUIZ)
    go_to_quiz(learner).answer({"quiz--lake": "0"})
    learner.leave()
    learner.in_platform()
    assert learner.keyboard.shown == "quiz"
    chosen = learner.frame.evaluate(
        "() => [...document.querySelectorAll('input:checked')].map(e => e.name + e.value)"
    )
    assert chosen == ["quiz--lake0"]
    keyboard = learner.keyboard
    keyboard.enter_frame()
    keyboard.answer({"quiz--sea": "0"})
    keyboard.submit()
    learner.leave()
    assert [one["id"] for one in interactions(learner)] == ["one.quiz.sea", "one.quiz.lake"]
    assert learner.errors == []


def test_a_second_attempt_begins_anew(opened, standard):
    learner = opened(QUIZ)
    keyboard = go_to_quiz(learner)
    keyboard.answer({"quiz--sea": "0", "quiz--lake": "1"})
    keyboard.submit()
    learner.leave()
    assert status(learner, standard)[-1] == "0"
    # The platform has put the first attempt aside.
    learner.page.evaluate("() => { window.name = ''; }")
    learner.in_platform()
    assert learner.keyboard.shown == "Overview"
    assert learner.frame.query_selector("input:checked") is None
    keyboard = go_to_quiz(learner)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": "0"})
    keyboard.submit()
    learner.leave()
    assert status(learner, standard)[-1] == {"1.2": "100", "2004": "1"}[standard]
    assert learner.errors == []


def test_every_type_is_reported_without_an_error(opened, standard):
    learner = opened(
        {
            "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
            "one/quiz.yaml": EVERY_TYPE.replace("questions:", "pass: 60 %\nquestions:"),
        }
    )
    keyboard = go_to_quiz(learner)
    keyboard.answer(EVERYTHING_RIGHT)
    keyboard.submit()
    learner.leave()
    assert {one["result"] for one in interactions(learner)} == {"correct"}
    assert learner.errors == []
    assert learner.complaints == []
