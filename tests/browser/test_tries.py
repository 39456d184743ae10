"""Several tries at a question: hints, what they leave of the response, what a try costs; by keyboard, and resumed."""

import pytest

from coursepack import check as check_course
from coursepack.formats.scorm.units import Telling, units
from coursepack.web.saved import saved
from coursepack.web.terms import KnownTerms
from tests.browser.keyboard import Order, Parts
from tests.browser.test_accessibility import _AXE, violations

pytestmark = pytest.mark.browser

QUESTIONS = """title: Quiz
behaviour: interactive
pass: 50 %
questions:
  - id: sea
    type: multichoice
    text: What is salty?
    penalty: 25 %
    points: 4
    shuffle: false
    answers: [{text: The sea, right: true}, {text: The lake, feedback: Lakes are fresh.}, {text: Rain}]
    hints: [{text: Think of waves.}, {text: Think of whales.}]
  - id: pairs
    type: match
    text: Match them.
    penalty: 50 %
    points: 2
    shuffle: false
    pairs: [{text: Sea, answer: Salty}, {text: Lake, answer: Fresh}]
    hints: [{text: One is fresh., clear_wrong: true, show_number_correct: true}]
  - {id: once, type: truefalse, text: Rain is salty., answer: false}
"""
FILES = {
    "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
    "one/quiz.yaml": QUESTIONS,
}


@pytest.fixture
def learner(visit):
    return visit(FILES).in_platform()


def press_button(keyboard, name, kind):
    """Tab to the button of a question, and press it."""
    selector = f"[data-question='quiz--{name}'] .{kind}"
    for _ in range(80):
        if keyboard.frame.evaluate("css => document.activeElement.matches(css)", selector):
            keyboard.press("Enter")
            return
        keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector}")


def check(opened, name, answer):
    keyboard = opened.keyboard
    keyboard.enter_frame()
    keyboard.answer({f"quiz--{name}": answer})
    press_button(keyboard, name, "check")


def try_again(opened, name):
    press_button(opened.keyboard, name, "retry")


def said(opened, name):
    """What is said of a question, beside its options too."""
    css = f"[data-question='quiz--{name}'] :is(.outcome, .feedback)"
    return "\n".join(one.inner_text() for one in opened.frame.locator(css).all() if one.is_visible())


def focused_in(opened, css):
    return opened.frame.evaluate("css => document.activeElement.matches(css)", css)


def test_a_wrong_try_brings_a_hint_and_another_try_at_a_price(learner):
    check(learner, "sea", "1")
    assert focused_in(learner, "[data-question='quiz--sea'] .outcome")
    told = said(learner, "sea")
    for words in ("Wrong", "Lakes are fresh.", "Think of waves.", "Tries left: 2."):
        assert words in told
    for words in ("Think of whales.", "Right answer"):
        assert words not in told
    assert learner.frame.is_disabled("[data-question='quiz--sea'] input >> nth=0")
    try_again(learner, "sea")
    assert focused_in(learner, "[data-question='quiz--sea'] input")
    assert said(learner, "sea") == ""
    check(learner, "sea", "2")
    assert "Think of whales." in said(learner, "sea")
    assert "Tries left: 1." in said(learner, "sea")
    try_again(learner, "sea")
    check(learner, "sea", "0")
    told = said(learner, "sea")
    assert "Right" in told
    assert "Your result: 2 of 4 points, 50 %." in told
    assert "Think of" not in told
    assert learner.complaints == []


def test_a_hint_keeps_the_right_parts_which_count_from_their_own_try(learner):
    check(learner, "pairs", {0: "Salty", 1: "Salty"})
    assert "Parts that are right: 1. Tries left: 1." in said(learner, "pairs")
    try_again(learner, "pairs")
    values = (
        "() => [...document.querySelectorAll('[data-question=\"quiz--pairs\"] select')].map(e => e.value)"
    )
    assert learner.frame.evaluate(values) == ["0", ""]
    check(learner, "pairs", {1: "Fresh"})
    assert "Your result: 1.5 of 2 points, 75 %." in said(learner, "pairs")


def test_too_little_to_check_costs_no_try(learner):
    check(learner, "pairs", {0: "Fresh"})
    assert learner.frame.inner_text("form .warning") == "Not answered yet: 2."
    assert said(learner, "pairs") == ""


def bound(folder):
    """Characters that the build reckons with for the saved work."""
    section = check_course(folder).course.sections[0]
    (unit,) = units(check_course(folder).course, section, Telling("module", {"en": KnownTerms()}))
    return saved([(face.data, face.pages) for face in unit.faces]).longest


def test_tries_are_there_on_the_next_visit_and_in_the_score(learner, tmp_path):
    check(learner, "sea", "1")
    check(learner, "pairs", {0: "Salty", 1: "Salty"})
    try_again(learner, "pairs")
    learner.leave()
    assert len(learner.told["cmi.suspend_data"]) <= bound(tmp_path / "course")
    learner.in_platform()
    assert "Think of waves." in said(learner, "sea")
    assert learner.frame.is_visible("[data-question='quiz--sea'] .retry")
    assert learner.frame.is_visible("[data-question='quiz--pairs'] .check")
    try_again(learner, "sea")
    check(learner, "sea", "0")
    check(learner, "pairs", {1: "Fresh"})
    check(learner, "once", "0")
    learner.frame.click("button[type=submit]")
    # 3 of 4 points after one wrong try, 1.5 of 2, 1 of 1.
    assert learner.told["cmi.core.score.raw"] == "78.57143"
    assert learner.told["cmi.core.lesson_status"] == "passed"
    assert learner.errors == learner.complaints == []


def test_a_new_attempt_begins_without_tries(learner):
    check(learner, "sea", "1")
    learner.frame.click("button[type=submit]")
    learner.frame.click("button[type=submit]")
    assert "Your result: 0 of 7 points" in learner.frame.inner_text(".result")
    assert learner.frame.locator(".retry:visible").count() == 0
    learner.frame.click("button.again")
    check(learner, "sea", "0")
    assert "Right" in said(learner, "sea")
    assert "points" not in said(learner, "sea")


def test_what_is_said_to_a_wrong_try_is_accessible(learner):
    check(learner, "sea", "1")
    check(learner, "pairs", {0: "Salty", 1: "Salty"})
    learner.frame.evaluate(_AXE.read_text(encoding="utf-8"))
    assert violations(learner.frame) == {}


PARTS = """title: Quiz
behaviour: interactive
questions:
  - id: text
    type: multianswer
    text: "The {{noun}} is {{colour}}."
    penalty: 10 %
    gaps:
      - {id: noun, type: shortanswer, answers: [{text: sea}, {text: lake, fraction: 50}]}
      - {id: colour, type: multichoice, shuffle: false, answers: [{text: blue, right: true}, {text: red}]}
    hints: [{text: Look out., clear_wrong: true, show_number_correct: true}]
  - id: marks
    type: ddmarker
    text: Mark the town.
    background: sea.svg
    penalty: 10 %
    markers: [{id: town, text: Town}, {id: ship, text: Ship}]
    zones: [{marker: town, shape: circle, at: [4, 4], radius: 2}, {marker: ship, shape: circle, at: [7, 7], radius: 1}]
    hints: [{text: In the middle., clear_wrong: true, show_number_correct: true}]
  - id: steps
    type: ordering
    text: Order them.
    penalty: 10 %
    items: [One, Two, Three]
    grading: absolute-position
    hints: [{text: Count., show_wrong: true, show_number_correct: true}]
"""


def test_each_type_with_parts_keeps_what_is_right(visit):
    opened = visit({**FILES, "one/quiz.yaml": PARTS}).in_platform()
    check(opened, "text", Parts(["lake", "blue"]))
    assert "Parts that are right: 1." in said(opened, "text")
    try_again(opened, "text")
    assert opened.frame.input_value("[data-question='quiz--text'] input[type=text]") == ""
    assert opened.frame.input_value("[data-question='quiz--text'] select") == "0"
    check(opened, "text", Parts(["sea", "blue"]))
    assert "Your result: 1.9 of 2 points" in said(opened, "text")

    check(opened, "marks", {"Town": (4, 4), "Ship": (1, 1)})
    assert "Parts that are right: 1." in said(opened, "marks")
    try_again(opened, "marks")
    assert opened.frame.locator("[data-question='quiz--marks'] .put input").count() == 2

    drawn = sorted(opened.keyboard._order("quiz--steps"))
    check(opened, "steps", Order([drawn[0], drawn[2], drawn[1]]))
    assert "Parts that are right: 1." in said(opened, "steps")
    marks = opened.frame.locator("[data-question='quiz--steps'] .mark:not(:empty)").all_inner_texts()
    assert sorted(marks) == ["Right", "Wrong", "Wrong"]
    try_again(opened, "steps")
    check(opened, "steps", Order(drawn))
    assert "Your result: 0.9 of 1 points" in said(opened, "steps")
    assert opened.errors == opened.complaints == []


def next_release(opened, visit, quiz):
    """Leave, and come back to the same package with another quiz in it."""
    opened.leave()
    return visit({**FILES, "one/quiz.yaml": quiz}).in_platform()


def enabled(opened, name):
    return opened.frame.is_enabled(f"[data-question='quiz--{name}'] :is(input, select) >> nth=0")


def without_hints(quiz):
    return "".join(line for line in quiz.splitlines(keepends=True) if not line.strip().startswith("hints:"))


def test_a_release_without_hints_opens_what_waited_and_asks_no_price(learner, visit):
    check(learner, "sea", "1")
    check(learner, "pairs", {0: "Salty", 1: "Salty"})
    try_again(learner, "pairs")
    learner = next_release(learner, visit, without_hints(QUESTIONS))
    assert said(learner, "sea") == ""
    assert enabled(learner, "sea")
    check(learner, "sea", "0")
    check(learner, "pairs", {0: "Salty", 1: "Fresh"})
    for name in ("sea", "pairs"):
        assert "Right" in said(learner, name)
        assert "points" not in said(learner, name)
    check(learner, "once", "0")
    learner.frame.click("button[type=submit]")
    assert learner.told["cmi.core.score.raw"] == "100"
    assert learner.errors == learner.complaints == []


def test_a_release_with_another_behaviour_asks_once(learner, visit):
    check(learner, "sea", "1")
    check(learner, "pairs", {0: "Salty", 1: "Salty"})
    try_again(learner, "pairs")
    learner = next_release(learner, visit, QUESTIONS.replace("interactive", "deferredfeedback"))
    assert said(learner, "sea") == ""
    assert enabled(learner, "sea")
    keyboard = learner.keyboard
    keyboard.enter_frame()
    keyboard.answer({"quiz--sea": "0", "quiz--pairs": {1: "Fresh"}, "quiz--once": "0"})
    learner.frame.click("button[type=submit]")
    assert learner.told["cmi.core.score.raw"] == "100"
    assert learner.errors == learner.complaints == []


def test_a_release_with_fewer_hints_leaves_the_last_try_at_its_price(learner, visit):
    check(learner, "sea", "1")
    try_again(learner, "sea")
    check(learner, "sea", "2")
    learner = next_release(learner, visit, QUESTIONS.replace(", {text: Think of whales.}", ""))
    assert said(learner, "sea") == ""
    check(learner, "sea", "0")
    assert "Your result: 3 of 4 points, 75 %." in said(learner, "sea")
    assert learner.complaints == []


OTHER_PARTS = """title: Quiz
behaviour: interactive
questions:
  - id: text
    type: multianswer
    text: "The {{noun}} is blue."
    penalty: 10 %
    gaps: [{id: noun, type: shortanswer, answers: [{text: sea}]}]
    hints: [{text: Look out., clear_wrong: true, show_number_correct: true}]
  - id: marks
    type: ddmarker
    text: Mark the ship.
    background: sea.svg
    penalty: 10 %
    markers: [{id: ship, text: Ship}]
    zones: [{marker: ship, shape: circle, at: [7, 7], radius: 1}]
    hints: [{text: In the corner., clear_wrong: true, show_number_correct: true}]
  - id: steps
    type: match
    text: Match them.
    penalty: 10 %
    shuffle: false
    pairs: [{text: Sea, answer: Salty}, {text: Lake, answer: Fresh}]
    hints: [{text: One is fresh., clear_wrong: true, show_number_correct: true}]
"""


def test_a_release_with_other_parts_and_types_goes_on_from_the_wrong_try(visit):
    opened = visit({**FILES, "one/quiz.yaml": PARTS}).in_platform()
    check(opened, "text", Parts(["lake", "blue"]))
    check(opened, "marks", {"Town": (4, 4), "Ship": (1, 1)})
    drawn = sorted(opened.keyboard._order("quiz--steps"))
    check(opened, "steps", Order([drawn[0], drawn[2], drawn[1]]))
    opened = next_release(opened, visit, OTHER_PARTS)
    for name, hint in (("text", "Look out."), ("marks", "In the corner."), ("steps", "One is fresh.")):
        assert hint in said(opened, name)
        try_again(opened, name)
    check(opened, "text", Parts(["sea"]))
    check(opened, "marks", {"Ship": (7, 7)})
    check(opened, "steps", {0: "Salty", 1: "Fresh"})
    for name, points in (("text", "0.9"), ("marks", "0.9"), ("steps", "0.95")):
        assert f"Your result: {points} of 1 points" in said(opened, name)
    assert opened.errors == opened.complaints == []
