"""Typed answers do not fail a learner who knows."""

import pytest

from tests.checks.findings import quiz


def _short(answers, stem="What is the capital of Peru, by the sea?", more=""):
    return f"  - id: sea\n    type: shortanswer\n    text: {stem!r}\n{more}    answers: {answers}\n"


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ("[{text: Lima}]", {"CP-W013"}),
        ("[{text: Lima}, {text: Cusco, fraction: 0}]", {"CP-W013"}),
        ("[{text: 1535}]", set()),
        ("[{text: Lima*}]", set()),
        ("[{text: Lima}, {text: City of Lima}]", set()),
        ("[{text: Perú}, {text: The Perú}]", {"CP-W014"}),
        ("[{text: Perú}, {text: peru}]", set()),
    ],
)
def test_every_reasonable_spelling_is_accepted(tmp_path, answers, found):
    assert quiz(tmp_path, _short(answers)) == found


def test_capitals_count_only_on_purpose(tmp_path):
    sensitive = "    case_sensitive: true\n"
    both = "[{text: Lima}, {text: Lima city}]"
    assert quiz(tmp_path / "fails", _short(both, more=sensitive)) == {"CP-W014"}
    lower = "[{text: Lima}, {text: lima}, {text: Lima city}, {text: lima city}]"
    assert quiz(tmp_path / "fine", _short(lower, more=sensitive)) == set()


@pytest.mark.parametrize(
    ("stem", "answers", "found"),
    [
        ("How deep is this sea, in metres?", "[{text: '400'}]", {"CP-W012"}),
        ("How deep is this sea, in metres?", "[{text: '400'}, {text: 400 m}]", set()),
        ("How deep is this sea, in metres (number only)?", "[{text: '400'}]", set()),
        ("How many months has this year?", "[{text: '12'}]", set()),
    ],
)
def test_a_unit_that_the_stem_names_may_be_typed(tmp_path, stem, answers, found):
    assert quiz(tmp_path, _short(answers, stem)) == found


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("{number: 1.025}", {"CP-W011"}),
        ("{number: 1.025, tolerance: 0.01}", set()),
        ("{number: 12}", set()),
        ("{number: 3, tolerance: 0}, {number: 2.5, fraction: 0}", set()),
    ],
)
def test_decimals_need_a_tolerance(tmp_path, answer, found):
    question = f"  - {{id: sea, type: numerical, text: How heavy is a litre of it?, answers: [{answer}]}}\n"
    assert quiz(tmp_path, question) == found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("text: Describe the sea.", {"CP-W015", "CP-W016"}),
        ("text: Describe the sea in 100 to 150 words., grader_info: A point a source.", set()),
        ("text: Describe the sea., max_words: 100, grader_info: A point a source.", set()),
        ("text: Describe the sea., max_words: 100, points: 0", set()),
        ("text: Hand in a drawing., response_format: noinline, attachments: 1, grader_info: Clear.", set()),
    ],
)
def test_an_essay_says_how_long_and_how_it_is_marked(tmp_path, keys, found):
    assert quiz(tmp_path, f"  - {{id: sea, type: essay, {keys}}}\n") == found
