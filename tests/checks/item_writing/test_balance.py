"""Over a course, neither a place nor a length nor luck gives points."""

import pytest

from coursepack.checks.item_writing.guessing import by_chance
from tests.checks.findings import checked, quiz
from tests.specimens import english_course


def _questions(positions, shuffle="false"):
    text = ""
    for number, key in enumerate(positions):
        options = "".join(
            f"      - {{text: Salt{number}{place}, right: {str(place == key).lower()}}}\n"
            for place in (1, 2, 3, 4)
        )
        text += (
            f"  - id: q{number}\n    type: multichoice\n    shuffle: {shuffle}\n"
            f"    text: Which of these is salty, number {number}?\n    answers:\n{options}"
        )
    return text


def test_forty_per_cent_on_one_position_is_the_most(tmp_path):
    assert quiz(tmp_path / "most", _questions([1, 1, 2, 3, 4])) == set()
    assert quiz(tmp_path / "more", _questions([1, 1, 1, 2, 3])) == {"CP-W030"}
    assert quiz(tmp_path / "shuffled", _questions([1, 1, 1, 2, 3], "true")) == {"CP-W031"}


def test_a_quiz_that_does_not_shuffle_fixes_every_position(tmp_path):
    questions = _questions([1, 1, 1, 2, 3], "true")
    assert quiz(tmp_path, questions, head="shuffle_answers: false\n") == {"CP-W030"}


def test_the_message_says_how_many(tmp_path):
    found = checked(tmp_path, {"one/quiz.yaml": f"title: Quiz\nquestions:\n{_questions([1, 1, 1, 2, 3])}"})
    messages = [problem.message for problem in found.problems if problem.code == "CP-W030"]
    assert messages == ["where options are not shuffled, option 1 is right in 3 of 5 questions (60%)"]


def test_few_questions_are_not_judged(tmp_path):
    assert quiz(tmp_path, _questions([1, 1, 1, 1])) == set()


@pytest.mark.parametrize(("true", "found"), [(4, set()), (6, set()), (3, {"CP-W032"}), (7, {"CP-W032"})])
def test_statements_are_true_in_forty_to_sixty_per_cent(tmp_path, true, found):
    questions = "".join(
        f"  - {{id: q{number}, type: truefalse, text: Sea {number} is salty., answer: {str(number < true).lower()}}}\n"
        for number in range(10)
    )
    assert quiz(tmp_path, questions) == found


_CHANCES = [
    ("{type: truefalse, answer: true}", 0.5),
    ("{type: multichoice, answers: [{text: A, right: true}, {text: B}, {text: C}, {text: D}]}", 0.25),
    ("{type: match, pairs: [{text: A, answer: x}, {text: B, answer: y}, {answer: z}]}", 1 / 3),
    ("{type: shortanswer, answers: [{text: A}]}", 0.0),
    ("{type: ordering, items: [A, B, C, D], grading: all-or-nothing}", 1 / 24),
    ("{type: essay}", 0.0),
]


@pytest.mark.parametrize(("question", "chance"), _CHANCES)
def test_what_guessing_earns(tmp_path, question, chance):
    text = "title: Quiz\nquestions:\n  - " + question.replace("{", "{id: sea, text: What is it?, ", 1) + "\n"
    (_, _, found) = next(iter(english_course(tmp_path, text).questions()))
    assert by_chance(found) == pytest.approx(chance)


@pytest.mark.parametrize(("share", "found"), [(50, {"CP-W021"}), (51, set())])
def test_questions_drawn_from_a_bank_are_guessed_too(tmp_path, share, found):
    files = {
        "one/section.yaml": "title: One\nactivities:\n  - bank: pool\n  - quiz: quiz\n",
        "one/pool.yaml": (
            "title: Pool\nquestions:\n  - id: sea\n    type: truefalse\n    text: The sea is salty.\n    answer: true\n"
            "    feedback: {right: Yes. Rivers carry salt., wrong: It is. Rivers carry salt.}\n"
        ),
        "one/quiz.yaml": f"title: Quiz\npass: {share} %\ndraws:\n  - {{count: 1, from: pool}}\n",
    }
    assert {problem.code for problem in checked(tmp_path, files).problems} == found


def test_several_right_options_are_guessed_by_all_subsets(tmp_path):
    """Two of four right, +50 % and -50 %: of 16 subsets 1 earns all, 4 half, the others nothing."""
    options = "[{text: A, right: true}, {text: B, right: true}, {text: C}, {text: D}]"
    text = (
        f"title: Quiz\nquestions:\n  - {{id: sea, type: multichoice, text: Which two?, answers: {options}}}\n"
    )
    (_, _, found) = next(iter(english_course(tmp_path, text).questions()))
    assert by_chance(found) == pytest.approx((1 + 4 * 0.5) / 16)
