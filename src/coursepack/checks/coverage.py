"""What is promised is there: objectives are tested, questions have objectives, glossary terms are used."""

import re
from collections import defaultdict
from collections.abc import Iterator

from coursepack.checks.reading import Reading, plain
from coursepack.model import Course, Description, GlossaryEntry, Path, QuestionBank, Quiz, Section, Training
from coursepack.problems import Finding
from coursepack.problems.rules import whole_course as rules


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
    texts: dict[str, list[tuple[Path, str]]] = defaultdict(list)
    for passage in reading.passages:
        texts[passage.language].append((passage.path, plain(passage.block.text)))
    for path, _, glossary in glossaries:
        for index, entry in enumerate(glossary.entries):
            here: Path = (*path, "entries", index)
            for language in course.languages:
                if entry.term.has(language) and not _is_used(entry, here, language, texts[language]):
                    message = f"“{entry.term.get(language)}” stands nowhere else in the {language} texts"
                    yield Finding(rules.TERM_UNUSED, (*here, "term"), message, language=language)


def _is_used(entry: GlossaryEntry, own: Path, language: str, texts: list[tuple[Path, str]]) -> bool:
    pattern = _forms(entry, language)
    return any(pattern.search(text) for path, text in texts if path[: len(own)] != own)


def _forms(entry: GlossaryEntry, language: str) -> re.Pattern[str]:
    """The term and its other forms, singular or plural; all in capitals, letter case counts."""
    forms = [
        entry.term.get(language),
        *(alias.get(language) for alias in entry.aliases if alias.has(language)),
    ]
    return re.compile("|".join(_form(re.sub(r"\s*\([^)]*\)", "", plain(form))) for form in forms))


def _form(form: str) -> str:
    if form.isupper():
        return rf"(?<!\w){re.escape(form)}s?(?!\w)"
    words = r"\s+".join(rf"{re.escape(word.rstrip('sx'))}(?:e?[sx]|e)?" for word in form.split())
    return rf"(?i:(?<!\w){words}(?!\w))"
