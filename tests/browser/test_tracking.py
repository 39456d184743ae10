"""What a learner does arrives at the platform, and is there again on the next visit."""

import pytest

from tests.specimens import EVERY_TYPE

pytestmark = pytest.mark.browser

READING = {
    "one/section.yaml": "title: One\nactivities:\n  - page: first\n  - page: second\n",
    "one/first.en.md": "# First\n\nHello.\n",
    "one/second.en.md": "# Second\n\nGood bye.\n",
}
QUIZ = {
    "one/section.yaml": "title: One\nactivities:\n  - page: first\n  - quiz: quiz\n",
    "one/first.en.md": "# First\n\nHello.\n",
    "one/quiz.yaml": (
        "title: Quiz\npass: 60 %\nattempts: 2\nquestions:\n"
        "  - {id: sea, type: truefalse, text: The sea is salty., answer: true, objective: taste}\n"
        "  - {id: lake, type: truefalse, text: The lake is salty., answer: false}\n"
    ),
}
QUIZ["one/section.yaml"] += "objectives:\n  - {id: taste, text: Say what is salty.}\n"
EVERYTHING_RIGHT = {
    "quiz--true-false": "1",
    "quiz--single": "0",
    "quiz--several": [0, 1],
    "quiz--short": "sea",
    "quiz--number": "5",
    "quiz--pairs": {0: "Salty", 1: "Fresh"},
    "quiz--essay": "Waves, and salt.",
}


def go_to_quiz(opened):
    keyboard = opened.keyboard
    keyboard.enter_frame()
    while keyboard.shown != "quiz":
        keyboard.next_page()
    return keyboard


def test_pages_alone_are_completed_when_all_were_viewed(visit):
    opened = visit(READING).in_platform()
    assert opened.told["cmi.core.lesson_status"] == "incomplete"
    keyboard = opened.keyboard
    keyboard.enter_frame()
    keyboard.next_page()
    opened.leave()
    assert opened.told["cmi.core.lesson_status"] == "completed"
    assert "cmi.core.score.raw" not in opened.told
    assert opened.errors == []
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("answers", "score", "status"),
    [
        ({"quiz--sea": "1", "quiz--lake": "0"}, "100", "passed"),
        ({"quiz--sea": "1", "quiz--lake": "1"}, "50", "failed"),
    ],
)
def test_a_quiz_with_a_pass_mark_is_passed_or_failed(visit, answers, score, status):
    opened = visit(QUIZ).in_platform()
    keyboard = go_to_quiz(opened)
    keyboard.answer(answers)
    keyboard.submit()
    opened.leave()
    assert opened.told["cmi.core.lesson_status"] == status
    assert opened.told["cmi.core.score.raw"] == score
    assert opened.errors == []


def test_each_question_is_reported_with_its_id_response_and_result(visit):
    opened = visit(QUIZ).in_platform()
    keyboard = go_to_quiz(opened)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": "1"})
    keyboard.submit()
    told = opened.told
    assert {
        key: told[f"cmi.interactions.0.{key}"] for key in ("id", "type", "student_response", "result")
    } == {
        "id": "one.quiz.sea",
        "type": "true-false",
        "student_response": "t",
        "result": "correct",
    }
    assert told["cmi.interactions.0.objectives.0.id"] == "one.taste"
    assert told["cmi.interactions.1.correct_responses.0.pattern"] == "f"
    assert told["cmi.interactions.1.result"] == "wrong"


def test_each_learning_objective_has_its_own_result(visit):
    opened = visit(QUIZ).in_platform()
    keyboard = go_to_quiz(opened)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": "1"})
    keyboard.submit()
    assert opened.told["cmi.core.lesson_status"] == "failed"
    objective = {key: opened.told[f"cmi.objectives.0.{key}"] for key in ("id", "score.raw", "status")}
    assert objective == {"id": "one.taste", "score.raw": "100", "status": "passed"}


def test_every_type_is_answered_by_keyboard_and_reported_without_an_error(visit):
    opened = visit(
        {
            "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
            "one/quiz.yaml": EVERY_TYPE.replace("questions:", "pass: 60 %\nquestions:"),
        }
    ).in_platform()
    keyboard = go_to_quiz(opened)
    keyboard.answer(EVERYTHING_RIGHT)
    keyboard.submit()
    assert opened.errors == []
    assert opened.complaints == []
    assert opened.told["cmi.core.score.raw"] == "100"
    types = {value for key, value in opened.told.items() if key.endswith(".type")}
    assert types == {"true-false", "choice", "fill-in", "numeric", "matching"}


def test_answers_and_place_are_there_on_the_next_visit(visit):
    opened = visit(QUIZ).in_platform()
    go_to_quiz(opened).answer({"quiz--lake": "0"})
    opened.leave()
    opened.in_platform()
    assert opened.keyboard.shown == "quiz"
    chosen = opened.frame.evaluate(
        "() => [...document.querySelectorAll('input:checked')].map(e => e.name + e.value)"
    )
    assert chosen == ["quiz--lake0"]


def test_the_best_of_several_tries_counts(visit):
    opened = visit(QUIZ).in_platform()
    keyboard = go_to_quiz(opened)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": "0"})
    keyboard.submit()
    keyboard.tab_to(lambda has: has["text"] == "Try again")
    keyboard.press("Enter")
    keyboard.answer({"quiz--sea": "0", "quiz--lake": "1"})
    keyboard.submit()
    assert opened.told["cmi.core.score.raw"] == "100"
    assert opened.told["cmi.core.lesson_status"] == "passed"
    assert opened.told["cmi.interactions.3.result"] == "wrong"
    assert not opened.frame.is_visible("button.again")


def test_unanswered_questions_are_named_before_they_count(visit):
    opened = visit(QUIZ).in_platform()
    keyboard = go_to_quiz(opened)
    keyboard.answer({"quiz--sea": "1"})
    keyboard.submit()
    assert opened.frame.inner_text("form .warning") == "Not answered yet: 2."
    assert "cmi.core.score.raw" not in opened.told
    keyboard.submit()
    assert opened.told["cmi.core.score.raw"] == "50"


def test_a_platform_that_fails_is_tried_again_and_the_learner_is_told(visit):
    opened = visit(QUIZ).in_platform()
    opened.page.evaluate("() => { lms.broken = true; }")
    keyboard = go_to_quiz(opened)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": "0"})
    keyboard.submit()
    assert "does not answer" in opened.frame.inner_text("#Status")
    opened.page.evaluate("() => { lms.broken = false; }")
    opened.frame.wait_for_selector("#Status.lms_saved")
    assert opened.told["cmi.core.lesson_status"] == "passed"
    ids = [
        value
        for key, value in opened.told.items()
        if key.startswith("cmi.interactions") and key.count(".") == 3
    ]
    assert [name for name in ids if name.startswith("one.")] == ["one.quiz.sea", "one.quiz.lake"]


def test_a_second_window_takes_over_and_the_first_stops_recording(visit):
    opened = visit(QUIZ).in_platform()
    newer = opened.page.context.new_page()
    newer.route("**/*", opened._serve)
    newer.goto(opened.frame.url)
    opened.frame.wait_for_selector("#Status.other_window")
    assert opened.page.evaluate("() => lms.finished") == 1
    go_to_quiz(opened)
    assert opened.frame.is_hidden("button[type=submit]")
    assert opened.frame.is_disabled("input[type=radio] >> nth=0")
    assert opened.errors == []


def test_a_browser_without_storage_still_runs(visit):
    opened = visit(QUIZ)
    opened.page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get: () => { throw new Error('off'); } });"
    )
    opened.alone()
    keyboard = go_to_quiz(opened)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": "0"})
    keyboard.submit()
    assert "You have passed." in opened.frame.inner_text(".result")
    assert opened.complaints == []


def test_looking_back_records_nothing(visit):
    opened = visit(QUIZ)
    opened.page.add_init_script(
        """window.name ||= JSON.stringify({ "cmi.core.lesson_mode": "review", "cmi.core.lesson_status": "passed" });"""
    )
    opened.in_platform()
    assert opened.frame.inner_text("#Status") == "You are looking back: nothing is recorded."
    go_to_quiz(opened)
    assert opened.frame.is_disabled("input[type=radio] >> nth=0")
    opened.leave()
    assert opened.told["cmi.core.lesson_status"] == "passed"
    assert "cmi.suspend_data" not in opened.told
    assert opened.errors == []


def test_without_a_platform_it_runs_and_says_that_nothing_is_recorded(visit):
    opened = visit(QUIZ).alone()
    assert opened.frame.inner_text("#Status") == "No learning platform was found: nothing is recorded."
    keyboard = go_to_quiz(opened)
    keyboard.answer({"quiz--sea": "1", "quiz--lake": "0"})
    keyboard.submit()
    assert "You have passed." in opened.frame.inner_text(".result")
    assert opened.complaints == []
