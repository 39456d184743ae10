r"""Cloze texts: `{1:SHORTANSWER:=blue}` in a text becomes `{{blue}}` and a gap.

Found as the regular expressions of `question/type/multianswer/questiontype.php`, Moodle 4.5, find them: a gap
begins with `{`, a number or nothing, and a kind in capital letters; an answer ends before `~`, `#` or `}`
without a backslash, `&` or `&amp;` before it, and has at least one character; feedback ends before `~` or `}`.
Where such an answer runs on to the end of the text, Moodle's pattern takes less, and so do we.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from coursepack.formats.moodle_xml.reading.gaps import gap_name
from coursepack.formats.moodle_xml.reading.heads import choices, hints
from coursepack.formats.moodle_xml.reading.numbers import number_with_unit
from coursepack.formats.moodle_xml.reading.values import Data, QuestionReader, plain, rich
from coursepack.problems.rules import moodle_xml as rules


@dataclass(frozen=True, slots=True)
class Kind:
    """What the word in a code says."""

    type: Literal["shortanswer", "numerical", "multichoice"]
    case_sensitive: bool = False
    display: str = "dropdown"
    shuffle: bool = False
    several: bool = False


def _choice_kinds() -> Iterator[tuple[str, Kind]]:
    for long, short, several in (("MULTICHOICE", "MC", False), ("MULTIRESPONSE", "MR", True)):
        displays = {"": "vertical" if several else "dropdown", "V": "vertical", "H": "horizontal"}
        if several:
            del displays["V"]
        for letter, display in displays.items():
            for shuffle in ("", "S"):
                kind = Kind("multichoice", display=display, shuffle=bool(shuffle), several=several)
                letters = letter + shuffle
                yield f"{long}_{letters}" if letters else long, kind
                yield f"{short}{letters}", kind


_KINDS: dict[str, Kind] = {
    **{word: Kind("numerical") for word in ("NUMERICAL", "NM")},
    **{word: Kind("shortanswer") for word in ("SHORTANSWER", "SA", "MW")},
    **{word: Kind("shortanswer", case_sensitive=True) for word in ("SHORTANSWER_C", "SAC", "MWC")},
    **dict(_choice_kinds()),
}
"""The words of `ANSWER_TYPE_DEF_REGEX`."""

_START = re.compile(r"\{([0-9]{0,6}):([A-Z_]{2,16}):")
_FRACTION = re.compile(r"=|%(-?[0-9]{1,9}(?:[.,][0-9]{0,9})?)%")
_ANSWER_END = re.compile(r"(?<!\\)(?<!&)(?<!&amp;)[~#}]")
_FEEDBACK_END = re.compile(r"(?<!\\)[~}]")
_NUMBER = r"-?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+]?[0-9]{1,3})?"
_NUMERICAL = re.compile(f"({_NUMBER})(?::({_NUMBER}))?")
_LINES = re.compile(r"\s*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer of a gap: what it earns as it is written (`=`, a percentage or ''), its text and feedback."""

    earns: str
    text: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Code:
    """One gap and where its code stands in the text."""

    start: int
    end: int
    points: str
    kind: str
    alternatives: tuple[Alternative, ...]


def codes(text: str) -> Iterator[Code]:
    """The gaps of a text in order; what only looks like one is passed over."""
    strict, lenient = _Scanner(text, 1), _Scanner(text, 0)
    position = 0
    while match := _START.search(text, position):
        position = match.start() + 1
        if match.group(2) not in _KINDS:
            continue
        found = strict.alternatives(match.end()) or lenient.alternatives(match.end())
        if found is not None:
            alternatives, position = found
            yield Code(match.start(), position, match.group(1), match.group(2), alternatives)


class _Scanner:
    """Takes answers apart, in time that grows with the text alone: where one way failed, no other tries again."""

    def __init__(self, text: str, least: int) -> None:
        self.text = text
        self.least = least
        """How many characters an answer has at the least."""
        self.answer_ends = [match.start() for match in _ANSWER_END.finditer(text)]
        self.feedback_ends = [match.start() for match in _FEEDBACK_END.finditer(text)]
        self.dead: set[int] = set()
        """Where answers begin that no bracket closes."""

    def alternatives(self, position: int) -> tuple[tuple[Alternative, ...], int] | None:
        """The answers from a position on, and where the closing bracket ends; None where none closes them."""
        found: list[Alternative] = []
        tried = []
        while position not in self.dead:
            tried.append(position)
            taken = self._one(position)
            if taken is None:
                break
            alternative, stop = taken
            if alternative.text or self.least:
                found.append(alternative)
            position = stop + 1
            if self.text[stop] == "}":
                return (tuple(found), position) if found else None
        self.dead.update(tried)
        return None

    def _one(self, position: int) -> tuple[Alternative, int] | None:
        """One answer, and where the sign after it stands."""
        fraction = _FRACTION.match(self.text, position)
        begin = fraction.end() if fraction else position
        end = _next(self.answer_ends, begin + self.least)
        if end is None:
            return None
        feedback, stop = "", end
        if self.text[end] == "#":
            closing = _next(self.feedback_ends, end + 1)
            if closing is None:
                return None
            feedback, stop = self.text[end + 1 : closing], closing
        earns = (fraction.group(1) or "=") if fraction else ""
        return Alternative(earns, self.text[begin:end], feedback), stop


def _next(positions: list[int], least: int) -> int | None:
    """The first of the positions that is not below `least`."""
    index = bisect_left(positions, least)
    return positions[index] if index < len(positions) else None


def cloze(reader: QuestionReader, text: Data) -> Data:
    """The gaps of a question; `text` is that of the head, and gets their names for their codes."""
    written = next(iter(text["values"].values()))
    found = list(codes(written))
    if not found:
        reader.refuse(rules.CLOZE_WITHOUT_GAPS, "the text holds no small question")
    gaps, pieces, position = [], [], 0
    taken: set[str] = set()
    for number, code in enumerate(found, start=1):
        gap = _gap(reader, code, number)
        name = gap_name(_right_words(gap), number, written, taken)
        taken.add(name)
        gaps.append({"id": name, **gap})
        pieces += [written[position : code.start], f"{{{{{name}}}}}"]
        position = code.end
    text["values"] = dict.fromkeys(text["values"], "".join([*pieces, written[position:]]))
    return {"gaps": tuple(gaps), **hints(reader, parts=True)}


def _gap(reader: QuestionReader, code: Code, number: int) -> Data:
    kind = _KINDS[code.kind]
    points = 1 if code.points == "" else int(code.points)
    gap: Data = {"type": kind.type} | ({} if points == 1 else {"points": points})
    match kind.type:
        case "numerical":
            return gap | _numbers(reader, code, number)
        case "shortanswer":
            case = {"case_sensitive": True} if kind.case_sensitive else {}
            return gap | case | _words(reader, code, number)
        case "multichoice":
            return gap | _options(reader, code, number, kind)
        case _:
            assert_never(kind.type)


def _numbers(reader: QuestionReader, code: Code, number: int) -> Data:
    answers = []
    for alternative in code.alternatives:
        match = _NUMERICAL.fullmatch(alternative.text)
        text = match.group(1) if match else _decoded(alternative.text).strip()
        value = "*" if text == "*" else number_with_unit(text, {})
        if value is None:
            reader.refuse(rules.QUESTION_REFUSED, f"gap {number}: “{text[:60]}” is no number")
            continue
        tolerance = number_with_unit(match.group(2), {}) if match and match.group(2) else 0.0
        data: Data = {"number": value, **({"tolerance": abs(tolerance)} if tolerance else {})}
        answers.append(_accepted(data, alternative))
    _must_be_right(reader, code, number)
    return {"answers": tuple(answers)}


def _words(reader: QuestionReader, code: Code, number: int) -> Data:
    answers = []
    for alternative in code.alternatives:
        text = reader.line(_decoded(alternative.text).strip())
        if text:
            answers.append(_accepted({"text": plain(text)}, alternative))
    _must_be_right(reader, code, number)
    return {"answers": tuple(answers)}


def _accepted(data: Data, alternative: Alternative) -> Data:
    fraction = _percent(alternative)
    data |= {} if fraction == 100 else {"fraction": min(max(fraction, -100.0), 100.0)}
    return data | _feedback(alternative)


def _options(reader: QuestionReader, code: Code, number: int, kind: Kind) -> Data:
    several = kind.several
    written = [alternative for alternative in code.alternatives if _decoded(alternative.text).strip()]
    if len(written) < 2:
        reader.refuse(rules.QUESTION_REFUSED, f"gap {number} has fewer than two options")
    if several and not any(_percent(alternative) > 0 for alternative in code.alternatives):
        reader.refuse(rules.QUESTION_REFUSED, f"gap {number} has no right option")
    elif not several:
        _must_be_right(reader, code, number)
    found = [
        ({"text": rich(_decoded(alternative.text).strip()), **_feedback(alternative)}, fraction)
        for alternative, fraction in zip(code.alternatives, _fractions(code, several=several), strict=True)
        if alternative in written
    ]
    data = choices(found, single=not several)
    default = "vertical" if several else "dropdown"
    data |= {} if kind.display == default else {"display": kind.display}
    return data | ({"shuffle": True} if kind.shuffle else {})


def _fractions(code: Code, *, several: bool) -> list[float]:
    """What each option earns: where several may be chosen, the right ones share everything."""
    percents = [_percent(alternative) for alternative in code.alternatives]
    total = sum(percent for percent in percents if percent > 0)
    if not several or not total:
        return [min(max(percent, -100.0), 100.0) for percent in percents]
    specific = any(alternative.earns not in {"", "="} for alternative in code.alternatives)
    wrong = None if specific else -100.0 * 100.0 / total
    return [
        max(-100.0, round(percent * 100 / total if percent > 0 or wrong is None else wrong, 5))
        if percent > 0 or wrong is not None
        else max(-100.0, percent)
        for percent in percents
    ]


def _must_be_right(reader: QuestionReader, code: Code, number: int) -> None:
    if not any(_percent(alternative) == 100 for alternative in code.alternatives):
        reader.refuse(rules.QUESTION_REFUSED, f"gap {number} has no answer that earns 100 %")


def _percent(alternative: Alternative) -> float:
    if alternative.earns in {"", "="}:
        return 100.0 if alternative.earns else 0.0
    return float(alternative.earns.replace(",", "."))


def _feedback(alternative: Alternative) -> Data:
    text = _decoded(alternative.feedback)
    return {"feedback": rich(text)} if text.strip() else {}


def _decoded(text: str) -> str:
    """Entities and backslashes undone, as Moodle undoes them."""
    return html.unescape(text).replace("\\}", "}").replace("\\#", "#")


def _right_words(gap: Data) -> str:
    """The words of the first right answer."""
    for answer in gap["answers"]:
        if answer.get("right") or ("fraction" not in answer and "right" not in answer):
            text = answer.get("text") or {"values": {"": str(answer.get("number", ""))}}
            return str(next(iter(text["values"].values())))
    return ""
