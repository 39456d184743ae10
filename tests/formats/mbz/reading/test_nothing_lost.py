"""Nothing of a backup is lost in silence: each element is read, named when it is lost, or one that nobody misses."""

import re
from pathlib import Path

import pytest
from lxml import etree

from coursepack.formats.mbz.reading.tree import Part
from coursepack.importing.courses import read_course
from tests.formats.corpus import FOLDER
from tests.formats.mbz.reading.spoken import NOT_MISSED

_REFERENCES = sorted((FOLDER / "mbz").glob("reference-*.mbz")) if (FOLDER / "mbz").is_dir() else []


def _path(element):
    return "/".join([*(item.tag for item in reversed(list(element.iterancestors()))), element.tag])


def _file(name):
    return re.sub(r"_\d+(?=/)", "_N", name)


@pytest.fixture
def seen(monkeypatch):
    """Files and paths of the elements that the reader has looked at."""
    found = set()

    def watched(method):
        def look(part, path, *more, **named):
            found.update((_file(part.file), _path(item)) for item in part.element.iterfind(path))
            return method(part, path, *more, **named)

        return look

    for name in ("value", "child", "all"):
        monkeypatch.setattr(Part, name, watched(getattr(Part, name)))
    return found


def _elements(xml):
    """Files and paths of every element without elements in it."""
    for name, content in xml.items():
        for element in etree.fromstring(content).iter(etree.Element):
            if len(element) == 0:
                yield _file(name), _path(element)


def _missed(path, seen):
    """What nobody has looked at, and nothing explains."""
    unread = set(_elements(read_course(path).file.xml)) - seen
    return {
        f"{file} {element}"
        for file, element in unread
        if not any(re.fullmatch(pattern, f"{file} {element}") for pattern in NOT_MISSED)
    }


def test_every_element_of_our_own_backup_is_read_or_not_missed(everything, tmp_path, seen):
    path = tmp_path / "everything.mbz"
    path.write_bytes(everything.package.packed())
    assert _missed(path, seen) == set()


@pytest.mark.skipif(not _REFERENCES, reason="COURSEPACK_CORPUS names no folder with Moodle's own backups")
@pytest.mark.parametrize("path", _REFERENCES, ids=lambda path: path.name)
def test_every_element_of_a_backup_of_moodle_is_read_or_not_missed(path: Path, everything, tmp_path, seen):
    own = tmp_path / "everything.mbz"
    own.write_bytes(everything.package.packed())
    read_course(own)  # some elements are looked at only where others say so
    assert _missed(path, seen) == set()


def test_our_own_backup_loses_nothing(everything, tmp_path):
    path = tmp_path / "everything.mbz"
    path.write_bytes(everything.package.packed())
    assert [problem.message for problem in read_course(path).problems] == []
