"""Questions whose numbers are drawn for each learner."""

from collections.abc import Iterable

from coursepack.formats.mbz.element import leaf, leaves, node, nodes
from coursepack.formats.mbz.questions.typed import unit_options, units
from coursepack.formats.mbz.questions.writer import Answer, QuestionWriter, plain
from coursepack.formats.moodle.texts import number
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
_LITERAL = "1"
"""Type of a dataset definition: values of its own (`question/type/calculated/questiontype.php`, 4.5)."""


def calculated(writer: QuestionWriter, question: Calculated | CalculatedSimple) -> str:
    """Formulas, units and wildcards; a simple question has no options."""
    answers = writer.answers(
        Answer(plain(answer.formula), answer.fraction / 100, answer.feedback) for answer in question.answers
    )
    records = (
        _record(writer, answerid, number(answer.tolerance), _TOLERANCE_TYPE[answer.tolerance_type], answer)
        for answerid, answer in zip(answers.numbers, question.answers, strict=True)
    )
    option = (
        _option(writer, synchronise=_SYNCHRONISE[question.synchronise], numbering="abc")
        if isinstance(question, Calculated)
        else ""
    )
    return writer.plugin(
        question.type,
        answers.xml,
        units(writer, question),
        unit_options(writer, question),
        _datasets(writer, question),
        nodes("calculated_records", records),
        node("calculated_options", option),
    )


def calculated_multi(writer: QuestionWriter, question: CalculatedMulti) -> str:
    """Options with formulas in them, and wildcards."""
    answers = writer.answers(
        Answer(writer.inline(answer.text), question.fraction(answer) / 100, answer.feedback)
        for answer in question.answers
    )
    records = (
        _record(writer, answerid, "0.01", 1, answer)
        for answerid, answer in zip(answers.numbers, question.answers, strict=True)
    )
    option = _option(
        writer,
        synchronise=_SYNCHRONISE[question.synchronise],
        numbering=question.numbering,
        single=question.is_single,
        shuffle=question.shuffle,
        feedback=question.feedback,
        count=question.show_number_correct,
    )
    return writer.plugin(
        "calculatedmulti",
        answers.xml,
        node("numerical_units"),
        node("numerical_options"),
        _datasets(writer, question),
        nodes("calculated_records", records),
        node("calculated_options", option),
    )


def _record(writer: QuestionWriter, answer: int, tolerance: str, kind: int, precision: Precision) -> str:
    return node(
        "calculated_record",
        leaves(
            {
                "answer": answer,
                "tolerance": tolerance,
                "tolerancetype": kind,
                "correctanswerlength": precision.digits,
                "correctanswerformat": 1 if precision.significant_figures is None else 2,
            }
        ),
        id=writer.backup.ids.new("question_calculated"),
    )


def _option(
    writer: QuestionWriter,
    *,
    synchronise: int,
    numbering: str,
    single: bool = False,
    shuffle: bool = False,
    feedback: CombinedFeedback = CombinedFeedback(),  # noqa: B008
    count: bool = False,
) -> str:
    return node(
        "calculated_option",
        leaves({"synchronize": synchronise, "single": single, "shuffleanswers": shuffle}),
        writer.combined(feedback),
        leaves({"answernumbering": numbering, "shownumcorrect": count}),
        id=writer.backup.ids.new("question_calculated_options"),
    )


def _datasets(writer: QuestionWriter, question: Calculated | CalculatedSimple | CalculatedMulti) -> str:
    definitions = (
        _dataset(writer, wildcard, wildcard.drawn(question.id, question.value_sets))
        for wildcard in question.wildcards
    )
    return nodes("dataset_definitions", definitions)


def _dataset(writer: QuestionWriter, wildcard: Wildcard, values: tuple[str, ...]) -> str:
    bounds = f"{number(wildcard.minimum)}:{number(wildcard.maximum)}:{wildcard.decimals}"
    return node(
        "dataset_definition",
        leaves(
            {
                "category": writer.category if wildcard.shared else 0,
                "name": wildcard.name,
                "type": _LITERAL,
                "options": f"{wildcard.distribution}:{bounds}",
                "itemcount": len(values),
            }
        ),
        nodes("dataset_items", _items(writer, values)),
        id=writer.backup.ids.new("question_dataset_definitions"),
    )


def _items(writer: QuestionWriter, values: tuple[str, ...]) -> Iterable[str]:
    for position, value in enumerate(values, start=1):
        number_of_item = writer.backup.ids.new("question_dataset_items")
        yield node("dataset_item", leaf("number", position), leaf("value", value), id=number_of_item)
