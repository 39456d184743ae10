r"""Cloze codes: small questions as they stand in the text of a Moodle multianswer question.

The grammar is that of the regular expressions in `question/type/multianswer/questiontype.php`, Moodle 4.5
and 5.1. Moodle decodes HTML entities in answers and feedback, so every sign with a meaning is written as
one. After that it takes the backslash away from `\}` and `\#`: HTML can say the same otherwise, a short
answer cannot (CP-Q031).
"""

import re
from typing import assert_never

from coursepack.formats.moodle.names import spellings
from coursepack.formats.moodle.texts import inline_html, number
from coursepack.model import ChoiceGap, Gap, MultiAnswer, NumericalGap, RichText, ShortAnswerGap

Languages = tuple[str, ...]

_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>\"'{}#~\\"})
_LAYOUT_LETTERS = {"dropdown": "", "vertical": "V", "horizontal": "H"}


def cloze_gaps(question: MultiAnswer, languages: Languages) -> dict[str, str]:
    """The code of each gap by its name."""
    return {gap.id: cloze_code(gap, languages) for gap in question.gaps}


def cloze_code(gap: Gap, languages: Languages) -> str:
    """The gap as Moodle writes it: `{2:MULTICHOICE_VS:%100%blue#Yes.~%0%red}`."""
    match gap:
        case ShortAnswerGap():
            kind = "SHORTANSWER_C" if gap.case_sensitive else "SHORTANSWER"
            answers = [
                _answer(answer.fraction, _escaped(words), answer.feedback, languages)
                for answer in gap.answers
                for words in spellings(answer.text, languages)
            ]
        case NumericalGap():
            kind = "NUMERICAL"
            answers = [
                _answer(
                    answer.fraction,
                    answer.number
                    if answer.number == "*"
                    else f"{number(answer.number)}:{number(answer.tolerance)}",
                    answer.feedback,
                    languages,
                )
                for answer in gap.answers
            ]
        case ChoiceGap():
            kind = _choice_kind(gap)
            answers = [
                _answer(gap.fraction(answer), _inline(answer.text, languages), answer.feedback, languages)
                for answer in gap.answers
            ]
        case _:
            assert_never(gap)
    return f"{{{gap.points}:{kind}:{'~'.join(answers)}}}"


def _choice_kind(gap: ChoiceGap) -> str:
    letters = _LAYOUT_LETTERS[gap.layout] if gap.is_single or gap.layout == "horizontal" else ""
    letters += "S" if gap.shuffle else ""
    return ("MULTICHOICE" if gap.is_single else "MULTIRESPONSE") + (f"_{letters}" if letters else "")


def _answer(fraction: float, text: str, feedback: RichText | None, languages: Languages) -> str:
    earns = "=" if fraction == 100 else f"%{number(fraction)}%"
    return f"{earns}{text}{f'#{_inline(feedback, languages)}' if feedback else ''}"


def _inline(text: RichText, languages: Languages) -> str:
    html = _in_one_line(inline_html(text, languages))
    return _escaped(html.replace("\\}", "\\&#125;").replace("\\#", "\\&#35;"))


def _in_one_line(html: str) -> str:
    return re.sub(r"\s*\n\s*", " ", html)


def _escaped(text: str) -> str:
    """The text so that Moodle decodes it to itself, with nothing that ends an answer before its end."""
    escaped = text.translate(_SIGNS)
    return f"&#{ord(escaped[0])};{escaped[1:]}" if escaped[:1] in {"=", "%"} else escaped
