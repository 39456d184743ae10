"""The shape of a language's data."""

from dataclasses import dataclass


def listed(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Words:
    """Words and phrases of one language, in lower case; `…_patterns` are regular expressions."""

    instructions: frozenset[str]
    """First words of a sentence that tells the learner what to do."""
    negative_patterns: tuple[str, ...]
    no_negative_patterns: tuple[str, ...]
    """Wordings that hold a negative and turn nothing round, such as *not only*."""
    conditions: tuple[str, ...]
    """Words after which a question's circumstances stand; a negative there does not turn it round."""
    relative_patterns: tuple[str, ...]
    """Beginnings of relative clauses; a negative there does not turn a statement round."""
    ending_articles: tuple[str, ...]
    """Articles that give the gender or first letter of what follows."""
    refers_to_options_patterns: tuple[str, ...]
    """Whole options that speak of the other options."""
    absolutes: tuple[str, ...]
    function_words: frozenset[str]
    """Short frequent words by which the language is recognised, and which carry no clue."""
    empty_link_texts: frozenset[str]
    empty_alternatives: frozenset[str]
    transcripts: tuple[str, ...]
    colour_patterns: tuple[str, ...]
    length_patterns: tuple[str, ...]
    """How an essay's length is told."""
    total_points_patterns: tuple[str, ...]
    """How a total is announced; the group is the number."""
    number_only: tuple[str, ...]
    in_unit: str
    """The word before a unit that the answer is wanted in."""
    units: tuple[tuple[str, ...], ...]
    """Wordings of units as a stem names them, with what an answer may write."""
    abbreviations: frozenset[str]
    """Abbreviations with a full stop that ends no sentence."""
    explains: tuple[str, ...]
    """Words of a sentence that explains an abbreviation."""
    shouted: frozenset[str]
    """Words that are written in capitals for emphasis."""
