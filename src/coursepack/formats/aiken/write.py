"""The Aiken file of a course, and what Aiken cannot carry of each question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursepack.formats.base import Artifact, Context, Kept, Loss, file_name
from coursepack.formats.moodle.texts import moodle_text, without_paragraph
from coursepack.model import Course, MultiChoice, Question, RichText, question_idnumber
from coursepack.render import to_html

MOST_OPTIONS = 26
_BEGINS_LIKE_ANOTHER_LINE = re.compile(r"[A-Z][).]|ANSWER:")


def write(course: Course, context: Context) -> Iterator[Artifact]:
    """One file a language, with the multiple choice questions that have one right answer."""
    for language in context.languages:
        pieces: list[bytes] = []
        losses: list[Loss] = []
        subjects: list[str] = []
        for quiz in course.question_sets():
            for question in quiz.thing.questions if context.wants(quiz.section) else ():
                subject = question_idnumber(quiz.section, quiz.thing, question)
                subjects.append(subject)
                written = _written(question, language)
                pieces.append(written.text.encode())
                losses += [Loss(subject, how, what) for how, what in written.losses]
        name = file_name(course, language, extension=".aiken.txt")
        yield Artifact(name, pieces, language, tuple(losses), tuple(subjects))


@dataclass(frozen=True, slots=True)
class _Written:
    """A question in Aiken; '' for one that is left out."""

    text: str
    losses: tuple[tuple[Kept, str], ...]


def _written(question: Question, language: str) -> _Written:
    if not isinstance(question, MultiChoice):
        return _left_out(f"Aiken has no {question.type} questions")
    fractions = [question.fraction(answer) for answer in question.answers]
    if not question.is_single or fractions.count(100.0) != 1:
        return _left_out("Aiken has one right answer a question")
    if len(fractions) > MOST_OPTIONS:
        return _left_out(f"Aiken has {MOST_OPTIONS} options at the most")
    text = _line(question.text, language)
    options = [_line(answer.text, language) for answer in question.answers]
    if len(text.encode()) < 2 or not all(options):
        return _left_out("a text has no words, and Aiken has no pictures")
    if _BEGINS_LIKE_ANOTHER_LINE.match(text):
        return _left_out("its text begins as an option or ANSWER: does")
    lines = [text, *(f"{chr(ord('A') + number)}) {option}" for number, option in enumerate(options))]
    answer = f"ANSWER: {chr(ord('A') + fractions.index(100.0))}"
    return _Written("\n".join([*lines, answer]) + "\n\n", tuple(_losses(question, fractions, language)))


def _left_out(why: str) -> _Written:
    return _Written("", ((Kept.DROPPED, f"the question is left out: {why}"),))


def _losses(question: MultiChoice, fractions: list[float], language: str) -> Iterator[tuple[Kept, str]]:
    if question.points != 1:
        yield Kept.DROPPED, f"{question.points:g} points become 1: Aiken has no points"
    if any(fraction not in {0.0, 100.0} for fraction in fractions):
        yield Kept.DROPPED, "partly right answers and negative fractions become 0"
    left_out = {
        "feedback": any(answer.feedback for answer in question.answers)
        or any((question.feedback.right, question.feedback.partly, question.feedback.wrong)),
        "general feedback": bool(question.general_feedback),
        "hints": bool(question.hints),
        "tags": bool(question.tags),
        "the id number": question.idnumber is not None,
        "settings": not question.shuffle or question.numbering != "abc" or question.show_instruction,
        "the name": question.name is not None,
    }
    missing = [what for what, is_there in left_out.items() if is_there]
    if missing:
        yield Kept.CHANGED, f"left out: {', '.join(missing)}"
    if any(_has_markup(text, language) for text in (question.text, *(a.text for a in question.answers))):
        yield Kept.CHANGED, "formatting and images become plain words"


def _has_markup(text: RichText, language: str) -> bool:
    return "<" in without_paragraph(moodle_text(text, (language,)).text)


def _line(text: RichText, language: str) -> str:
    return to_html(text, language).plain()
