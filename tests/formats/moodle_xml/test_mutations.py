"""Damaged Moodle XML raises nothing, takes no time, and each problem has its place."""

import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import settings

from coursepack.formats.moodle_xml import read
from tests.formats.corpus import FOLDER

_MUTATIONS = settings().max_examples * 10
"""1,000 in a quick run, 10,000 in CI, 100,000 in the profile `long`."""

_PIECES = [
    b"<text>", b"</text>", b"<answer>", b"</answer>", b"<question type='cloze'>", b"</question>", b"<![CDATA[",
    b"]]>", b"&amp;", b"&#0;", b"&x;", b"\0", b"\xff", b"<!DOCTYPE a>", b"<?a?>", b"{1:SA:=", b"~%-1e9%", b"[[9]]",
    b"}}", b"{{a}}",
    b"999999999999", b"-1", b"NaN", b"1e999", b"", b"@@PLUGINFILE@@/../a", b"<file name='a'>", b"<no>0</no>",
    b"\\",
    b"<coords>1,2;3</coords>", b"true", b"<hint>", b"{={a}**9**9**9}", b"</", b"<", b"'", b'"', b"\xc3",
    b"\xf0\x9f\x8c\x8a",
]  # fmt: skip


def _specimens():
    folder = FOLDER / "moodle_xml"
    files = (
        sorted(path for path in folder.rglob("*.xml") if path.stat().st_size < 20_000)
        if folder.is_dir()
        else []
    )
    return [path.read_bytes() for path in [*files, *_GOLDEN.glob("*.xml")]]


_GOLDEN = Path(__file__).parents[2] / "golden" / "moodle-xml"


def _mutated(data, chance):
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice([0, 0, 1, 5, 40, 400]))
        match chance.randrange(4):
            case 0:
                data = data[:start] + chance.choice(_PIECES) + data[end:]
            case 1:
                other = chance.randrange(len(data) + 1)
                data = data[:other] + data[start:end] + data[other:]
            case 2:
                data = data[:start] + data[end:]
            case _:
                data = (
                    data[:start]
                    + bytes(chance.randrange(256) for _ in range(min(3, end - start)))
                    + data[end:]
                )
    return data


@pytest.mark.parametrize("part", range(10))
def test_damaged_files_give_problems_with_places(part):
    chance = random.Random(part)
    specimens = _specimens()
    for _ in range(_MUTATIONS // 10):
        data = _mutated(chance.choice(specimens), chance)
        started = time.perf_counter()
        bank = read(data, "bank.xml")
        assert time.perf_counter() - started < 5, data
        lines = len(re.split(b"\r\n|\r|\n", data))
        for problem in bank.problems:
            assert problem.place.file == "bank.xml"
            assert 1 <= problem.place.line <= lines, (problem, data)
            assert problem.place.column >= 1
