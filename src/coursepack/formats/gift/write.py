"""The file of a question bank, and what GIFT cannot carry of each question."""

from collections.abc import Iterator

from coursepack.formats.base import Artifact, Context, file_name
from coursepack.formats.gift.losses import NotInGift, losses, why_left_out
from coursepack.formats.gift.questions import question_gift
from coursepack.formats.moodle.categories import category_text
from coursepack.formats.moodle.names import category_path
from coursepack.model import Course, question_idnumber


def write(course: Course, context: Context) -> Iterator[Artifact]:
    """One question bank a language."""
    asked = [
        (question, question_idnumber(quiz.section, quiz.thing, question))
        for quiz in course.question_sets()
        if context.wants(quiz.section)
        for question in quiz.thing.questions
    ]
    found = tuple(loss for question, idnumber in asked for loss in losses(question, idnumber))
    subjects = tuple(idnumber for _, idnumber in asked)
    for language in context.languages:
        name = file_name(course, language, extension=".gift")
        yield Artifact(name, _pieces(course, context, language), language, found, subjects)


def _pieces(course: Course, context: Context, language: str) -> Iterator[bytes]:
    for quiz in course.question_sets():
        if not context.wants(quiz.section):
            continue
        yield _category(category_path(course, quiz, (language,))).encode()
        for question in quiz.thing.questions:
            idnumber = question_idnumber(quiz.section, quiz.thing, question)
            if not isinstance(question, NotInGift) and why_left_out(question) is None:
                yield question_gift(question, idnumber, language).encode()


def _category(names: tuple[str, ...]) -> str:
    """The line that switches to a category; Moodle undoes no escape in it but that of the backslash."""
    path = category_text(names).replace("\\", "\\\\")
    return f"$CATEGORY: {path}\n\n"
