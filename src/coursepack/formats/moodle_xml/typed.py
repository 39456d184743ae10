"""What follows the head of questions answered by typing."""

from coursepack.formats.moodle.names import spellings
from coursepack.formats.moodle.texts import MoodleText, number
from coursepack.formats.moodle.xml import cdata
from coursepack.formats.moodle_xml.elements import ElementWriter
from coursepack.model import MeasuredQuestion, Numerical, ShortAnswer

_UNIT_ENTRY = {"text": 0, "radio": 1, "dropdown": 2, "none": 3}
_UNIT_GRADING = {"none": 0, "response": 1, "question": 2}


def short_answer(writer: ElementWriter, question: ShortAnswer) -> str:
    """The accepted answers."""
    return f"<usecase>{int(question.case_sensitive)}</usecase>\n" + "".join(
        writer.answer(MoodleText("moodle_auto_format", words), answer.fraction, answer.feedback)
        for answer in question.answers
        for words in spellings(answer.text, writer.languages)
    )


def numerical(writer: ElementWriter, question: Numerical) -> str:
    """The accepted numbers, and their units."""
    answers = "".join(
        writer.answer(
            MoodleText(
                "moodle_auto_format", answer.number if answer.number == "*" else number(answer.number)
            ),
            answer.fraction,
            answer.feedback,
            f"<tolerance>{number(answer.tolerance)}</tolerance>\n",
        )
        for answer in question.answers
    )
    return answers + units(question) + unit_options(question)


def units(question: MeasuredQuestion) -> str:
    """The units, if there are any."""
    if not question.units:
        return ""
    inner = "".join(
        f"<unit>\n<multiplier>{number(unit.multiplier)}</multiplier>\n"
        f"<unit_name>{cdata(unit.name)}</unit_name>\n</unit>\n"
        for unit in question.units
    )
    return f"<units>\n{inner}</units>\n"


def unit_options(question: MeasuredQuestion) -> str:
    """How units are given and marked."""
    return (
        f"<unitgradingtype>{_UNIT_GRADING[question.unit_grading]}</unitgradingtype>\n"
        f"<unitpenalty>{question.unit_penalty / 100:.7f}</unitpenalty>\n"
        f"<showunits>{_UNIT_ENTRY[question.given_unit]}</showunits>\n"
        f"<unitsleft>{int(question.unit_before_number)}</unitsleft>\n"
    )
