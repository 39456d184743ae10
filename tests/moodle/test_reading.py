"""What a real Moodle backs up is read with no field lost; what Moodle itself made is built again the same."""

import hashlib
import re

import pytest

from coursepack import build, check
from coursepack.comparing import Comparable, compare
from coursepack.flow import Wanted
from coursepack.formats import format_named
from coursepack.importing import carry_out, prepare_course
from coursepack.importing.courses import read_course
from coursepack.question_files import load
from tests.conftest import COURSES
from tests.formats.corpus import FOLDER
from tests.moodle.conftest import version_of
from tests.moodle.reference_differences import EXPLAINED as REPORT_EXPLAINED
from tests.moodle.reference_differences import LOST
from tests.moodle.reports import differences

_SPECIMEN = COURSES.parent / "tests" / "courses" / "everything"
EXPLAINED = {
    ("", "idnumber"): "Moodle empties the id number of a course that is on the site already",
    ("", "grading.items (order)"): "Moodle numbers items anew, activities and all",
    ("reading/terms", "format"): "Moodle cannot show an encyclopedia of entries that nobody wrote",
    ("reading/terms", "entries"): "to Moodle entries are what users wrote, and this backup has no users",
    ("work/package", "package"): "a section as a package is the package's file in a backup",
    ("work/package", "section"): "a section as a package is the package's file in a backup",
}
REFERENCES = {
    4.5: ("reference-moodle-4.5-quiz-context.mbz", "reference-moodle-4.5.mbz"),
    5.1: ("reference-moodle-5.1.mbz",),
}


def _explained(difference, explained):
    """The reasons why two reports may differ so."""
    return [reason for pattern, reason in explained.items() if re.fullmatch(pattern, difference, re.DOTALL)]


def _is_named(reason, problems):
    """Whether importing the backup has said what is lost."""
    code, _, words = reason.partition(": ")
    return any(problem.code == code and words in problem.message for problem in problems)


def _backup(course, folder, version="4.5"):
    only = Wanted(formats=(format_named("mbz"),), moodle=(version,))
    (built,) = build(course, folder, only, allow_loss=True)
    return folder / built.name


def _of_folder(folder):
    loaded = load(folder)
    return Comparable(loaded.course, lambda name: hashlib.sha1(loaded.files.read(name)).hexdigest())


def _of_backup(path):
    found = read_course(path)
    return Comparable(found.course, lambda name: found.files[name])


def test_moodle_s_own_backup_of_the_specimen_says_what_its_source_says(oracle, tmp_path):
    again = tmp_path / "again.mbz"
    oracle(
        "restore_mbz.php",
        "--no-questions",
        "--coursefield=level",
        f"--rebackup={again}",
        _backup(_SPECIMEN, tmp_path / "dist"),
    )
    changes = compare(_of_folder(_SPECIMEN), _of_backup(again), "en")
    assert {change.what for change in changes} <= {"changed"}
    found = {(change.place, item.field) for change in changes for item in change.fields}
    assert found - set(EXPLAINED) == set()


def test_a_backup_that_moodle_made_is_imported_checked_and_built_the_same(site, oracle, tmp_path):
    if not (FOLDER / "mbz").is_dir():
        pytest.skip(f"there is no corpus at {FOLDER}")
    version = version_of(site)
    for name in REFERENCES.get(version, ()):
        folder = tmp_path / name
        prepared, read = prepare_course(FOLDER / "mbz" / name, folder)
        carry_out(prepared)
        assert [str(problem) for problem in check(folder).problems if problem.is_error] == []
        built = _backup(folder, tmp_path / f"dist-{name}", str(version))
        assert compare(_of_backup(FOLDER / "mbz" / name), _of_backup(built), "en") == ()
        theirs = oracle("restore_mbz.php", FOLDER / "mbz" / name)
        ours = oracle("restore_mbz.php", built)
        assert ours["restore"]["precheck"]["errors"] == []
        found = set(differences(theirs, ours))
        assert {item for item in found if not _explained(item, REPORT_EXPLAINED)} == set()
        lost = {reason for item in found for reason in _explained(item, LOST)}
        assert {reason for reason in lost if not _is_named(reason, read.problems)} == set()
