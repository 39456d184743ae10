"""Backups of small courses, file by file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from coursepack import check
from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from coursepack.package import TarPackage
from tests.specimens import SEA, write_course

SPECIMEN = Path(__file__).parents[2] / "courses" / "everything"

TRUE_FALSE = "questions: [{id: sea, type: truefalse, text: The sea is salty., answer: true}]\n"


class Members:
    """The files of a backup by name; those of an activity by its idnumber."""

    def __init__(self, package: TarPackage) -> None:
        self.package = package
        self.folders = {
            self.xml(name).findtext("idnumber"): name.rpartition("/")[0]
            for name in package.members
            if name.endswith("/module.xml")
        }

    def xml(self, name: str) -> etree._Element:
        """The root element of a file."""
        return etree.fromstring(self.package.members[name])

    def of(self, idnumber: str, file: str = "module.xml") -> etree._Element:
        """The root element of a file of an activity; `*` for the file named after its kind."""
        folder = self.folders[idnumber]
        kind = folder.rpartition("/")[2].rpartition("_")[0]
        return self.xml(f"{folder}/{kind}.xml" if file == "*" else f"{folder}/{file}")


def members_of(folder: Path, language: str = "en") -> Members:
    """The backup of a course folder in one language."""
    checked = check(folder)
    assert not checked.has_errors, [str(item) for item in checked.problems if item.is_error]
    context = context_of(checked.course, checked.files, Wanted(languages=(language,)))
    (artifact,) = format_named("mbz").write(checked.course, context)
    return Members(artifact.output)


@pytest.fixture
def backup(tmp_path: Path) -> Callable[..., Members]:
    """The backup of an English course: its activities as YAML, and other files."""

    def build(activities: str, course: str = "", **files: str) -> Members:
        start = {
            "course.yaml": f"id: tiny\ntitle: Tiny\nlanguages: [en]\nreleased: 2026-01-15\n{course}sections: [one]\n",
            "one/section.yaml": f"title: One\nactivities:\n{activities}",
            "one/sea.svg": SEA,
            "one/quiz.yaml": f"title: Quiz\npass: 60 %\n{TRUE_FALSE}",
            "one/page.en.md": "# Page\n\nHello.\n",
            **files,
        }
        return members_of(write_course(tmp_path / "course", start=start))

    return build


@pytest.fixture(scope="session")
def everything() -> Members:
    """The backup of the specimen with one of everything."""
    return members_of(SPECIMEN)
