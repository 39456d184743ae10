"""Opening a package as whoever imports it would, to count what is in it."""

import io
import tarfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from coursepack.formats.kinds import kind_of
from coursepack.formats.scorm.read import read_package
from coursepack.formats.scorm.verify import verify
from coursepack.problems import Problem
from coursepack.release.manifest import Counts

_MOST_BYTES = 512 << 20
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found in a package; None for what is not counted in its kind of file."""

    questions: int | None = None
    points: float | None = None
    sections: int | None = None
    activities: int | None = None
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


def found_in(path: Path, expected: Counts) -> Counts:
    """What is in a package: as counted in it, where it can be counted."""
    found = inspect(path.read_bytes(), path.name)
    return expected if found is None else found.over(expected)


def _backup(data: bytes) -> Inspected:
    """What `moodle_backup.xml` and `questions.xml` of a backup list, the general section left out."""
    try:
        contents, bank = _members(data, "moodle_backup.xml", "questions.xml")
        listed, questions = _parsed(contents), _parsed(bank)
    except (
        tarfile.TarError,
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        etree.XMLSyntaxError,
    ) as error:
        return Inspected(0, 0, 0, 0, (f"no whole backup: {error}",))
    whole = [item for item in questions.iter("question") if item.findtext("parent") == "0"]
    return Inspected(
        questions=len(whole),
        points=sum(float(item.findtext("defaultmark") or 0) for item in whole),
        sections=max(len(listed.findall(".//contents/sections/section")) - 1, 0),
        activities=len(listed.findall(".//contents/activities/activity")),
    )


def _members(data: bytes, *names: str) -> list[bytes]:
    if data.startswith(_GZIP):
        found = _of_tar(data, names)
    elif data.startswith(_ZIP):
        found = _of_zip(data, names)
    else:
        raise ValueError("neither compressed by gzip nor a zip")
    missing = [name for name in names if name not in found]
    if missing:
        raise ValueError(f"{missing[0]} is not in it")
    return [found[name] for name in names]


def _of_zip(data: bytes, names: Sequence[str]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        listed = {item.filename: item for item in archive.infolist() if item.file_size <= _MOST_BYTES}
        return {name: archive.read(listed[name]) for name in names if name in listed}


def _of_tar(data: bytes, names: Sequence[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        for member in archive:
            if member.name in names and member.isreg() and member.size <= _MOST_BYTES:
                file = archive.extractfile(member)
                found[member.name] = file.read() if file else b""
    return found


def _parsed(data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data[:4096]:
        raise ValueError("a document type is not allowed")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
