"""Every text is written in every language of the course."""

from collections.abc import Iterator

from coursepack.model import UNDETERMINED, Course
from coursepack.model.text import EACH_LANGUAGE_ITS_OWN
from coursepack.model.walk import texts
from coursepack.problems import Finding
from coursepack.problems.rules import text as rules

_IN_THEIR_OWN_LANGUAGE = frozenset({"resources"})
"""Titles of publications are not translated."""


def check(course: Course) -> Iterator[Finding]:
    """Texts that a declared language lacks, and texts in undeclared languages."""
    for path, text in texts(course):
        if (EACH_LANGUAGE_ITS_OWN | _IN_THEIR_OWN_LANGUAGE).intersection(path):
            continue
        for language in course.languages:
            if not text.has(language):
                yield Finding(rules.TRANSLATION_MISSING, path, f"this has no “{language}” text")
        for language in text.languages:
            if language not in (*course.languages, UNDETERMINED):
                message = f"the course does not declare the language “{language}”"
                yield Finding(rules.LANGUAGE_UNDECLARED, path, message, language=language)
