"""Texts with gaps: words to select or to drag into them."""

from coursepack.formats.mbz.element import leaf, node
from coursepack.formats.mbz.questions.writer import Answer, QuestionWriter
from coursepack.formats.moodle.names import choice_name
from coursepack.formats.moodle.texts import MoodleText
from coursepack.model import DragDropText, GapSelect


def gap_select(writer: QuestionWriter, question: GapSelect) -> str:
    """Choices by number, each with its group where other types keep feedback."""
    answers = writer.answers(
        Answer(
            MoodleText("html", choice_name(choice.text, writer.backup.languages)),
            0.0,
            raw_feedback=str(choice.group),
            feedback_format="moodle_auto_format",
        )
        for choice in question.choices
    )
    return writer.plugin("gapselect", answers.xml, _options(writer, question, "gapselect"))


def drag_drop_text(writer: QuestionWriter, question: DragDropText) -> str:
    """Choices by number; group and repetition stand, serialised by PHP, where other types keep feedback."""
    answers = writer.answers(
        Answer(
            MoodleText("html", writer.inline(choice.text).text),
            0.0,
            raw_feedback=_serialised(choice.group, unlimited=choice.unlimited),
            feedback_format="moodle_auto_format",
        )
        for choice in question.choices
    )
    return writer.plugin("ddwtos", answers.xml, _options(writer, question, "ddwtos"))


def _options(writer: QuestionWriter, question: GapSelect | DragDropText, name: str) -> str:
    return node(
        name,
        leaf("shuffleanswers", question.shuffle),
        writer.combined(question.feedback),
        leaf("shownumcorrect", question.show_number_correct),
        id=writer.backup.ids.new(f"question_{name}"),
    )


def _serialised(group: int, *, unlimited: bool) -> str:
    digits = str(group)
    infinite = f's:8:"infinite";b:{int(unlimited)};'
    return f'O:8:"stdClass":2:{{s:9:"draggroup";s:{len(digits)}:"{digits}";{infinite}}}'
