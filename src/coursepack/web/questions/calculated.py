"""Questions in which numbers are drawn: everything is worked out here, once for each set of values."""

import re
from collections.abc import Callable, Mapping

from coursepack.model import Calculated, CalculatedMulti, CalculatedSimple, Precision, RichText
from coursepack.model.formulas import evaluate
from coursepack.model.questions.calculated import FORMULA_IN_TEXT
from coursepack.web.questions.asking import Asking
from coursepack.web.questions.typed import number_field, tolerance_range, unit_key
from coursepack.web.questions.views import Asked, Choices, Option, Varied, fraction

_NAME = re.compile(r"\{([A-Za-z][A-Za-z0-9_ -]*)\}")

Values = Mapping[str, str]


def calculated(question: Calculated | CalculatedSimple, asking: Asking) -> Asked:
    """A number that a formula gives for the values drawn."""
    sets = question.value_sets_drawn()
    variants = []
    for values in sets:
        numbers = {name: float(value) for name, value in values.items()}
        answers = []
        for answer in question.answers:
            result = evaluate(answer.formula, numbers)
            low, high = tolerance_range(result, answer.tolerance, answer.tolerance_type)
            shown = formatted(result, answer)
            answers.append({"low": low, "high": high, "shown": shown, "fraction": fraction(answer.fraction)})
        variants.append({"answers": answers})
    feedback = tuple(
        (str(index), asking.varied(_each(answer.feedback, sets, asking, answer), f"feedback-{index}"))
        for index, answer in enumerate(question.answers)
        if answer.feedback
    )
    return Asked(
        number_field(question),
        {"type": "numerical", "variants": variants, **unit_key(question)},
        feedback,
        text=asking.varied(_each(question.text, sets, asking), "text"),
        general=asking.varied(_each(question.general_feedback, sets, asking), "general"),
        hints=_hints(question, sets, asking),
    )


def calculated_multi(question: CalculatedMulti, asking: Asking) -> Asked:
    """Options with numbers drawn or calculated."""
    sets = question.value_sets_drawn()
    options: tuple[Option, ...] = tuple(
        asking.option(str(index), _each(answer.text, sets, asking, answer), f"option-{index}")
        for index, answer in enumerate(question.answers)
    )
    feedback = tuple(
        (str(index), asking.varied(_each(answer.feedback, sets, asking, answer), f"feedback-{index}"))
        for index, answer in enumerate(question.answers)
        if answer.feedback
    )
    key = {
        "type": "multichoice",
        "single": question.is_single,
        "fractions": [fraction(question.fraction(answer)) for answer in question.answers],
        "shuffle": question.shuffle and asking.quiz.shuffle_answers,
        "variants": [{} for _ in sets],
    }
    combined = (
        ("right", question.feedback.right),
        ("partly", question.feedback.partly),
        ("wrong", question.feedback.wrong),
    )
    return Asked(
        Choices(options, not question.is_single, question.numbering, instruction=True),
        key,
        feedback,
        tuple((name, asking.varied(_each(text, sets, asking), name)) for name, text in combined if text),
        text=asking.varied(_each(question.text, sets, asking), "text"),
        general=asking.varied(_each(question.general_feedback, sets, asking), "general"),
        hints=_hints(question, sets, asking),
    )


def _hints(
    question: Calculated | CalculatedSimple | CalculatedMulti,
    sets: tuple[dict[str, str], ...],
    asking: Asking,
) -> tuple[Varied, ...]:
    return tuple(
        asking.varied(_each(hint.text, sets, asking), f"hint-{number}")
        for number, hint in enumerate(question.hints)
    )


def _each(
    text: RichText | None,
    sets: tuple[dict[str, str], ...],
    asking: Asking,
    precision: Precision | None = None,
) -> tuple[RichText, ...]:
    if text is None:
        return ()
    language = asking.texts.language
    mark = asking.texts.words["mark_decimal"]
    return tuple(
        RichText.of(
            {language: substituted(text.get(language), values, mark, precision)}, text.base, text.format
        )
        for values in sets
    )


def substituted(text: str, values: Values, mark: str, precision: Precision | None) -> str:
    """The text with formulas worked out and names replaced, as `replace_expressions_in_text` of Moodle does."""
    numbers = {name: float(value) for name, value in values.items()}

    def result(found: re.Match[str]) -> str:
        value = evaluate(found.group(1), numbers)
        return (formatted(value, precision) if precision else php_number(value)).replace(".", mark)

    return _NAME.sub(_lookup(values, mark), FORMULA_IN_TEXT.sub(result, text))


def _lookup(values: Values, mark: str) -> Callable[[re.Match[str]], str]:
    return lambda found: (
        values.get(found.group(1), found.group()).replace(".", mark)
        if found.group(1) in values
        else found.group()
    )


def formatted(value: float, precision: Precision) -> str:
    """The number with the decimals or significant figures asked for (`format_float`, Moodle 4.5)."""
    if precision.significant_figures is None:
        return f"{value:.{precision.digits}f}"
    if value == 0:
        return "0"
    return significant(value, precision.significant_figures)


def significant(value: float, figures: int) -> str:
    """Plain from 0.001 to 9999, else with an exponent."""
    mantissa, _, exponent = f"{abs(value):.{figures - 1}e}".partition("e")
    sign, power = "-" if value < 0 else "", int(exponent)
    if -4 < power < 4:
        decimals = max(figures - 1 - power, 0)
        digits = round(abs(value), figures - 1 - power)
        return sign + f"{digits:.{decimals}f}"
    return f"{sign}{mantissa}e{power}"


def php_number(value: float) -> str:
    """A number as PHP writes it: 14 significant digits."""
    text = f"{value:.14G}"
    mantissa, letter, exponent = text.partition("E")
    if not letter:
        return text
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}E{int(exponent):+d}"
