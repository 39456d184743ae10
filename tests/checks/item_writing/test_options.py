"""Options are alike in all that is not the point."""

import pytest

from tests.checks.findings import checked, choice, quiz

_STEM = "Which of these waters is salty?"


@pytest.mark.parametrize(
    ("language", "option"),
    [
        ("en", "All of the above"),
        ("en", "All of the above."),
        ("en", "None of these"),
        ("en", "None of the above answers are correct"),
        ("en", "Both A and B"),
        ("en", "A and C only"),
        ("fr", "Toutes les réponses ci-dessus"),
        ("fr", "Aucune de ces réponses"),
        ("fr", "Aucune des réponses précédentes"),
        ("fr", "A et B"),
        ("es", "Todas las anteriores"),
        ("es", "Ninguna de las anteriores"),
        ("es", "A y B son correctas"),
    ],
)
def test_an_option_that_speaks_of_the_others(tmp_path, language, option):
    stem = {"en": _STEM, "fr": "Laquelle de ces eaux est salée ?", "es": "¿Cuál de estas aguas es salada?"}[
        language
    ]
    assert "CP-W008" in quiz(tmp_path, choice(stem, "One", "Two", option), language)


@pytest.mark.parametrize(
    "option", ["All of the Atlantic", "None of the salt", "A", "Vitamins A and B in fish", "Both"]
)
def test_options_that_only_sound_like_it(tmp_path, option):
    assert "CP-W008" not in quiz(tmp_path, choice(_STEM, "One", "Two", option))


def test_an_absolute_gives_a_wrong_option_away(tmp_path):
    assert quiz(tmp_path / "wrong", choice(_STEM, "One", "It is always two", "Three")) == {"CP-W009"}
    assert quiz(tmp_path / "both", choice(_STEM, "Never one", "It is always two", "Three")) == set()


def test_a_right_option_may_be_a_little_longer(tmp_path):
    wrong = ("The water of lakes", "The water of rain")
    assert quiz(tmp_path / "little", choice(_STEM, "The water of the seas", *wrong)) == set()
    longer = "The water of all seas and of lakes without outlet"
    assert quiz(tmp_path / "much", choice(_STEM, longer, *wrong)) == {"CP-W006"}
    assert quiz(tmp_path / "short", choice(_STEM, "Yes, so", "No", "Hm")) == set()


def test_a_word_of_the_stem_in_the_right_option_only_is_a_clue(tmp_path):
    stem = "Where does the mineral balance of oceans come from?"
    assert quiz(tmp_path / "clue", choice(stem, "From minerals", "From fishes", "From rain")) == {"CP-W005"}
    assert quiz(tmp_path / "echo", choice(stem, "From minerals", "From mineral water", "From rain")) == set()


def _fixed(*options):
    return choice("How much salt does a litre of sea hold?", *options).replace(
        "    answers:", "    shuffle: false\n    answers:"
    )


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("35 g", "10 g", "60 g"), {"CP-W010"}),
        (("10 g", "35 g", "60 g"), set()),
        (("60 g", "35 g", "10 g"), set()),
        (("1,000", "20,000", "300"), {"CP-W010"}),
        (("300", "1 000", "20 000"), set()),
        (("35 g", "10 kg", "60 g"), set()),
        (("35 g", "nothing", "10 g"), set()),
        (("From 1990 to 1999", "From 1980 to 1989", "Later"), set()),
    ],
)
def test_numbers_stand_in_order_where_they_are_not_shuffled(tmp_path, options, found):
    assert quiz(tmp_path, _fixed(*options)) == found


def test_two_options_are_too_few_and_six_too_many(tmp_path):
    for count, expected in ((2, True), (3, False), (5, False), (6, True)):
        options = [f"Water {number}" for number in range(count)]
        course = checked(
            tmp_path / str(count), {"one/quiz.yaml": "title: Quiz\nquestions:\n" + choice(_STEM, *options)}
        )
        assert ("CP-W007" in {problem.code for problem in course.problems}) is expected
