"""The player speaks each of its languages whole."""

import re

import pytest

from coursepack.web.words import direction, is_translated, languages, words


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_has_every_word_with_the_same_gaps(language):
    english, own = words("en"), words(language)
    assert own.keys() == english.keys()
    gaps = {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in own.items()}
    assert gaps == {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in english.items()}
    assert all(text for text in own.values())


def test_english_french_spanish_and_arabic_are_there():
    assert {"en", "fr", "es", "ar"} <= set(languages())


def test_a_regional_language_uses_its_language_and_an_unknown_one_english():
    assert words("fr-BE")["next"] == "Suivant"
    assert words("xx")["next"] == "Next"
    assert not is_translated("xx")


def test_arabic_and_hebrew_run_from_right_to_left():
    assert [direction(language) for language in ("ar", "he", "ar-MA", "en")] == ["rtl", "rtl", "rtl", "ltr"]
