"""Every type with parts is answered by keyboard alone, and reported as the standards want it."""

import pytest

from tests.browser.keyboard import Order, Parts
from tests.browser.test_scorm_again import interactions, opened, standard
from tests.specimens import TYPES_WITH_PARTS

__all__ = ["opened", "standard"]

pytestmark = pytest.mark.browser

COURSE = {
    "one/section.yaml": "title: One\nactivities:\n  - quiz: quiz\n",
    "one/quiz.yaml": TYPES_WITH_PARTS.replace("questions:", "pass: 60 %\nquestions:", 1),
}
ANSWERS = {
    "quiz--sky": Parts(["sky {a} ~ 5 # = %50%", "blue & white", "2", ["0", "1"], ["0"]]),
    "quiz--animals": {0: "cat < dog & co", 1: "mat", 2: "cat < dog & co"},
    "quiz--drag-animals": {0: "cat", 1: "mat~2~ & H2O", 2: "cat"},
    "quiz--map": {0: "Accra", 1: "Lomé"},
}


def set_of(learner, question):
    """The numbers that the learner got, and what they make."""
    return learner.frame.inner_text(f"[data-question='{question}'] .text")


def test_every_type_with_parts_is_answered_and_reported(opened, standard):
    learner = opened(COURSE)
    keyboard = learner.keyboard
    keyboard.enter_frame()
    drawn = sorted(keyboard._order("quiz--steps"))
    first, second = (float(number) for number in _numbers(set_of(learner, "quiz--product"))[:2])
    root = float(_numbers(set_of(learner, "quiz--root"))[0])
    right = {
        **ANSWERS,
        "quiz--marks": {"Accra": (4, 4), "Lomé": (2, 2)},
        "quiz--steps": Order(drawn),
        "quiz--product": str(first * second),
        "quiz--root": str(root**0.5),
        "quiz--double": 0,
    }
    keyboard.answer(right)
    keyboard.submit()
    if learner.frame.is_visible("form .warning:not(:empty)"):
        keyboard.submit()
    states = learner.frame.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.question')]
          .map(e => [e.dataset.question, e.querySelector('.outcome').dataset.state]))"""
    )
    assert {name: states[name] for name in right} == dict.fromkeys(right, "right") | {"quiz--marks": "partly"}
    learner.leave()
    kinds = {one["id"]: one["type"] for one in interactions(learner)}
    assert kinds["one.quiz.steps"] == "sequencing"
    assert kinds["one.quiz.map"] == kinds["one.quiz.animals"] == "matching"
    assert kinds["one.quiz.sky.noun"] == "fill-in"
    assert kinds["one.quiz.marks"] == "performance"
    assert learner.errors == []
    assert learner.complaints == []


def test_answers_with_parts_are_there_on_the_next_visit(opened, standard):
    learner = opened(COURSE)
    keyboard = learner.keyboard
    keyboard.enter_frame()
    drawn = sorted(keyboard._order("quiz--steps"))
    text = set_of(learner, "quiz--product")
    keyboard.answer({**ANSWERS, "quiz--marks": {"Accra": (4, 4)}, "quiz--steps": Order(drawn[::-1])})
    learner.leave()
    learner.in_platform()
    assert learner.keyboard._order("quiz--steps") == drawn[::-1]
    assert set_of(learner, "quiz--product") == text
    places = learner.frame.evaluate("() => [...document.querySelectorAll('.put input')].map(e => e.value)")
    assert places == ["4", "4"]
    lists = learner.frame.evaluate(
        """() => [...document.querySelectorAll('[data-question="quiz--map"] select')]
          .map(e => e.selectedOptions[0].textContent)"""
    )
    assert lists == ["Accra", "Lomé"]
    parts = learner.frame.evaluate(
        "() => [...document.querySelectorAll('[data-part] input:checked')].map(e => e.value)"
    )
    assert sorted(parts) == ["0", "0", "1"]


def _numbers(text):
    cleaned = "".join(letter if letter.isdigit() or letter == "." else " " for letter in text)
    return [number for number in cleaned.split() if any(letter.isdigit() for letter in number)]
