"""Moodle's names of languages."""

import pytest

from coursepack.formats.moodle.names import language_of, language_pack


@pytest.mark.parametrize("language", ["en", "fr", "pt", "pt-BR", "zh-CN", "zh-TW", "es-MX", "sr-Latn"])
def test_a_language_comes_back_from_its_pack(language):
    assert language_of(language_pack(language)) == language


@pytest.mark.parametrize(("pack", "language"), [("de_kids", "de"), ("en_us", "en"), ("", "")])
def test_a_pack_for_some_readers_is_in_the_language_itself(pack, language):
    assert language_of(pack) == language
