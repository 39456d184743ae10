"""What checks know of a language, as data: one module a language."""

from coursepack.checks.words import english, french, spanish
from coursepack.checks.words.words import Words

WORDS = {"en": english.WORDS, "fr": french.WORDS, "es": spanish.WORDS}
"""By language code without region. Checks that need words are silent in other languages."""


def words_of(language: str) -> Words | None:
    """What is known of a language (`fr-CA` is French), or None."""
    return WORDS.get(language.partition("-")[0])


__all__ = ["WORDS", "Words", "words_of"]
