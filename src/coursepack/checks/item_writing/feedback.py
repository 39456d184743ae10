"""Every option says why."""

from collections.abc import Iterator

from coursepack.checks.item_writing.items import items
from coursepack.checks.reading import text_of, words_in
from coursepack.model import (
    Course,
    MultiChoice,
    Numerical,
    PartsQuestion,
    Path,
    Question,
    RichText,
    ShortAnswer,
    TrueFalse,
)
from coursepack.problems import Finding
from coursepack.problems.rules import item_writing as rules

FEWEST_WORDS = 4

_WITHOUT_SPACES = ("zh", "ja", "th", "lo", "km", "my")
"""Languages whose words are not told apart by spaces."""

Sayings = list[tuple[Path, RichText | None]]


def check(course: Course) -> Iterator[Finding]:
    """Feedback that is missing, too short to say why, or the same everywhere."""
    for item in items(course):
        sayings = _of_options(item.question, item.path)
        for path, feedback in sayings:
            if not feedback:
                yield Finding(rules.FEEDBACK_MISSING, path, "no feedback says why")
        for language in course.languages:
            yield from _too_short(sayings, language)
            yield from _all_the_same(sayings, language, item.path)
        if not sayings and _is_silent(item.question):
            yield Finding(rules.FEEDBACK_MISSING, item.path, "no feedback says why")


def _of_options(question: Question, path: Path) -> Sayings:
    if isinstance(question, TrueFalse):
        where = (*path, "feedback")
        return [((*where, "right"), question.feedback.right), ((*where, "wrong"), question.feedback.wrong)]
    if isinstance(question, MultiChoice):
        return [
            ((*path, "answers", index, "feedback"), answer.feedback)
            for index, answer in enumerate(question.answers)
        ]
    return []


def _is_silent(question: Question) -> bool:
    """Whether a question that a machine marks explains nothing, neither in general nor by answer."""
    if isinstance(question, ShortAnswer | Numerical):
        given = any(answer.feedback for answer in question.answers)
    elif isinstance(question, PartsQuestion):
        given = bool(question.feedback.right or question.feedback.wrong)
    else:
        return False
    return not given and not question.general_feedback


def _too_short(sayings: Sayings, language: str) -> Iterator[Finding]:
    if language.partition("-")[0] in _WITHOUT_SPACES:
        return
    for path, feedback in sayings:
        if feedback and feedback.has(language):
            count = len(words_in(text_of(feedback, language)))
            if count < FEWEST_WORDS:
                message = f"the feedback has {count} words, fewer than {FEWEST_WORDS}"
                yield Finding(rules.FEEDBACK_SHORT, path, message, language=language)


def _all_the_same(sayings: Sayings, language: str, path: Path) -> Iterator[Finding]:
    told = [text_of(feedback, language) for _, feedback in sayings if feedback and feedback.has(language)]
    if len(told) > 1 and len(told) == len(sayings) and len(set(told)) == 1:
        message = "every option has the same feedback"
        yield Finding(rules.FEEDBACK_SAME, path, message, language=language)
