"""Numerical and calculated questions."""

import re

from coursepack.formats.moodle_xml.reading.answers import accepted
from coursepack.formats.moodle_xml.reading.heads import NUMBERINGS, choices, combined_feedback, hints
from coursepack.formats.moodle_xml.reading.tree import Element
from coursepack.formats.moodle_xml.reading.values import Data, QuestionReader, rich
from coursepack.model import formulas_in
from coursepack.model.formulas import FormulaError, parse
from coursepack.problems.rules import moodle_xml as rules

_EXPONENT = re.compile(r"(?:e|E|(?:x|\*|×)10(?:\^|\*\*))([+-]?\d+)", re.ASCII)
_FIRST = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?", re.ASCII)
_LAST = re.compile(_FIRST.pattern + "$", re.ASCII)
_ENTRIES = ("text", "radio", "dropdown", "none")
_GRADINGS = ("none", "response", "question")
_TOLERANCES = {"1": "relative", "2": "nominal", "3": "geometric"}
_SYNCHRONISE = ("separate", "together", "together-named")
MAX_DECIMALS = 9


def numerical(reader: QuestionReader) -> Data:
    """The accepted numbers, brought to the first unit, and the units."""
    units = _units(reader)
    is_left = reader.flag(reader.element, "unitsleft", default=False)
    answers = []
    for answer in reader.element.all("answer"):
        data = _accepted_number(reader, answer, units, is_left=is_left)
        if data is not None:
            answers.append(accepted(reader, answer, data, reader.fraction(answer)))
    return {
        "answers": tuple(answers),
        **_unit_options(reader, units, is_left=is_left),
        **hints(reader, parts=False),
    }


def _accepted_number(
    reader: QuestionReader, answer: Element, units: dict[str, float], *, is_left: bool
) -> Data | None:
    if answer.first("text") is None:
        reader.stop("Moodle fails at a numerical answer without <text>", answer, stored=False)
        return None
    text = reader.string(answer, "text")
    tolerance = number_with_unit(reader.string(answer, "tolerance"), units, is_left=is_left) or 0.0
    if text == "*":
        return {"number": "*", **({"tolerance": tolerance} if tolerance else {})}
    number = number_with_unit(text, units, is_left=is_left)
    if number is None:
        if text or reader.fraction(answer):
            reader.note(rules.VALUE_UNKNOWN, f"“{text[:60]}” is no number, and is left out", answer)
        return None
    return {"number": number, **({"tolerance": abs(tolerance)} if tolerance else {})}


def number_with_unit(text: str, units: dict[str, float], *, is_left: bool = False) -> float | None:
    """A number with a decimal point or comma and perhaps a unit, as `apply_units` takes it; None for no number."""
    text = _EXPONENT.sub(r"e\1", text.replace(" ", ""))
    text = text.replace(",", "") if "." in text or text.count(",") > 1 else text.replace(",", ".")
    match = _LAST.search(text) if is_left else _FIRST.match(text)
    if match is None:
        return None
    unit = text[: match.start()] if is_left else text[match.end() :]
    return float(match.group()) * (1 / units[unit] if unit in units else 1.0)


def _units(reader: QuestionReader) -> dict[str, float]:
    """Multipliers of units by name; those without a name or multiplier are left out, as are second ones."""
    units: dict[str, float] = {}
    parent = reader.element.first("units")
    for unit in parent.all("unit") if parent is not None else ():
        name = " ".join(reader.string(unit, "unit_name").split())
        multiplier = number_with_unit(reader.string(unit, "multiplier", "1"), {})
        if name and multiplier:
            units.setdefault(name, multiplier)
    return units


def _unit_options(
    reader: QuestionReader, units: dict[str, float], *, is_left: bool, calculated: bool = False
) -> Data:
    """How units are given and marked, as far as it is not what the model takes by itself.

    A calculated question without a penalty has one of 100 %, and gives units as is usual, whatever it says.
    """
    element = reader.element
    default = 0 if units else 3
    bare = calculated and element.first("unitpenalty") is None
    written = reader.whole(element, "showunits", 0 if calculated else default, 0, 3)
    entry = _ENTRIES[default if bare else written]
    grading = _GRADINGS[reader.whole(element, "unitgradingtype", 0, 0, 2)]
    penalty = round(reader.number(element, "unitpenalty", 1.0 if bare else 0.1) * 100, 5)
    data: Data = {
        "units": tuple(
            {"name": name, "multiplier": multiplier} if multiplier != 1 else {"name": name}
            for name, multiplier in units.items()
        )
    }
    data |= {} if entry == _ENTRIES[default] else {"unit_entry": entry}
    data |= {} if grading == "none" else {"unit_grading": grading}
    data |= {} if penalty == 10 else {"unit_penalty": min(max(penalty, 0.0), 100.0)}
    return data | ({"unit_before_number": True} if is_left else {})


def calculated(reader: QuestionReader, kind: str) -> Data:
    """Formulas and wildcards. Options and feedback on the whole are in the file, and Moodle does not use them."""
    units = _units(reader)
    is_left = reader.flag(reader.element, "unitsleft", default=False)
    answers = []
    for answer in reader.element.all("answer"):
        formula = reader.string(answer, "text") or "*"
        if formula != "*":
            _check(reader, formula, answer)
        data = {"formula": formula, **_tolerance(reader, answer), **_precision(reader, answer)}
        answers.append(accepted(reader, answer, data, reader.fraction(answer)))
    _check_texts(reader)
    given = _unit_options(reader, units, is_left=is_left, calculated=True)
    data = {"answers": tuple(answers), **given, **_wildcards(reader)}
    if kind == "calculated":
        data |= _synchronise(reader)
    return {**data, **hints(reader, parts=False)}


def calculated_multi(reader: QuestionReader) -> Data:
    """Options with formulas in them, and wildcards."""
    element = reader.element
    found = []
    for answer in element.all("answer"):
        default = "plain" if "format" not in answer.attributes else reader.format
        text = reader.rich(answer, default) or rich("*", default)
        for formula, _ in formulas_in(next(iter(text["values"].values()))):
            _check(reader, formula, answer)
        data = {"text": text, **_precision(reader, answer)}
        feedback = reader.rich_child(answer, "feedback")
        found.append((data | ({"feedback": feedback} if feedback else {}), reader.fraction(answer)))
    _check_texts(reader)
    return {
        **choices(found, single=reader.flag(element, "single", default=True)),
        "shuffle": reader.flag(element, "shuffleanswers", default=False),
        "numbering": reader.one_of(element, "answernumbering", NUMBERINGS, "abc"),
        **combined_feedback(reader),
        **_wildcards(reader),
        **_synchronise(reader),
        **hints(reader, parts=True),
    }


def _check_texts(reader: QuestionReader) -> None:
    """Formulas in texts, at which Moodle's importer fails as it does at those of answers."""
    for tag in ("questiontext", "generalfeedback"):
        for formula, _ in formulas_in(reader.nested(reader.element, tag)):
            _check(reader, formula, reader.element.first(tag))


def _check(reader: QuestionReader, formula: str, element: Element | None) -> None:
    try:
        parse(formula)
    except FormulaError as error:
        reader.stop(f"the formula “{formula[:60]}” cannot be read: {error}", element, stored=False)


def _tolerance(reader: QuestionReader, answer: Element) -> Data:
    tolerance = abs(reader.number(answer, "tolerance", 0.01))
    kind = _TOLERANCES[reader.one_of(answer, "tolerancetype", _TOLERANCES, "1")]
    data: Data = {} if tolerance == 0.01 else {"tolerance": tolerance}
    return data | ({} if kind == "relative" else {"tolerance_type": kind})


def _precision(reader: QuestionReader, answer: Element) -> Data:
    if reader.one_of(answer, "correctanswerformat", ("1", "2"), "1") == "2":
        return {"significant_figures": reader.whole(answer, "correctanswerlength", 2, 1, MAX_DECIMALS)}
    decimals = reader.whole(answer, "correctanswerlength", 2, 0, MAX_DECIMALS)
    return {} if decimals == 2 else {"decimals": decimals}


def _synchronise(reader: QuestionReader) -> Data:
    value = _SYNCHRONISE[reader.whole(reader.element, "synchronize", 0, 0, 2)]
    return {} if value == "separate" else {"synchronise": value}


def _wildcards(reader: QuestionReader) -> Data:
    definitions = reader.element.first("dataset_definitions")
    found = definitions.all("dataset_definition") if definitions is not None else ()
    return {"wildcards": tuple(_wildcard(reader, definition) for definition in found)}


def _wildcard(reader: QuestionReader, definition: Element) -> Data:
    items = definition.first("dataset_items")
    values = [
        (reader.number(item, "number", position), reader.string(item, "value"))
        for position, item in enumerate(items.all("dataset_item") if items is not None else (), start=1)
    ]
    distribution = reader.nested(definition, "distribution")
    low, high = (_bound(reader, definition, tag) for tag in ("minimum", "maximum"))
    return {
        "name": reader.nested(definition, "name"),
        "minimum": min(low, high),
        "maximum": max(low, high),
        "decimals": min(max(int(_bound(reader, definition, "decimals")), 0), MAX_DECIMALS),
        **({"distribution": "loguniform"} if distribution == "loguniform" and min(low, high) > 0 else {}),
        **({"shared": True} if reader.nested(definition, "status") == "shared" else {}),
        "values": tuple(value for _, value in sorted(values, key=lambda item: item[0])),
    }


def _bound(reader: QuestionReader, definition: Element, tag: str) -> float:
    element = definition.first(tag)
    return 0.0 if element is None else reader.as_number(reader.nested(definition, tag), 0.0, element)
