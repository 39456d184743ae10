"""Question files in XML and in archives, spoilt at random, always in the same way."""

import datetime
import io
import random
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from coursepack.formats import Context
from coursepack.formats.sheet import write
from tests.formats.corpus import FOLDER
from tests.specimens import EVERY_TYPE, english_course

_GOLDEN = Path(__file__).parents[1] / "golden" / "moodle-xml"
_XML_PIECES = [
    b"<text>", b"</text>", b"<answer>", b"</answer>", b"<question type='cloze'>", b"</question>", b"<![CDATA[",
    b"]]>", b"&amp;", b"&#0;", b"&x;", b"\0", b"\xff", b"<!DOCTYPE a>", b"<?a?>", b"{1:SA:=", b"~%-1e9%", b"[[9]]",
    b"}}", b"{{a}}",
    b"999999999999", b"-1", b"NaN", b"1e999", b"", b"@@PLUGINFILE@@/../a", b"<file name='a'>", b"<no>0</no>",
    b"\\",
    b"<coords>1,2;3</coords>", b"true", b"<hint>", b"{={a}**9**9**9}", b"</", b"<", b"'", b'"', b"\xc3",
    b"\xf0\x9f\x8c\x8a",
]  # fmt: skip
_SHEET_PIECES = [
    b"<c>", b"</c>", b'<c r="A1">', b'<c r="ZZZ9" t="s">', b"<f>1+1</f>", b"<v>9999999</v>", b"<v>x</v>", b"<row>",
    b"</row>", b'<row r="-1">', b't="b"', b't="e"', b't="d"', b"<!DOCTYPE a>", b"&#0;", b"\0", b"\xff", b"1e999", b"",
    b"yes", b"50 %", b" -&gt; ", b"NaN", b"<mergeCell ref='A1:Z9'/>", b"</sheetData>", b"match", b"numerical", b"*",
]  # fmt: skip


def xml_mutants(count: int, seed: int = 1) -> Iterator[bytes]:
    """So many Moodle XML files, each a specimen with several changes."""
    chance = random.Random(seed)
    specimens = _xml_specimens()
    for _ in range(count):
        yield changed_bytes(chance.choice(specimens), chance, _XML_PIECES)


def workbook_mutants(count: int, folder: Path, seed: int = 1) -> Iterator[bytes]:
    """So many workbooks: an exported one with several changes in its parts, some in the archive itself."""
    chance = random.Random(seed)
    context = Context(("en",), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), None)
    (artifact,) = write(english_course(folder, EVERY_TYPE), context)
    with zipfile.ZipFile(io.BytesIO(artifact.output.zipped())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = next(name for name in parts if name.startswith("xl/worksheets/"))
    for _ in range(count):
        spoilt = dict(parts)
        name = sheet if chance.random() < 0.8 else chance.choice(sorted(parts))
        spoilt[name] = changed_bytes(spoilt[name], chance, _SHEET_PIECES)
        data = archive_of(spoilt)
        yield changed_bytes(data, chance, [b"\0", b"PK"]) if chance.random() < 0.05 else data


def _xml_specimens() -> list[bytes]:
    folder = FOLDER / "moodle_xml"
    others = sorted(folder.rglob("*.xml")) if folder.is_dir() else []
    small = [path for path in others if path.stat().st_size < 20_000]
    return [path.read_bytes() for path in [*small, *sorted(_GOLDEN.glob("*.xml"))]]


def archive_of(parts: dict[str, bytes]) -> bytes:
    """A zip archive in which nothing is packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed_bytes(data: bytes, chance: random.Random, pieces: Sequence[bytes]) -> bytes:
    """The bytes with up to four changes: a piece put in, something doubled, left out, or made noise."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice([0, 0, 1, 5, 40, 400]))
        match chance.randrange(4):
            case 0:
                data = data[:start] + chance.choice(pieces) + data[end:]
            case 1:
                other = chance.randrange(len(data) + 1)
                data = data[:other] + data[start:end] + data[other:]
            case 2:
                data = data[:start] + data[end:]
            case _:
                noise = bytes(chance.randrange(256) for _ in range(min(3, end - start)))
                data = data[:start] + noise + data[end:]
    return data
