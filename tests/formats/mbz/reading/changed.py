"""Backups with other values in some of their elements."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from coursepack.formats.mbz.reading import ReadCourse
from coursepack.importing.courses import read_course
from coursepack.package import Package

Members = dict[str, bytes]


def read_members(members: Members, folder: Path) -> ReadCourse:
    """What is read of a backup with these files; the contents of its own files, which nobody reads, are left out."""
    path = folder / "changed.mbz"
    path.write_bytes(
        Package({name: data for name, data in members.items() if name.endswith(".xml")}).zipped()
    )
    return read_course(path)


def changed(members: Members, name: str, change: Callable[[etree._Element], None]) -> Members:
    """The files, one of them changed."""
    root = etree.fromstring(members[name])
    change(root)
    return {**members, name: etree.tostring(root)}


def with_leaf(element: etree._Element, path: str, value: str) -> None:
    """Give the leaf at a path a value; elements that lack are made."""
    for step in path.split("/"):
        found = element.find(step)
        element = etree.SubElement(element, step) if found is None else found
    element.text = value


def messages(read: ReadCourse, code: str) -> list[str]:
    """What the problems with this code say."""
    return [problem.message for problem in read.problems if problem.code == code]
