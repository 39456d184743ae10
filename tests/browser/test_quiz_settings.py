"""A quiz follows its settings: order, parts, what is shown when, which try counts."""

import pytest

pytestmark = pytest.mark.browser

QUESTIONS = """questions:
  - {id: sea, type: truefalse, text: The sea is salty., answer: true, feedback: {wrong: Taste it.}}
  - {id: lake, type: truefalse, text: The lake is salty., answer: false, general_feedback: Lakes differ.}
  - {id: pond, type: truefalse, text: The pond is salty., answer: false}
  - {id: rain, type: truefalse, text: The rain is salty., answer: false}
  - {id: snow, type: truefalse, text: The snow is salty., answer: false}
  - {id: tear, type: truefalse, text: A tear is salty., answer: true}
"""
RIGHT = {"sea": "1", "lake": "0", "pond": "0", "rain": "0", "snow": "0", "tear": "1"}


@pytest.fixture
def opened(visit):
    def open_with(settings):
        files = {
            "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
            "one/quiz.yaml": f"title: Quiz\n{settings}{QUESTIONS}",
        }
        return visit(files).in_platform()

    return open_with


def choose(opened, answers):
    for name, value in answers.items():
        opened.frame.check(f"[data-question='quiz--{name}'] input[value='{value}']")


def hand_in(opened, **wrong):
    choose(opened, RIGHT | wrong)
    opened.frame.click("button[type=submit]")


def try_again(opened, **wrong):
    opened.frame.click("button.again")
    hand_in(opened, **wrong)


def order(opened):
    return opened.frame.evaluate(
        "() => [...document.querySelectorAll('.question')].map(e => e.dataset.question.slice(6))"
    )


def seen(opened):
    return opened.frame.inner_text("form.quiz")


@pytest.mark.parametrize(
    ("keep", "scores"),
    [
        ("highest", ["50", "100", "100"]),
        ("first", ["50", "50", "50"]),
        ("last", ["50", "100", "83.33333"]),
        ("average", ["50", "75", "77.77778"]),
    ],
)
def test_the_try_that_counts_is_the_one_that_the_quiz_keeps(opened, keep, scores):
    learner = opened(f"keep: {keep}\n")
    hand_in(learner, sea="0", lake="1", pond="1")
    told = [learner.told["cmi.core.score.raw"]]
    try_again(learner)
    told.append(learner.told["cmi.core.score.raw"])
    try_again(learner, tear="0")
    told.append(learner.told["cmi.core.score.raw"])
    assert told == scores


def test_questions_are_mixed_within_their_parts_and_stay_so(opened):
    learner = opened(
        "parts:\n  - {title: Water, starts_at: sea, shuffle: true}\n  - {title: Weather, starts_at: rain}\n"
    )
    found = set()
    for _ in range(8):
        found.add(tuple(order(learner)))
        assert sorted(order(learner)[:3]) == ["lake", "pond", "sea"]
        assert order(learner)[3:] == ["rain", "snow", "tear"]
        numbers = learner.frame.evaluate(
            "() => [...document.querySelectorAll('.number span')].map(e => e.textContent)"
        )
        assert [text for text in numbers if "of 6" in text] == [f"Question {n} of 6" for n in range(1, 7)]
        hand_in(learner)
        learner.frame.click("button.again")
    assert len(found) > 1
    before = order(learner)
    learner.leave()
    learner.in_platform()
    assert order(learner) == before
    assert learner.frame.locator("h3.part").all_inner_texts() == ["Water", "Weather"]


def test_only_what_the_review_allows_is_shown(opened):
    learner = opened(
        "review: {right_after: [attempt, feedback], later: [attempt, correctness, marks, right_answer]}\n"
    )
    hand_in(learner, sea="0")
    assert "Taste it." in seen(learner)
    assert "Your answers are handed in." in seen(learner)
    for word in ("Right", "Wrong", "points,", "Lakes differ."):
        assert word not in seen(learner)
    learner.leave()
    learner.in_platform()
    assert "Taste it." not in seen(learner)
    assert "Right answer: True" in seen(learner)
    assert "Your result: 5 of 6 points, 83.33 %." in seen(learner)


def test_a_review_without_the_attempt_shows_no_question(opened):
    learner = opened("review: {right_after: [marks]}\ndecimal_places: 0\n")
    hand_in(learner, sea="0")
    assert learner.frame.locator(".question:visible").count() == 0
    assert "Your result: 5 of 6 points, 83 %." in seen(learner)


def test_feedback_comes_with_each_question_where_the_quiz_says_so(opened):
    learner = opened("behaviour: immediatefeedback\n")
    learner.frame.click("[data-question='quiz--sea'] .check")
    assert learner.frame.inner_text("form .warning") == "Not answered yet: 1."
    choose(learner, {"sea": "0"})
    learner.frame.click("[data-question='quiz--sea'] .check")
    assert "Taste it." in seen(learner)
    assert learner.frame.is_disabled("[data-question='quiz--sea'] input >> nth=0")
    assert not learner.frame.is_disabled("[data-question='quiz--lake'] input >> nth=0")
    learner.leave()
    learner.in_platform()
    assert "Taste it." in seen(learner)
    choose(learner, {name: value for name, value in RIGHT.items() if name != "sea"})
    learner.frame.click("button[type=submit]")
    assert learner.told["cmi.core.score.raw"] == "83.33333"


def test_overall_feedback_follows_the_share_and_answers_may_stay(opened):
    learner = opened(
        "build_on_last: true\noverall_feedback:\n"
        "  - {at_least: 0, text: Read again.}\n  - {at_least: 90, text: Excellent.}\n"
    )
    hand_in(learner, sea="0")
    assert "Read again." in seen(learner)
    learner.frame.click("button.again")
    choose(learner, {"sea": "1"})
    learner.frame.click("button[type=submit]")
    assert "Excellent." in seen(learner)
    assert "Read again." not in seen(learner)
