"""The same thing has the same name: wordings that the term list avoids."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursepack.checks.reading import Reading, any_of, plain
from coursepack.model import Course
from coursepack.problems import Finding
from coursepack.problems.rules import prose as rules


@dataclass(frozen=True, slots=True)
class _Avoided:
    """The wordings to avoid in one language, and what to write instead of each."""

    pattern: re.Pattern[str]
    preferred: dict[str, str]
    preferred_pattern: re.Pattern[str]


def check(course: Course, reading: Reading) -> Iterator[Finding]:
    """Each use of an avoided wording that is no part of a preferred one."""
    lists = {language: _avoided(course, language) for language in course.languages}
    for passage in reading.passages:
        avoided = lists.get(passage.language)
        if avoided is None:
            continue
        text = plain(passage.block.text)
        for match in avoided.pattern.finditer(text):
            if any(_holds(right, match) for right in avoided.preferred_pattern.finditer(text)):
                continue
            wording = " ".join(match.group().split())
            preferred = avoided.preferred[wording.casefold()]
            yield Finding(
                rules.TERM_AVOIDED,
                passage.path,
                f"the term list avoids “{wording}”",
                f"Write “{preferred}”.",
                passage.language,
                passage.block.line_at(match.start()),
                passage.block.text[match.start() : match.end()].split("\n")[0],
            )


def _avoided(course: Course, language: str) -> _Avoided | None:
    preferred = {
        " ".join(plain(wording).split()).casefold(): term.text.get(language)
        for term in course.terms
        for wording in term.avoid.get(language, ())
    }
    if not preferred:
        return None
    terms = [term.text.get(language) for term in course.terms if term.text.has(language)]
    return _Avoided(any_of(*preferred), preferred, any_of(*terms))


def _holds(preferred: re.Match[str], match: re.Match[str]) -> bool:
    return preferred.start() <= match.start() and match.end() <= preferred.end()
