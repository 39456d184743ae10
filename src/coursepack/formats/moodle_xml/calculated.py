"""What follows the head of calculated questions."""

from coursepack.formats.moodle.texts import MoodleText, number
from coursepack.formats.moodle.xml import cdata
from coursepack.formats.moodle_xml.elements import ElementWriter
from coursepack.formats.moodle_xml.typed import unit_options, units
from coursepack.model import (
    Calculated,
    CalculatedMulti,
    CalculatedSimple,
    CombinedFeedback,
    Precision,
    Wildcard,
)

_SYNCHRONISE = {"separate": 0, "together": 1, "together-named": 2}
_TOLERANCE_TYPE = {"relative": 1, "nominal": 2, "geometric": 3}


def calculated(writer: ElementWriter, question: Calculated | CalculatedSimple) -> str:
    """Formulas, units and wildcards; Moodle wants options and feedback here that it does not use."""
    synchronise = _SYNCHRONISE[question.synchronise] if isinstance(question, Calculated) else 0
    answers = "".join(
        writer.answer(
            MoodleText("moodle_auto_format", answer.formula),
            answer.fraction,
            answer.feedback,
            f"<tolerance>{number(answer.tolerance)}</tolerance>\n"
            f"<tolerancetype>{_TOLERANCE_TYPE[answer.tolerance_type]}</tolerancetype>\n" + _precision(answer),
        )
        for answer in question.answers
    )
    return (
        f"<synchronize>{synchronise}</synchronize>\n<single>0</single>\n"
        "<answernumbering>abc</answernumbering>\n<shuffleanswers>0</shuffleanswers>\n"
        + writer.combined(CombinedFeedback(), show_number_correct=False)
        + answers
        + unit_options(question)
        + units(question)
        + _wildcards(question)
    )


def calculated_multi(writer: ElementWriter, question: CalculatedMulti) -> str:
    """Options with formulas in them, and wildcards."""
    answers = "".join(
        writer.answer(
            writer.option(answer.text),
            question.fraction(answer),
            answer.feedback,
            "<tolerance>0.01</tolerance>\n<tolerancetype>1</tolerancetype>\n" + _precision(answer),
        )
        for answer in question.answers
    )
    return (
        f"<synchronize>{_SYNCHRONISE[question.synchronise]}</synchronize>\n"
        f"<single>{int(question.is_single)}</single>\n<answernumbering>{question.numbering}</answernumbering>\n"
        f"<shuffleanswers>{int(question.shuffle)}</shuffleanswers>\n"
        + writer.combined(question.feedback, show_number_correct=question.show_number_correct)
        + answers
        + _wildcards(question)
    )


def _precision(answer: Precision) -> str:
    kind = 1 if answer.significant_figures is None else 2
    return (
        f"<correctanswerformat>{kind}</correctanswerformat>\n"
        f"<correctanswerlength>{answer.digits}</correctanswerlength>\n"
    )


def _wildcards(question: Calculated | CalculatedSimple | CalculatedMulti) -> str:
    kind = "calculated" if isinstance(question, Calculated) else "calculatedsimple"
    inner = "".join(
        _wildcard(wildcard, wildcard.drawn(question.id, question.value_sets), kind)
        for wildcard in question.wildcards
    )
    return f"<dataset_definitions>\n{inner}</dataset_definitions>\n"


def _wildcard(wildcard: Wildcard, values: tuple[str, ...], kind: str) -> str:
    items = "".join(
        f"<dataset_item>\n<number>{position}</number>\n<value>{value}</value>\n</dataset_item>\n"
        for position, value in enumerate(values, start=1)
    )
    fields = {
        "distribution": wildcard.distribution,
        "minimum": number(wildcard.minimum),
        "maximum": number(wildcard.maximum),
        "decimals": str(wildcard.decimals),
    }
    texts = "".join(f"<{field}><text>{value}</text></{field}>\n" for field, value in fields.items())
    return (
        f"<dataset_definition>\n<status><text>{'shared' if wildcard.shared else 'private'}</text></status>\n"
        f"<name><text>{cdata(wildcard.name)}</text></name>\n<type>{kind}</type>\n{texts}"
        f"<itemcount>{len(values)}</itemcount>\n<dataset_items>\n{items}</dataset_items>\n"
        f"<number_of_items>{len(values)}</number_of_items>\n</dataset_definition>\n"
    )
