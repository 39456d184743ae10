"""What is promised is there: objectives are tested, questions have objectives, glossary terms are used."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from coursepack.checks.reading import Reading, plain
from coursepack.model import Course, Description, GlossaryEntry, Path, QuestionBank, Quiz, Section, Training
from coursepack.problems import Finding
from coursepack.problems.rules import whole_course as rules

_ENTRY = len(("sections", 0, "activities", 0, "entries", 0))
_BETWEEN = "\n\0\n"
"""Between two texts that are searched as one: nothing that a term's words could bridge."""


def check(course: Course, reading: Reading) -> Iterator[Finding]:
    """Objectives nobody tests, questions without one, glossary terms that stand nowhere."""
    for number, section in enumerate(course.sections):
        yield from _objectives(section, ("sections", number))
    yield from _questions(course)
    yield from _glossary_terms(course, reading)


def _objectives(section: Section, path: Path) -> Iterator[Finding]:
    tested: set[str | None] = set()
    for activity in section.activities:
        if isinstance(activity, Quiz | QuestionBank):
            tested |= {question.objective for question in activity.questions}
        elif isinstance(activity, Training) and activity.rubric is not None:
            tested |= set(activity.objectives)
    for index, objective in enumerate(section.objectives):
        if objective.id not in tested:
            message = f"neither a question nor a graded activity tests “{objective.id}”"
            yield Finding(rules.OBJECTIVE_UNTESTED, (*path, "objectives", index), message)


def _questions(course: Course) -> Iterator[Finding]:
    for path, section, question in course.questions():
        if section.objectives and question.objective is None and not isinstance(question, Description):
            message = "the question names no objective of the section"
            yield Finding(rules.QUESTION_WITHOUT_OBJECTIVE, path, message)


def _glossary_terms(course: Course, reading: Reading) -> Iterator[Finding]:
    glossaries = list(course.glossaries())
    if not glossaries:
        return
    entries = {
        (*path, "entries", n) for path, _, glossary in glossaries for n in range(len(glossary.entries))
    }
    texts = {language: _texts(reading, language, entries) for language in course.languages}
    for path, _, glossary in glossaries:
        for index, entry in enumerate(glossary.entries):
            here: Path = (*path, "entries", index)
            for language in course.languages:
                if entry.term.has(language) and not _is_used(entry, here, language, texts[language]):
                    message = f"“{entry.term.get(language)}” stands nowhere else in the {language} texts"
                    yield Finding(rules.TERM_UNUSED, (*here, "term"), message, language=language)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to look for terms in."""

    written: str
    folded: str
    """The same without letter case."""


def _texts(reading: Reading, language: str, entries: Set[Path]) -> dict[Path, _Text]:
    """The text of each glossary entry by its path, and under the empty path all others, joined."""
    found: dict[Path, list[str]] = defaultdict(list)
    for passage in reading.passages:
        if passage.language == language:
            start = passage.path[:_ENTRY]
            found[start if start in entries else ()].append(plain(passage.block.text))
    joined = ((owner, _BETWEEN.join(texts)) for owner, texts in found.items())
    return {owner: _Text(text, text.casefold()) for owner, text in joined}


def _is_used(entry: GlossaryEntry, own: Path, language: str, texts: Mapping[Path, _Text]) -> bool:
    """Whether the term or one of its other forms, singular or plural, stands in a text that is not its own."""
    others = [text for owner, text in texts.items() if owner != own]
    forms = (entry.term, *(alias for alias in entry.aliases if alias.has(language)))
    return any(_stands(re.sub(r"\s*\([^)]*\)", "", plain(form.get(language))), others) for form in forms)


def _stands(form: str, texts: Iterable[_Text]) -> bool:
    """Whether the form stands in one of the texts; all in capitals, letter case counts.

    The pattern begins with letters, and looks back once they are found: several times as fast.
    """
    if not form.strip():
        return True  # nothing is left of it to look for
    if form.isupper():
        first = re.escape(form)
        pattern = re.compile(rf"{first}(?<!\w{first})s?(?!\w)")
        return any(pattern.search(text.written) for text in texts)
    first, *others = (re.escape(word.rstrip("sx").casefold()) for word in form.split())
    words = (rf"{first}(?<!\w{first})", *others)
    pattern = re.compile(r"\s+".join(f"{word}(?:e?[sx]|e)?" for word in words) + r"(?!\w)")
    return any(pattern.search(text.folded) for text in texts)
