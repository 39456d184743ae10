"""What is wrong with a YAML text that cannot be read, in the words of somebody who writes courses.

The parser (libyaml) tells where it stopped; what is to be mended often stands before that. Each cause that is
known by its look has words and a place of its own; whatever is left is told in the parser's words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from coursepack.problems import Place, Problem
from coursepack.problems.rules import source as rules

_QUOTE = 'Put the whole text in double quotes: "…".'
_COLUMN = "Begin it in the same column as the keys that it belongs with; only spaces indent."
_CURLY = "“”„‟«»‘’‚"
_DASHES = "–—−•*"


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser stopped, and what it was about; lines and columns from 0."""

    lines: Sequence[str]
    line: int
    column: int
    began: tuple[int, int]
    """Where the thing began that it was reading; where it stopped when it was reading none."""
    problem: str

    def text(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def marked(self) -> str:
        return self.text(self.line)

    @property
    def key(self) -> str:
        """The line on which what it was reading began, without indentation."""
        return self.text(self.began[0]).strip()


@dataclass(frozen=True, slots=True)
class _Fault:
    message: str
    remedy: str
    line: int
    column: int


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """The error as a problem: the cause where it is known, else what the parser says."""
    stop = _stop(error, text)
    for cause in _CAUSES:
        fault = cause(stop)
        if fault is not None:
            place = Place(file, fault.line + 1, fault.column + 1)
            return rules.YAML_SYNTAX.at(place, fault.message, fault.remedy)
    message = " ".join(part for part in (error.context, error.problem) if part)
    return rules.YAML_SYNTAX.at(Place(file, stop.line + 1, stop.column + 1), message)


def _stop(error: yaml.MarkedYAMLError, text: str) -> _Stop:
    mark = error.problem_mark or error.context_mark
    began = error.context_mark or mark
    line, column = (int(mark.line), int(mark.column)) if mark else (0, 0)
    start = (int(began.line), int(began.column)) if began else (0, 0)
    return _Stop(text.split("\n"), line, column, start, error.problem or "")


def _bad_indent(stop: _Stop) -> _Fault | None:
    for line in dict.fromkeys((stop.line, *_lines_between(stop))):
        text = stop.text(line)
        indent = text[: len(text) - len(text.lstrip())]
        for character, name in (("\t", "a tab"), ("\u00a0", "an invisible no-break space")):
            if character in indent:
                return _Fault(
                    f"{name} stands before the text; YAML is indented with spaces alone",
                    "Replace it by spaces, as many as the lines beside it have.",
                    line,
                    indent.index(character),
                )
    return None


def _lines_between(stop: _Stop) -> Iterator[int]:
    first, last = sorted((stop.began[0], stop.line))
    yield from range(max(first - 1, last - 3, 0), last + 1)


def _curly_quotes(stop: _Stop) -> _Fault | None:
    for line in dict.fromkeys((stop.line, stop.began[0])):
        found = re.search(rf"(?:^\s*|[:-] |[\[{{](?:[^\]}}]*,)?\s*)([{_CURLY}])", stop.text(line))
        if found:
            return _Fault(
                f"the quotation mark {found.group(1)} does not hold a text together; only straight ones do",
                'Type straight quotation marks, "…", at both ends of the text.',
                line,
                found.start(1),
            )
    return None


def _colon_missing(stop: _Stop) -> _Fault | None:
    if stop.problem != "could not find expected ':'":
        return None
    line, column = stop.began
    glued = re.match(r"(?:- +)*([\w-]+):\S", stop.key)
    if glued:
        return _Fault(
            f"a space is missing after “{glued.group(1)}:”", "Put a space after the colon.", line, column
        )
    return _Fault(
        "a colon is missing on this line", "Write a key, a colon and a space: `key: value`.", line, column
    )


def _two_colons(stop: _Stop) -> _Fault | None:
    """Also: a line that is indented further than the one above it, whose text it seems to go on."""
    if stop.problem != "mapping values are not allowed in this context":
        return None
    before = stop.marked[: stop.column]
    if re.search(r":\s", before):
        return _Fault("a text with “: ” in it stands without quotation marks", _QUOTE, stop.line, stop.column)
    above = next((line for line in range(stop.line - 1, -1, -1) if stop.text(line).strip()), None)
    if above is not None and not re.search(r":(\s|$)", stop.text(above)):
        column = len(stop.text(above)) - len(stop.text(above).lstrip())
        return _Fault(
            "a colon is missing on this line",
            "Write a key, a colon and a space: `key: value`.",
            above,
            column,
        )
    column = len(before) - len(before.lstrip())
    return _Fault("this line is indented further than the key above it", _COLUMN, stop.line, column)


def _item_missing(stop: _Stop) -> _Fault | None:
    if stop.problem != "did not find expected '-' indicator" and not stop.key.startswith(tuple(_DASHES)):
        return None
    text = stop.marked.lstrip()
    column = len(stop.marked) - len(text)
    if re.match(r"-[^\s-]", text):
        return _Fault(
            "a space is missing after the hyphen", "Write “- ” and then the item.", stop.line, column
        )
    if text[:1] and text[:1] in _DASHES:
        return _Fault(
            f"“{text[0]}” begins no item of a list; a hyphen does",
            "Write “- ” and then the item.",
            stop.line,
            column,
        )
    if stop.problem != "did not find expected '-' indicator":
        return None
    return _Fault(
        "this line belongs neither to the list above it nor to an item of it",
        "Begin it with “- ” for a new item, or in the column of the item's other keys.",
        stop.line,
        column,
    )


def _inner_quotes(stop: _Stop) -> _Fault | None:
    if stop.problem != "did not find expected key":
        return None
    before = stop.marked[: stop.column].rstrip()
    if before.endswith(('"', "'")):
        mark = before[-1]
        escaped = '\\"' if mark == '"' else "''"
        return _Fault(
            f"the text ends at this {mark}, and more follows",
            f"Write {escaped} for a quotation mark inside a text that stands between {mark}.",
            stop.line,
            len(before) - 1,
        )
    return _Fault(
        "this line stands in another column than the keys it belongs with", _COLUMN, stop.line, stop.column
    )


def _never_closed(stop: _Stop) -> _Fault | None:
    line, column = stop.began
    if stop.problem == "found unexpected end of stream":
        return _Fault("this quotation mark is never closed", "Close it at the end of the text.", line, column)
    if stop.problem in {"did not find expected ',' or ']'", "did not find expected ',' or '}'"}:
        opening, closing = ("[", "]") if "]" in stop.problem else ("{", "}")
        if stop.line == line:
            remedy = f"Put a comma between two items; quote a text that has “: ”, a comma or {closing} in it."
            return _Fault(f"a comma or {closing} is missing here", remedy, line, stop.column)
        return _Fault(f"this {opening} is not closed", f"Close it with {closing}.", line, column)
    if stop.problem == "did not find expected node content":
        last = max(index for index, text in enumerate(stop.lines) if text.strip() or index == 0)
        at, column = (stop.line, stop.column) if stop.line <= last else (last, len(stop.text(last)) - 1)
        remedy = "Write the value, or close each [ with ] and each { with }."
        return _Fault("a value or a closing bracket is missing", remedy, at, max(column, 0))
    return None


def _special_first_character(stop: _Stop) -> _Fault | None:
    line, column = stop.began
    character = stop.text(line)[column : column + 1]
    starts = {
        "found character that cannot start any token",
        "did not find expected alphabetic or numeric character",
        "did not find expected comment or line break",
        "mapping keys are not allowed in this context",
        "block sequence entries are not allowed in this context",
    }
    if stop.problem not in starts or not character.strip():
        return None
    return _Fault(f"a text cannot begin with {character} unless it is quoted", _QUOTE, line, column)


def _others(stop: _Stop) -> _Fault | None:
    if stop.problem == "found unknown escape character":
        remedy = "Write \\\\ for each backslash, or put the text between single quotes."
        message = "a backslash between double quotes has a meaning of its own"
        return _Fault(message, remedy, stop.line, max(stop.column - 1, 0))
    if stop.problem == "but found another document":
        message = "--- begins a second document; a file holds one"
        return _Fault(message, "Delete the line.", stop.line, stop.column)
    return None


_CAUSES: tuple[Callable[[_Stop], _Fault | None], ...] = (
    _bad_indent,
    _curly_quotes,
    _item_missing,
    _colon_missing,
    _two_colons,
    _inner_quotes,
    _never_closed,
    _special_first_character,
    _others,
)
"""Asked in this order."""
