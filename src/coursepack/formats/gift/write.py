"""The file of a question bank, and what GIFT cannot carry of each question."""

from collections.abc import Iterator

from coursepack.formats.base import Artifact, Context, file_name
from coursepack.formats.gift.escape import escape
from coursepack.formats.gift.losses import losses
from coursepack.formats.gift.questions import question_gift
from coursepack.formats.moodle.names import category_path
from coursepack.model import Course, question_idnumber


def write(course: Course, context: Context) -> Iterator[Artifact]:
    """One question bank a language."""
    for language in context.languages:
        found = tuple(
            loss
            for quiz in course.question_sets()
            if context.wants(quiz.section)
            for question in quiz.thing.questions
            for loss in losses(question, question_idnumber(quiz.section, quiz.thing, question))
        )
        name = file_name(course, language, extension=".gift")
        yield Artifact(name, _pieces(course, context, (language,)), language, found)


def _pieces(course: Course, context: Context, languages: tuple[str, ...]) -> Iterator[bytes]:
    for quiz in course.question_sets():
        if not context.wants(quiz.section):
            continue
        names = category_path(course, quiz, languages)
        path = "/".join(("$course$", "top", *(name.replace("/", "//") for name in names)))
        yield f"$CATEGORY: {escape(path)}\n\n".encode()
        for question in quiz.thing.questions:
            idnumber = question_idnumber(quiz.section, quiz.thing, question)
            yield question_gift(question, idnumber, languages).encode()
