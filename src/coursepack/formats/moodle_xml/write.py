"""The file of a question bank: categories, and the questions of each."""

from collections.abc import Iterator

from coursepack.formats.base import Artifact, Context, file_name, voice, voice_name
from coursepack.formats.moodle.categories import category_text
from coursepack.formats.moodle.names import category_path
from coursepack.formats.moodle.xml import DECLARATION, cdata
from coursepack.formats.moodle_xml.losses import losses
from coursepack.formats.moodle_xml.questions import question_xml
from coursepack.model import Course, Question, question_idnumber


def write(course: Course, context: Context) -> Iterator[Artifact]:
    """One question bank a language, or one for all."""
    subjects = tuple(idnumber for _, idnumber in _asked(course, context))
    for languages in context.voices:
        found = tuple(
            loss
            for question, idnumber in _asked(course, context)
            for loss in losses(question, idnumber, languages)
        )
        name = file_name(course, voice_name(languages), extension=".xml")
        pieces = _pieces(course, context, languages)
        yield Artifact(name, pieces, voice(languages), found, subjects, languages=languages[1:] and languages)


def _asked(course: Course, context: Context) -> Iterator[tuple[Question, str]]:
    for located in course.question_sets():
        if context.wants(located.section):
            for question in located.thing.questions:
                yield question, question_idnumber(located.section, located.thing, question)


def _pieces(course: Course, context: Context, languages: tuple[str, ...]) -> Iterator[bytes]:
    yield f"{DECLARATION}<quiz>\n".encode()
    for located in course.question_sets():
        if not context.wants(located.section):
            continue
        yield _category(category_path(course, located, languages[:1])).encode()
        for question in located.thing.questions:
            idnumber = question_idnumber(located.section, located.thing, question)
            yield question_xml(question, idnumber, context, languages).encode()
    yield b"</quiz>\n"


def _category(names: tuple[str, ...]) -> str:
    return (
        '<question type="category">\n'
        f"<category><text>{cdata(category_text(names))}</text></category>\n"
        '<info format="html"><text></text></info>\n<idnumber></idnumber>\n</question>\n'
    )
