"""A Moodle backup becomes the folder of a course."""

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from coursepack import check
from coursepack.cli.import_ import command
from coursepack.comparing import Comparable, compare
from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from coursepack.importing import CannotImportError, carry_out, prepare_course
from coursepack.importing.courses import read_course
from coursepack.model import Assignment, Draw, Quiz
from coursepack.package import Package
from coursepack.question_files import load
from tests.formats.mbz.conftest import SPECIMEN


def backup_of(folder: Path, path: Path) -> Path:
    """The Moodle backup of a course folder, written to a file."""
    checked = check(folder)
    context = context_of(checked.course, checked.files, Wanted(languages=(checked.course.language,)))
    (artifact,) = format_named("mbz").write(checked.course, context)
    path.write_bytes(artifact.output.packed())
    return path


@pytest.fixture(scope="module")
def specimen(tmp_path_factory) -> Path:
    return backup_of(SPECIMEN, tmp_path_factory.mktemp("backup") / "everything.mbz")


@pytest.fixture(scope="module")
def own():
    return load(SPECIMEN).course


@pytest.fixture(scope="module")
def course(imported):
    return load(imported).course


@pytest.fixture(scope="module")
def imported(specimen, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("course") / "everything"
    prepared, _ = prepare_course(specimen, folder)
    carry_out(prepared)
    return folder


def test_the_course_that_comes_out_has_no_errors(imported):
    assert [str(problem) for problem in check(imported).problems if problem.is_error] == []


def test_sections_and_activities_keep_their_ids(own, course):
    assert [section.id for section in course.sections] == [section.id for section in own.sections]
    for before, after in zip(own.sections, course.sections, strict=True):
        ids = {activity.id for activity in after.activities}
        assert {activity.id for activity in before.activities} <= ids


def test_draws_name_the_quiz_whose_questions_they_draw(course):
    (exam,) = [item.thing for item in course.quizzes() if item.thing.id == "exam"]
    assert exam.draws == (Draw(count=2, from_="reading/quiz"),)
    assert isinstance(exam, Quiz)


def test_a_rubric_comes_back(own, course):
    before, after = (item.find("work/essay", None).thing for item in (own, course))
    assert isinstance(after, Assignment)
    assert [criterion.points for criterion in after.rubric.criteria] == [
        criterion.points for criterion in before.rubric.criteria
    ]
    assert after.points in {None, before.grade}


def test_what_is_read_is_what_the_folder_says(specimen, course):
    read, loaded = read_course(specimen).course, course
    assert loaded.grading == read.grading
    assert loaded.complete_when == read.complete_when
    assert [item.id for item in loaded.badges] == [item.id for item in read.badges]
    for one, other in zip(read.activities(), loaded.activities(), strict=True):
        assert type(one.thing) is type(other.thing)
        assert one.thing.available_when == other.thing.available_when
        assert one.thing.complete_when == other.thing.complete_when


def test_a_folder_that_has_a_course_is_left_alone(specimen, imported):
    with pytest.raises(CannotImportError, match="has a course already"):
        prepare_course(specimen, imported)


def _with_a_game(path: Path, **more: str) -> dict[str, str]:
    """A backup with an activity that coursepack has no word for; its members."""
    head = (
        "<moodle_backup><information><original_course_shortname>sea</original_course_shortname><contents>"
        "<activities><activity><moduleid>7</moduleid><sectionid>1</sectionid><modulename>hvp</modulename>"
        "<title>Game</title><directory>activities/hvp_7</directory></activity></activities>"
        "<sections><section><sectionid>1</sectionid><directory>sections/section_1</directory></section></sections>"
        "</contents></information></moodle_backup>"
    )
    members = {
        "moodle_backup.xml": head,
        "course/course.xml": "<course><fullname>Sea</fullname><shortname>sea</shortname></course>",
        "sections/section_1/section.xml": '<section id="1"><number>1</number><name>One</name></section>',
        "activities/hvp_7/module.xml": '<module id="7"><modulename>hvp</modulename></module>',
        "activities/hvp_7/hvp.xml": '<activity contextid="9"><hvp id="1"><name>Game</name></hvp></activity>',
    }
    members |= more
    path.write_bytes(Package({name: text.encode() for name, text in members.items()}).zipped())
    return members


def test_an_activity_of_an_unknown_kind_is_named_and_kept_aside(tmp_path):
    members = _with_a_game(tmp_path / "sea.mbz")
    result = CliRunner().invoke(command, [str(tmp_path / "sea.mbz"), "-o", str(tmp_path / "sea")])
    assert result.exit_code == 0
    assert "“Game” (hvp)" in result.stderr
    kept = tmp_path / "sea" / "kept-aside" / "activities" / "hvp_7" / "hvp.xml"
    assert kept.read_text() == members["activities/hvp_7/hvp.xml"]


def test_each_question_that_is_kept_aside_counts(tmp_path):
    rows = "".join(
        f'<question id="{number}"><qtype>crossword</qtype><name>Words</name></question>'
        for number in range(5)
    )
    bank = f'<question_category id="1"><name>Sea</name><questions>{rows}</questions></question_category>'
    _with_a_game(
        tmp_path / "sea.mbz", **{"questions.xml": f"<question_categories>{bank}</question_categories>"}
    )
    prepared, _ = prepare_course(tmp_path / "sea.mbz", tmp_path / "sea")
    assert prepared.kept_aside == 5 + 1  # and the game


def test_nothing_is_kept_aside_that_users_may_have_written(tmp_path):
    users = {"users.xml": '<users><user id="3"><username>ana</username></user></users>'}
    _with_a_game(tmp_path / "sea.mbz", **users)
    result = CliRunner().invoke(command, [str(tmp_path / "sea.mbz"), "-o", str(tmp_path / "sea")])
    assert result.exit_code == 0
    assert "“Game” (hvp) is left out, since what users did" in " ".join(result.stderr.split())
    assert not (tmp_path / "sea" / "kept-aside").exists()


def test_learners_are_left_out_and_said_so(tmp_path):
    head = (
        "<moodle_backup><information><original_course_shortname>sea</original_course_shortname><contents>"
        "<sections><section><sectionid>1</sectionid><directory>sections/section_1</directory></section></sections>"
        "</contents></information></moodle_backup>"
    )
    members = {
        "moodle_backup.xml": head,
        "course/course.xml": "<course><fullname>Sea</fullname><shortname>sea</shortname></course>",
        "sections/section_1/section.xml": '<section id="1"><number>1</number><name>One</name></section>',
        "users.xml": "<users><user id='3'><email>ann@example.org</email></user></users>",
    }
    path = tmp_path / "sea.mbz"
    path.write_bytes(Package({name: text.encode() for name, text in members.items()}).zipped())
    prepared, found = prepare_course(path, tmp_path / "sea")
    assert {problem.code for problem in found.problems} == {"CP-M004"}
    assert not any(b"ann@example.org" in content for content in prepared.files.values())


EXPLAINED = {
    ("reading/terms", "format"): "Moodle cannot show an encyclopedia of entries that nobody wrote",
    ("work/package", "package"): "a section as a package is the package's file in a backup",
    ("work/package", "section"): "a section as a package is the package's file in a backup",
}


def test_the_backup_of_a_course_says_what_the_course_says(specimen, own):
    files = load(SPECIMEN).files
    found = read_course(specimen)
    before = Comparable(own, lambda name: hashlib.sha1(files.read(name)).hexdigest())
    after = Comparable(found.course, lambda name: found.files[name])
    changes = compare(before, after, "en")
    assert {(change.place, item.field) for change in changes for item in change.fields} == set(EXPLAINED)
    assert {change.what for change in changes} == {"changed"}


def test_the_folder_that_comes_out_says_what_the_backup_says(specimen, imported, course):
    files = load(imported).files
    found = read_course(specimen)
    before = Comparable(found.course, lambda name: found.files[name])
    after = Comparable(course, lambda name: hashlib.sha1(files.read(name)).hexdigest())
    for language in course.languages:
        assert compare(before, after, language) == ()
