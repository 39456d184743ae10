"""Formulas of calculated questions: read, checked and worked out as Moodle does.

What Moodle allows is in `qtype_calculated_find_formula_errors`, `question/type/calculated/questiontype.php`,
4.5; it gives what is left to PHP. So `%` takes whole numbers, `**` binds more tightly than a sign, and a
comparison is 1 or 0.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

MAX_LENGTH = 1_000
MAX_DEPTH = 50

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|\{(?P<name>[A-Za-z][A-Za-z0-9\-_\s]*)\}"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>\*\*|==|!=|<=|>=|[-+*/%<>!?:(),]))"
)
_BINDING = (("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))


class FormulaError(ValueError):
    """A formula that cannot be read, or that has no result for some values."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """A wildcard."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an operator, and what it is given."""

    function: str
    arguments: tuple["Expression", ...]


Expression = Number | Name | Call


def names_in(formula: str) -> tuple[str, ...]:
    """Wildcards that the formula uses, in order, each once; raises FormulaError."""
    return tuple(dict.fromkeys(_names(parse(formula))))


def evaluate(formula: str, values: Mapping[str, float]) -> float:
    """The result for these values of the wildcards.

    Raises FormulaError where the formula cannot be read, a wildcard has no value or there is no finite result.
    """
    try:
        result = _evaluate(parse(formula), values)
    except (ArithmeticError, ValueError, TypeError) as error:
        raise (
            error if isinstance(error, FormulaError) else FormulaError(f"there is no result ({error})")
        ) from error
    if isinstance(result, complex) or not math.isfinite(result):
        raise FormulaError("there is no finite result")
    return result


@lru_cache(maxsize=4_096)
def parse(formula: str) -> Expression:
    """The formula as a tree; raises FormulaError."""
    if len(formula) > MAX_LENGTH:
        raise FormulaError(f"the formula is longer than {MAX_LENGTH:,} characters")
    reader = _Reader(list(_tokens(formula)))
    expression = reader.whole()
    if reader.left():
        raise FormulaError(f"“{reader.left()}” is not expected")
    return expression


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    position, end = 0, len(formula.rstrip())
    while position < end:
        match = _TOKEN.match(formula, position)
        if match is None:
            raise FormulaError(f"“{formula[position:].strip()[0]}” cannot stand in a formula")
        kind = match.lastgroup or ""
        yield kind, match.group(kind)
        position = match.end()


class _Reader:
    """Reads tokens by recursive descent."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.position = 0
        self.depth = 0

    def left(self) -> str:
        """The next token, '' at the end."""
        return self.tokens[self.position][1] if self.position < len(self.tokens) else ""

    def whole(self) -> Expression:
        """A whole expression: `condition ? then : otherwise`, or less."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(f"the formula is nested more than {MAX_DEPTH} deep")
        expression = self.binary(0)
        if self._took("?"):
            then = self.whole()
            self._expect(":")
            expression = Call("?", (expression, then, self.whole()))
        self.depth -= 1
        return expression

    def binary(self, level: int) -> Expression:
        if level == len(_BINDING):
            return self.signed()
        expression = self.binary(level + 1)
        while self.left() in _BINDING[level] and self._kind() == "sign":
            operator = self._take()
            expression = Call(operator, (expression, self.binary(level + 1)))
        return expression

    def signed(self) -> Expression:
        if self._kind() == "sign" and self.left() in {"-", "+", "!"}:
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise FormulaError(f"the formula is nested more than {MAX_DEPTH} deep")
            expression: Expression = Call(f"{self._take()}1", (self.signed(),))
            self.depth -= 1
            return expression
        base = self.atom()
        return Call("**", (base, self.signed())) if self._took("**") else base

    def atom(self) -> Expression:
        kind = self._kind()
        if kind == "number":
            return Number(float(self._take()))
        if kind == "name":
            return Name(self._take())
        if kind == "word":
            return self._call(self._take().lower())
        if self._took("("):
            expression = self.whole()
            self._expect(")")
            return expression
        raise FormulaError(
            f"“{self.left()}” is not expected" if self.left() else "something is missing at the end"
        )

    def _call(self, word: str) -> Expression:
        if word not in _FUNCTIONS:
            raise FormulaError(f"there is no function “{word}”")
        self._expect("(")
        arguments: list[Expression] = []
        while self.left() != ")":
            arguments.append(self.whole())
            if not self._took(","):
                break
        self._expect(")")
        least, most, _ = _FUNCTIONS[word]
        if not least <= len(arguments) <= most:
            wanted = str(least) if least == most else f"{least} or more" if most > 2 else f"{least} to {most}"
            raise FormulaError(f"{word} takes {wanted} values, not {len(arguments)}")
        return Call(word, tuple(arguments))

    def _kind(self) -> str:
        return self.tokens[self.position][0] if self.position < len(self.tokens) else ""

    def _take(self) -> str:
        self.position += 1
        return self.tokens[self.position - 1][1]

    def _took(self, sign: str) -> bool:
        if self._kind() == "sign" and self.left() == sign:
            self.position += 1
            return True
        return False

    def _expect(self, sign: str) -> None:
        if not self._took(sign):
            found = f", not “{self.left()}”" if self.left() else ""
            raise FormulaError(f"“{sign}” is expected here{found}")


def _names(expression: Expression) -> Iterator[str]:
    match expression:
        case Number():
            return
        case Name(name):
            yield name
        case Call(_, arguments):
            for argument in arguments:
                yield from _names(argument)


def _evaluate(expression: Expression, values: Mapping[str, float]) -> float:
    match expression:
        case Number(value):
            return value
        case Name(name):
            if name not in values:
                raise FormulaError(f"the wildcard {{{name}}} has no value")
            return values[name]
        case Call("?", (condition, then, otherwise)):
            return _evaluate(then if _evaluate(condition, values) else otherwise, values)
        case Call(function, arguments):
            return _OPERATIONS[function](*(_evaluate(argument, values) for argument in arguments))


def _modulo(left: float, right: float) -> float:
    return math.fmod(int(left), int(right))


def _log(value: float, base: float = math.e) -> float:
    return math.log(value) if base == math.e else math.log(value) / math.log(base)


def _round(value: float, digits: float = 0) -> float:
    """Half away from zero, as PHP rounds."""
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP))


def _digits(value: float, base: int) -> float:
    return float(int(str(int(value)), base))


_ONE: dict[str, Callable[..., float]] = {
    "abs": abs,
    "acos": math.acos,
    "acosh": math.acosh,
    "asin": math.asin,
    "asinh": math.asinh,
    "atan": math.atan,
    "atanh": math.atanh,
    "bindec": lambda value: _digits(value, 2),
    "ceil": lambda value: float(math.ceil(value)),
    "cos": math.cos,
    "cosh": math.cosh,
    "decbin": lambda value: float(format(int(value), "b")),
    "decoct": lambda value: float(format(int(value), "o")),
    "deg2rad": math.radians,
    "exp": math.exp,
    "expm1": math.expm1,
    "floor": lambda value: float(math.floor(value)),
    "is_finite": lambda value: float(math.isfinite(value)),
    "is_infinite": lambda value: float(math.isinf(value)),
    "is_nan": lambda value: float(math.isnan(value)),
    "log10": math.log10,
    "log1p": math.log1p,
    "octdec": lambda value: _digits(value, 8),
    "rad2deg": math.degrees,
    "sin": math.sin,
    "sinh": math.sinh,
    "sqrt": math.sqrt,
    "tan": math.tan,
    "tanh": math.tanh,
}
_FUNCTIONS: dict[str, tuple[int, int, Callable[..., float]]] = {
    "pi": (0, 0, lambda: math.pi),
    **{name: (1, 1, function) for name, function in _ONE.items()},
    "log": (1, 2, _log),
    "round": (1, 2, _round),
    "atan2": (2, 2, math.atan2),
    "fmod": (2, 2, math.fmod),
    "pow": (2, 2, lambda base, exponent: base**exponent),
    "min": (2, 100, min),
    "max": (2, 100, max),
}
_OPERATIONS: dict[str, Callable[..., float]] = {
    **{name: function for name, (_, _, function) in _FUNCTIONS.items()},
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "%": _modulo,
    "**": lambda base, exponent: base**exponent,
    "-1": lambda value: -value,
    "+1": lambda value: value,
    "!1": lambda value: float(not value),
    "<": lambda left, right: float(left < right),
    ">": lambda left, right: float(left > right),
    "<=": lambda left, right: float(left <= right),
    ">=": lambda left, right: float(left >= right),
    "==": lambda left, right: float(left == right),
    "!=": lambda left, right: float(left != right),
}
