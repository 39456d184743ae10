"""Each type of question as an element of Moodle XML.

Elements and their order are those of `question/format/xml/format.php`, `writequestion`, in Moodle 4.5 and 5.1,
and of `export_to_xml` in the question types that have one.
"""

from collections.abc import Mapping
from typing import assert_never

from coursepack.formats.base import Context
from coursepack.formats.moodle.cloze import cloze_gaps
from coursepack.formats.moodle.gaps import choice_gaps
from coursepack.formats.moodle.texts import NO_GAPS
from coursepack.formats.moodle_xml import calculated, choices, essay, gaps, images, typed
from coursepack.formats.moodle_xml.elements import ElementWriter
from coursepack.model import (
    Calculated,
    CalculatedMulti,
    CalculatedSimple,
    Description,
    DragDropImage,
    DragDropMarker,
    DragDropText,
    Essay,
    GapSelect,
    Match,
    MultiAnswer,
    MultiChoice,
    Numerical,
    Ordering,
    Question,
    RandomShortAnswerMatch,
    ShortAnswer,
    TrueFalse,
)


def question_xml(question: Question, idnumber: str, context: Context, languages: tuple[str, ...]) -> str:
    """One question as a `<question>` element, files included."""
    writer = ElementWriter(context, languages)
    return (
        f'<question type="{_type_in_file(question)}">\n'
        + writer.head(question, idnumber, _gaps(question, languages))
        + _body(writer, question)
        + "".join(writer.hint(hint) for hint in question.hints)
        + writer.tags(question.tags)
        + "</question>\n"
    )


def _type_in_file(question: Question) -> str:
    return "cloze" if question.type == "multianswer" else question.type


def _gaps(question: Question, languages: tuple[str, ...]) -> Mapping[str, str]:
    match question:
        case MultiAnswer():
            return cloze_gaps(question, languages)
        case GapSelect() | DragDropText():
            return choice_gaps(question)
        case _:
            return NO_GAPS


def _body(writer: ElementWriter, question: Question) -> str:
    match question:
        case TrueFalse():
            return choices.true_false(writer, question)
        case MultiChoice():
            return choices.multi_choice(writer, question)
        case Match():
            return choices.match(writer, question)
        case RandomShortAnswerMatch():
            return choices.random_short_answer_match(writer, question)
        case ShortAnswer():
            return typed.short_answer(writer, question)
        case Numerical():
            return typed.numerical(writer, question)
        case Essay():
            return essay.essay(writer, question)
        case Ordering():
            return choices.ordering(writer, question)
        case GapSelect():
            return gaps.gap_select(writer, question)
        case DragDropText():
            return gaps.drag_drop_text(writer, question)
        case DragDropImage():
            return images.drag_drop_image(writer, question)
        case DragDropMarker():
            return images.drag_drop_marker(writer, question)
        case Calculated() | CalculatedSimple():
            return calculated.calculated(writer, question)
        case CalculatedMulti():
            return calculated.calculated_multi(writer, question)
        case Description() | MultiAnswer():
            return ""
        case _:
            assert_never(question)
