"""Formulas: LaTeX stays LaTeX for Moodle and becomes MathML elsewhere."""

import re
from functools import lru_cache
from html import escape

MAX_LENGTH = 2_000
_OPENER, _CLOSER = "\ue000", "\ue001"
_PLACEHOLDER = re.compile(f"{_OPENER}(\\d+){_CLOSER}")


class FormulaError(ValueError):
    """A formula that cannot be turned into MathML."""


def placeholder(number: int) -> str:
    """What stands for formula `number` while the text around it is sanitised."""
    return f"{_OPENER}{number}{_CLOSER}"


def put_back(html: str, formulas: tuple[str, ...]) -> str:
    """The HTML with each placeholder replaced by its formula (already HTML)."""

    def formula(match: re.Match[str]) -> str:
        number = int(match.group(1))
        return formulas[number] if number < len(formulas) else ""

    return _PLACEHOLDER.sub(formula, html)


def as_latex(latex: str, *, block: bool) -> str:
    """The formula between the delimiters that Moodle's MathJax filter reads."""
    text = escape(latex.strip(), quote=False)
    return f"\\[{text}\\]" if block else f"\\({text}\\)"


@lru_cache(maxsize=4096)
def as_mathml(latex: str, *, block: bool) -> str:
    """The formula as MathML, with the LaTeX kept as its annotation.

    Raises FormulaError when the formula cannot be read or has a command that is not known.
    """
    from latex2mathml.converter import convert  # slow to import, and most courses have no formulas

    if len(latex) > MAX_LENGTH:
        raise FormulaError(f"the formula is longer than {MAX_LENGTH:,} characters")
    if latex.count("{") != latex.count("}"):
        raise FormulaError("the braces do not match")
    try:
        mathml = str(convert(latex, display="block" if block else "inline"))
    except Exception as error:
        raise FormulaError(str(error) or type(error).__name__) from error
    unknown = re.search(r"<m[iotn]>\\([A-Za-z]+)", mathml)
    if unknown:
        raise FormulaError(f"the command \\{unknown.group(1)} is not known")
    label = escape(latex.strip(), quote=True)
    return mathml.replace("<math ", f'<math alttext="{label}" ', 1)
