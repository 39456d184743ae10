"""Every option says why."""

import pytest

from tests.checks.findings import checked


def _found(folder, questions, language="en"):
    course = checked(folder, {"one/quiz.yaml": f"title: Quiz\nquestions:\n{questions}"}, language)
    return [(p.code, p.place.line) for p in course.problems if p.code in {"CP-W017", "CP-W018", "CP-W019"}]


def test_each_option_without_feedback_is_named(tmp_path):
    question = (
        "  - id: sea\n    type: multichoice\n    text: Which of these is salty?\n    answers:\n"
        "      - {text: Sea, right: true, feedback: Rivers carry salt there.}\n"
        "      - {text: Lake}\n"
        "      - {text: Rain, feedback: Salt stays behind then.}\n"
    )
    assert _found(tmp_path, question) == [("CP-W017", 8)]


@pytest.mark.parametrize(
    ("feedback", "codes"),
    [
        ("{right: Well done., wrong: It is. Rivers carry salt.}", ["CP-W018"]),
        ("{right: Rivers carry salt there., wrong: Rivers carry salt there.}", ["CP-W019"]),
        ("{right: Yes. Rivers carry salt., wrong: It is. Rivers carry salt.}", []),
        ("{right: Yes. Rivers carry salt.}", ["CP-W017"]),
    ],
)
def test_both_sides_of_a_statement_say_why(tmp_path, feedback, codes):
    question = (
        f"  - {{id: sea, type: truefalse, text: The sea is salty., answer: true, feedback: {feedback}}}\n"
    )
    assert [code for code, _ in _found(tmp_path, question)] == codes


def test_words_are_not_counted_where_spaces_do_not_part_them(tmp_path):
    feedback = "{right: 河流带来盐分。, wrong: 请再读第一章。}"
    question = f"  - {{id: sea, type: truefalse, text: 海水是咸的。, answer: true, feedback: {feedback}}}\n"
    assert _found(tmp_path, question, "zh") == []


def test_typed_answers_explain_in_general_or_each(tmp_path):
    silent = "  - {id: sea, type: numerical, text: How many seas are there?, answers: [{number: 7}]%s}\n"
    assert _found(tmp_path / "silent", silent % "") == [("CP-W017", 3)]
    assert _found(tmp_path / "general", silent % ", general_feedback: Count them on the map.") == []
