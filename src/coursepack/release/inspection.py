"""Opening a package as whoever imports it would, to count what is in it."""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from coursepack.formats.kinds import kind_of
from coursepack.formats.scorm.read import read_package
from coursepack.formats.scorm.verify import verify
from coursepack.problems import Problem
from coursepack.release.manifest import BackupContents, Counts

_MOST_BYTES = 512 << 20
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"
_LISTS = ("moodle_backup.xml", "questions.xml", "badges.xml", "gradebook.xml")
_FORMULA = b"\\("
"""How a formula within a line begins in Moodle's texts."""
_BROKEN = (
    *(tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError),
    *(ValueError, etree.XMLSyntaxError),
)
"""What reading a backup raises where it is broken or encrypted."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found in a package; None for what is not counted in its kind of file."""

    questions: int | None = None
    points: float | None = None
    sections: int | None = None
    activities: int | None = None
    contents: BackupContents | None = None
    faults: tuple[str, ...] = ()
    """What is wrong with it, each with its place."""

    def over(self, expected: Counts) -> Counts:
        """The expected counts with what was counted in their place."""
        found = {
            "questions": self.questions,
            "points": self.points,
            "sections": self.sections,
            "activities": self.activities,
        }
        return expected.model_copy(update={name: value for name, value in found.items() if value is not None})


def inspect(data: bytes, name: str) -> Inspected | None:
    """What a question file, Moodle backup or SCORM package holds; None for a kind of file that is not opened."""
    if name.endswith(".mbz"):
        return _backup(data)
    if name.endswith(".zip"):
        return Inspected(faults=_faults(verify(read_package(data, name))))
    kind = kind_of(data, name)
    if kind is None:
        return None
    bank = kind.read(data, name)
    points = sum(entry.question.points for entry in bank.entries)
    return Inspected(len(bank.entries), points, faults=_faults(bank.problems))


def _faults(problems: Iterable[Problem]) -> tuple[str, ...]:
    return tuple(f"{problem.place}: {problem.message}" for problem in problems if problem.is_error)


def _backup(data: bytes) -> Inspected:
    """What the files of a backup list, the general section left out."""
    try:
        texts, formulas = _read(data)
        return _counted([_parsed(texts[name]) for name in _LISTS], formulas)
    except _BROKEN as error:
        return Inspected(0, 0, 0, 0, faults=(f"no whole backup: {error}",))


def _counted(lists: Sequence[etree._Element], formulas: bool) -> Inspected:
    """What the lists of a backup say, in the order of `_LISTS`; raises ValueError for what is no number."""
    listed, questions, badges, gradebook = lists
    whole = [item for item in questions.iter("question") if item.findtext("parent") == "0"]
    return Inspected(
        questions=len(whole),
        points=sum(float(item.findtext("defaultmark") or 0) for item in whole),
        sections=max(len(listed.findall(".//contents/sections/section")) - 1, 0),
        activities=len(listed.findall(".//contents/activities/activity")),
        contents=_contents(listed, badges, gradebook, formulas),
    )


def _contents(
    listed: etree._Element, badges: etree._Element, gradebook: etree._Element, formulas: bool
) -> BackupContents:
    kinds = Counter(
        item.findtext("modulename") or "" for item in listed.iterfind(".//contents/activities/activity")
    )
    totals = [item for item in gradebook.iter("grade_item") if item.findtext("itemtype") == "course"]
    return BackupContents(
        activities=dict(sorted(kinds.items())),
        badges=tuple(badge.findtext("name") or "" for badge in badges.iter("badge")),
        grade=float(totals[0].findtext("grademax") or 0) if totals else None,
        formulas=formulas,
    )


def _read(data: bytes) -> tuple[dict[str, bytes], bool]:
    """The lists of a backup by name, and whether any of its files has a formula."""
    found: dict[str, bytes] = {}
    formulas, total = False, 0
    for name, content in _xml_files(data):
        total += len(content)
        if total > _MOST_BYTES:
            raise ValueError(f"it unpacks to more than {_MOST_BYTES:,} bytes")
        formulas = formulas or _FORMULA in content
        if name in _LISTS:
            found[name] = content
    missing = [name for name in _LISTS if name not in found]
    if missing:
        raise ValueError(f"{missing[0]} is not in it")
    return found, formulas


def _xml_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(_GZIP):
        yield from _of_tar(data)
    elif data.startswith(_ZIP):
        yield from _of_zip(data)
    else:
        raise ValueError("neither compressed by gzip nor a zip")


def _of_zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for item in archive.infolist():
            if item.filename.endswith(".xml") and item.file_size <= _MOST_BYTES:
                yield item.filename, archive.read(item)


def _of_tar(data: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        for member in archive:
            if member.name.endswith(".xml") and member.isreg() and member.size <= _MOST_BYTES:
                file = archive.extractfile(member)
                yield member.name, file.read() if file else b""


def _parsed(data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data[:4096]:
        raise ValueError("a document type is not allowed")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
