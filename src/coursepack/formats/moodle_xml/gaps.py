"""What follows the head of questions with gaps in their text."""

from coursepack.formats.moodle.names import choice_name
from coursepack.formats.moodle.xml import cdata
from coursepack.formats.moodle_xml.elements import ElementWriter
from coursepack.model import DragDropText, GapSelect


def gap_select(writer: ElementWriter, question: GapSelect) -> str:
    """Choices by number; Moodle reads them as HTML and shows their words alone."""
    choices = "".join(
        f"<selectoption>\n<text>{cdata(choice_name(choice.text, writer.languages))}</text>\n"
        f"<group>{choice.group}</group>\n</selectoption>\n"
        for choice in question.choices
    )
    return _shuffle_and_feedback(writer, question) + choices


def drag_drop_text(writer: ElementWriter, question: DragDropText) -> str:
    """Choices by number."""
    choices = "".join(
        f"<dragbox>\n{writer.label(choice.text)}<group>{choice.group}</group>\n"
        f"{'<infinite/>' if choice.unlimited else ''}</dragbox>\n"
        for choice in question.choices
    )
    return _shuffle_and_feedback(writer, question) + choices


def _shuffle_and_feedback(writer: ElementWriter, question: GapSelect | DragDropText) -> str:
    return f"<shuffleanswers>{int(question.shuffle)}</shuffleanswers>\n" + writer.combined(
        question.feedback, show_number_correct=question.show_number_correct
    )
