"""Texts that read well."""

import pytest

from coursepack.checks.reading import sentences
from coursepack.checks.words import WORDS
from tests.checks.findings import page

_WORDS_41 = "One " + "more " * 39 + "ends."


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Convention No. 118 binds. It says so in Art. 5.", 2),
        ("en", 'State A says: "He works in B." State B says no.', 2),
        ("en", "She is in State B. The fund pays.", 2),
        ("en", "It costs 1.5 euros, e.g. on Monday. Then nothing.", 2),
        ("en", "First this; then that.", 2),
        ("fr", "La convention n° 118 lie l'État (art. 5). Elle le dit.", 2),
        ("fr", "« Il travaille en B. » L'État B dit non.", 2),
        ("es", "¿Qué dice el art. 5? Nada.", 2),
    ],
)
def test_sentences_are_told_apart(language, text, count):
    assert len(list(sentences(text, WORDS[language]))) == count


def test_a_sentence_of_over_forty_words_is_named_with_its_line(tmp_path):
    assert page(tmp_path / "a", f"Short.\n\nShort.\n{_WORDS_41}") == [("CP-W041", 6)]
    assert page(tmp_path / "b", _WORDS_41.replace("more ", "", 1)) == []


def test_tables_headings_and_code_are_no_sentences(tmp_path):
    words = " ".join(["word"] * 45)
    assert page(tmp_path, f"## {words}\n\n| A |\n|---|\n| {words} |\n\n```\n{words}\n```") == []


def test_the_average_counts_over_six_sentences(tmp_path):
    long = "This one sentence has some twenty words " + "and more and more " * 4 + "to its end. "
    assert page(tmp_path / "six", long * 6) == [("CP-W040", 3)]
    assert page(tmp_path / "five", long * 5) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## A\n\nText.\n\n### B\n\nText.", []),
        ("## A\n\nText.\n\n#### B\n\nText.", [("CP-W042", 7)]),
        ("### A\n\nText.", [("CP-W042", 3)]),
        ("## A\n\n### B\n\nText.", []),
        ("## A\n\n## B\n\nText.", [("CP-W043", 3)]),
        ("## A\n\nText.\n\n## B", [("CP-W043", 7)]),
        ("##\n\nText.", [("CP-W043", 3)]),
    ],
)
def test_headings_lead_somewhere(tmp_path, text, found):
    assert page(tmp_path, text) == found
