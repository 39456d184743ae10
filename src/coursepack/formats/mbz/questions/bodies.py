"""What each type adds to a question: the element `plugin_qtype_…_question`.

Elements and their order are those of `question/type/*/backup/moodle2/backup_qtype_*_plugin.class.php`,
Moodle 4.5; 5.1 adds `dropzonevisibility` to ddimageortext, which has a default.
"""

from collections.abc import Mapping
from typing import assert_never

from coursepack.formats.mbz.questions import calculated, choices, gaps, images, typed
from coursepack.formats.mbz.questions.cloze import SubQuestion, multi_answer
from coursepack.formats.mbz.questions.writer import QuestionWriter
from coursepack.formats.moodle.gaps import choice_gaps
from coursepack.formats.moodle.texts import NO_GAPS
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


def gaps_of(question: Question) -> Mapping[str, str]:
    """What stands in the place of each `{{name}}` in the question's text."""
    match question:
        case MultiAnswer():
            return {gap.id: f"{{#{number}}}" for number, gap in enumerate(question.gaps, start=1)}
        case GapSelect() | DragDropText():
            return choice_gaps(question)
        case _:
            return NO_GAPS


def body(writer: QuestionWriter, question: Question, parts: tuple[SubQuestion, ...]) -> str:
    """What the question's type adds; `parts` are the small questions in a text."""
    match question:
        case TrueFalse():
            return choices.true_false(writer, question)
        case MultiChoice():
            return choices.multi_choice(writer, question)
        case Match():
            return choices.match(writer, question)
        case RandomShortAnswerMatch():
            return choices.random_short_answer_match(writer, question)
        case Ordering():
            return choices.ordering(writer, question)
        case ShortAnswer():
            return typed.short_answer(writer, question)
        case Numerical():
            return typed.numerical(writer, question)
        case Essay():
            return typed.essay(writer, question)
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
        case MultiAnswer():
            return multi_answer(writer, parts)
        case Description():
            return ""
        case _:
            assert_never(question)
