"""Whatever a question file holds, reading it raises nothing, ends soon, and says where what is wrong stands."""

import time

import pytest

from coursepack.formats.kinds import kind_named
from coursepack.formats.reading import ReadBank
from coursepack.formats.sheet.cells import MAX_ROWS
from tests.formats.mutations import SEEDS, mutants

SECONDS = 5.0


def read_hostile(kind: str, data: bytes) -> ReadBank:
    """Read a file; fails when it takes too long or a problem has no place in it."""
    started = time.process_time()
    bank = kind_named(kind).read(data, "x")
    assert time.process_time() - started < SECONDS
    lines = MAX_ROWS if kind == "xlsx" else data.count(b"\n") + data.count(b"\r") + 1
    for problem in bank.problems:
        assert problem.place.file == "x"
        assert 1 <= problem.place.line <= lines, (problem, data)
        assert problem.place.column >= 1
        assert problem.message
    for entry in bank.entries:
        assert 1 <= entry.place.line <= lines
    return bank


@pytest.mark.parametrize("kind", SEEDS)
def test_spoilt_files_are_read_or_reported(kind):
    banks = [read_hostile(kind, data) for data in mutants(kind, 1_000)]
    assert any(bank.entries for bank in banks)
    assert any(bank.problems for bank in banks)


_REPEATED = {
    "gift": [
        "{", "}", "{}", "~", "=", "{=", "{~", "::", "#", "{#", "\\", "####", "->", "[tag:", "[id:",
        "// [tag:\n", "\n\n", "{=a ~b}\n\n",
        "//[tag:<", "&&058;", "\\\\{", "a\n", "{=a->b", "%50%", "{>3 ALL\n", "<", "{=%35%a", "~%33%b",
    ],
    "aiken": ["A)", "A) \n", "ANSWER:", "x\n", "\r", "A) a\nB) b\n"],
    "csv": [",", '"', "question,", "\n", "question\n", "'=", "a,\n"],
    "moodle-xml": ["{1:SHORTANSWER:=a~", "{1:SA:", "{1:MC:=a#", "{", "~", "[[1]]", "{{a}}", "{={a}", "&amp;", "\\}"],
}  # fmt: skip
_FRAMES = {
    "moodle-xml": (
        '<quiz><question type="cloze"><name><text>a</text></name><questiontext><text>',
        "</text></questiontext></question></quiz>",
    )
}
"""What a file needs around the pieces to come as far as reading them."""


@pytest.mark.parametrize(
    ("kind", "piece"), [(kind, piece) for kind, pieces in _REPEATED.items() for piece in pieces]
)
@pytest.mark.parametrize("before", ["", "question,type\n// x {=y ~"])
def test_time_grows_with_the_length_only(kind, piece, before):
    small, large = (_seconds(kind, before, piece, count) for count in (1_000, 4_000))
    # Four times the length; a quadratic reader takes sixteen times as long. Short times are not told apart.
    assert large < max(9 * small, 0.3)


def _seconds(kind, before, piece, count):
    start, end = _FRAMES.get(kind, (before, ""))
    data = (start + piece * count + end).encode()
    started = time.process_time()
    kind_named(kind).read(data, "x")
    return time.process_time() - started
