"""Formulas mean what PHP makes of them in Moodle."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursepack.model.formulas import FormulaError, evaluate, names_in


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("1 + 2 * 3", 7),
        ("2 ** 3 ** 2", 512),
        ("-2 ** 2", -4),
        ("2 ** -1", 0.5),
        ("7.9 % 4", 3),
        ("-7 % 4", -3),
        ("{a} > 2 ? 10 : 20", 10),
        ("{a} == 3", 1),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(1.005, 2)", 1.01),
        ("min(3, 1, 2) + max(1, {a})", 4),
        ("pow(2, 10)", 1024),
        ("log(8, 2)", 3),
        ("SQRT({a} + 6)", 3),
        ("bindec(101)", 5),
        ("decbin(5)", 101),
        ("fmod(7, 4)", 3),
        ("2*pi()", 2 * math.pi),
        (".5e1", 5),
    ],
)
def test_a_formula_gives(formula, result):
    assert evaluate(formula, {"a": 3}) == pytest.approx(result)


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("1 +", "missing at the end"),
        ("(1", "“)” is expected"),
        ("1 2", "“2” is not expected"),
        ("sum(1)", "no function “sum”"),
        ("sqrt(1, 2)", "sqrt takes 1 values, not 2"),
        ("min(1)", "min takes 2 or more values"),
        ("1 // 2", "“/” is not expected"),
        ("`ls`", "cannot stand"),
        ("1 / 0", "no result"),
        ("(-8) ** 0.5", "no finite result"),
        ("9 ** 9 ** 9", "no result"),
        ("{b}", "{b} has no value"),
        ("(" * 200 + "1" + ")" * 200, "nested"),
        ("-" * 200 + "1", "nested"),
        ("1+" * 1000 + "1", "longer"),
    ],
)
def test_a_formula_is_refused(formula, why):
    with pytest.raises(FormulaError, match=why.replace("(", r"\(").replace(")", r"\)")):
        evaluate(formula, {})


def test_the_wildcards_of_a_formula_are_known_by_name():
    assert names_in("{a} * {b c} + {a}") == ("a", "b c")


@given(st.text(alphabet="0123456789.eE+-*/%(){}<>=!?:, absqrtpow", max_size=60))
def test_no_formula_does_anything_but_give_a_number_or_a_reason(formula):
    try:
        result = evaluate(formula, {"a": 1.5})
    except FormulaError:
        return
    assert math.isfinite(result)
