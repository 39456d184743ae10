"""Questions in which numbers are drawn: each set of values has its own texts."""

from coursepack.web.questions import question_views
from coursepack.web.texts import Texts
from tests.specimens import english_course

QUIZ = """title: Quiz
behaviour: interactive
questions:
  - id: product
    type: calculated
    text: "What is {a} times two?"
    answers: [{formula: "{a} * 2"}]
    wildcards: [{name: a, values: ["4", "9"]}]
    hints: [{text: "Add {a} to itself."}, {text: "It is {={a}+{a}}."}]
  - id: choice
    type: calculatedmulti
    text: "What is {a} and two?"
    answers: [{text: "{={a}+2}", right: true}, {text: "{a}"}]
    wildcards: [{name: a, values: ["4", "9"]}]
    hints: [{text: "Count on from {a}."}]
"""


def test_hints_have_the_numbers_that_were_drawn(tmp_path):
    (found,) = english_course(tmp_path, QUIZ).quizzes()
    views = question_views(found.thing, Texts("en"))
    hints = [[[text.striptags() for text in hint.html] for hint in view.hints] for view in views]
    assert hints == [
        [["Add 4 to itself.", "Add 9 to itself."], ["It is 8.", "It is 18."]],
        [["Count on from 4.", "Count on from 9."]],
    ]
