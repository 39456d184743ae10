"""Formulas can be worked out for every set of values that a learner may get."""

from collections.abc import Iterable, Iterator

from coursepack.model import (
    Calculated,
    CalculatedMulti,
    CalculatedSimple,
    MeasuredQuestion,
    Path,
    RichText,
    Wildcard,
    formulas_in,
)
from coursepack.model import Question as AnyQuestion
from coursepack.model.formulas import FormulaError, evaluate, names_in
from coursepack.problems import Finding, Rule
from coursepack.problems.rules import parts as rules
from coursepack.problems.rules import source as source_rules

Question = Calculated | CalculatedSimple | CalculatedMulti


def formulas(question: Question, path: Path) -> Iterator[Finding]:
    """Formulas that cannot be read or have no result, and wildcards that nothing describes."""
    names = [wildcard.name for wildcard in question.wildcards]
    for index, name in enumerate(names):
        if name in names[:index]:
            message = f"the wildcard “{name}” is described twice"
            yield Finding(source_rules.DUPLICATE_ID, (*path, "wildcards", index, "name"), message)
    sets = [{name: float(value) for name, value in values.items()} for values in question.value_sets_drawn()]
    for formula, where, language, line in _formulas(question, path):
        yield from _formula(formula, sets, Finding(rules.FORMULA_WRONG, where, "", None, language, line))


def shared_wildcards(located: Iterable[tuple[Path, AnyQuestion]]) -> Iterator[Finding]:
    """Shared wildcards of one category that have one name and are not the same."""
    first: dict[str, Wildcard] = {}
    for path, question in located:
        if not isinstance(question, Question):
            continue
        for index, wildcard in enumerate(question.wildcards):
            if wildcard.shared and first.setdefault(wildcard.name, wildcard) != wildcard:
                message = f"the shared wildcard “{wildcard.name}” has another range or other values above"
                yield Finding(rules.SHARED_DIFFERS, (*path, "wildcards", index), message)


def units(question: MeasuredQuestion, path: Path) -> Iterator[Finding]:
    """Units that are asked for and not described."""
    if not question.units and question.given_unit != "none":
        yield Finding(rules.UNIT_MISSING, (*path, "unit_entry"), "there are no units to choose from")
    if not question.units and question.unit_grading != "none":
        yield Finding(rules.UNIT_MISSING, (*path, "unit_grading"), "there is no unit that would be right")


def _formulas(question: Question, path: Path) -> Iterator[tuple[str, Path, str | None, int | None]]:
    yield from _in_text(question.text, (*path, "text"))
    if isinstance(question, CalculatedMulti):
        for index, choice in enumerate(question.answers):
            yield from _in_text(choice.text, (*path, "answers", index, "text"))
    else:
        for index, answer in enumerate(question.answers):
            if answer.formula != "*":
                yield answer.formula, (*path, "answers", index, "formula"), None, None


def _in_text(text: RichText, path: Path) -> Iterator[tuple[str, Path, str | None, int | None]]:
    for language, value in text.values.items():
        for formula, line in formulas_in(value):
            yield formula, path, language, line


def _formula(formula: str, sets: list[dict[str, float]], place: Finding) -> Iterator[Finding]:
    def finding(rule: Rule, message: str) -> Finding:
        return Finding(rule, place.path, message, None, place.language, place.line)

    try:
        unknown = [name for name in names_in(formula) if sets and name not in sets[0]]
    except FormulaError as error:
        yield finding(rules.FORMULA_WRONG, str(error))
        return
    if unknown:
        yield finding(rules.WILDCARD_UNKNOWN, f"there is no wildcard “{unknown[0]}”")
        return
    for values in sets:
        try:
            evaluate(formula, values)
        except FormulaError as error:
            given = ", ".join(f"{name} = {value:g}" for name, value in values.items())
            yield finding(rules.NO_RESULT, f"for {given}: {error}")
            return
