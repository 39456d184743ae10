"""Each version of Moodle has a backup of its own layout; one file serves 4.5 and later."""

import io
import zipfile

import pytest

from coursepack import check
from coursepack.flow import Wanted, context_of
from coursepack.formats import Kept, format_named
from coursepack.package import Package
from tests.formats.mbz.conftest import SPECIMEN, Members
from tests.specimens import write_course


def _artifacts(folder=SPECIMEN, **wanted):
    checked = check(folder)
    context = context_of(checked.course, checked.files, Wanted(**wanted))
    return tuple(format_named("mbz").write(checked.course, context))


@pytest.fixture(scope="module")
def backups():
    """The specimen for every version."""
    versions = ("3.11", "4.1", "4.5", "5.1")
    return {item.moodle: item for item in _artifacts(moodle=versions)}


def _members(artifact):
    return Members(artifact.output)


def test_a_file_for_another_version_than_the_usual_says_so_in_its_name(backups):
    assert [item.name for item in backups.values()] == [
        "everything-2.1.0-en-moodle-3.11.mbz",
        "everything-2.1.0-en-moodle-4.1.mbz",
        "everything-2.1.0-en.mbz",
        "everything-2.1.0-en-moodle-5.1.mbz",
    ]


@pytest.mark.parametrize(
    ("version", "number"),
    [("3.11", "2021051700"), ("4.5", "2024100700"), ("5.1", "2025100600")],
)
def test_each_declares_the_version_that_it_is_for(backups, version, number):
    information = _members(backups[version]).xml("moodle_backup.xml").find("information")
    assert information.findtext("moodle_version") == information.findtext("backup_version") == number
    assert information.findtext("backup_release") == version


def test_from_five_on_a_pool_is_an_activity_that_no_page_shows(backups):
    members = _members(backups["5.1"])
    assert members.of("bank/pool", "*").findtext("qbank/name") == "Pool"
    module = members.of("bank/pool")
    assert (module.findtext("sectionnumber"), module.findtext("visible")) == ("0", "0")
    named = {item.findtext("id") for item in members.of("bank/pool", "inforef.xml").iter("question_category")}
    levels = {}
    for category in members.xml("questions.xml"):
        levels[category.findtext("name")] = category.findtext("contextlevel")
        if category.findtext("name") == "Bank: Pool":
            assert category.get("id") in named
    assert levels == {"top": "70", "Bank: Pool": "70", "Reading: Quiz": "70"}


def test_before_five_no_backup_has_a_question_bank_activity(backups):
    for version in ("3.11", "4.1", "4.5"):
        assert not [name for name in backups[version].output.members if "qbank" in name]


def test_a_bank_is_restored_before_the_quizzes_that_draw_from_it(backups):
    contents = _members(backups["5.1"]).xml("moodle_backup.xml").find("information/contents/activities")
    kinds = [item.findtext("modulename") for item in contents]
    assert kinds.index("qbank") < kinds.index("quiz")


def test_before_four_questions_have_no_entries_and_random_slots_are_questions(backups):
    members = _members(backups["3.11"])
    bank = members.xml("questions.xml")
    assert bank.find(".//question_bank_entry") is None
    questions = {item.get("id"): item for item in bank.iterfind("question_category/questions/question")}
    slots = members.of("reading/quiz", "*").findall(".//question_instance")
    kinds = [questions[slot.findtext("questionid")].findtext("qtype") for slot in slots]
    assert kinds[-3:] == ["random", "random", "random"]
    assert slots[-1].findtext("tags/tag/tagname") == "hard"
    pool = {
        item.get("id") for item in bank.findall("question_category") if item.findtext("name") == "Bank: Pool"
    }
    assert {slot.findtext("questioncategoryid") for slot in slots[-3:]} == pool
    assert members.of("reading/quiz", "*").findtext("quiz/completionpass") == "1"


_DRAWS = {
    "course.yaml": "id: draws\ntitle: Draws\nlanguages: [en]\nsections: [one]\n",
    "one/section.yaml": "title: One\nactivities:\n  - bank: pool\n"
    "  - quiz: {id: test, title: Test, draws: [{count: 1, from: pool}]}\n",
    "one/pool.yaml": "title: Pool\nquestions: [{id: sea, type: truefalse, text: Salty., answer: true, tags: [hard]}]\n",
}


@pytest.mark.parametrize(
    ("draw", "by_tags", "layout"),
    [
        ("from: pool", False, ("4.1", "2022112800")),
        ("from: pool, tags: [hard]", True, ("3.11", "2021051700")),
    ],
)
def test_a_file_for_4_1_that_draws_by_tags_has_the_layout_in_which_4_1_finds_them(
    tmp_path, draw, by_tags, layout
):
    section = _DRAWS["one/section.yaml"].replace("from: pool", draw)
    folder = write_course(tmp_path, {"one/section.yaml": section}, start=_DRAWS)
    (artifact,) = _artifacts(folder, moodle=("4.1",))
    members = _members(artifact)
    slot = members.of("one/test", "*").find(".//question_instance")
    assert artifact.name == "draws-1.0.0-en-moodle-4.1.mbz"
    assert slot.findtext("tags/tag/tagname") == ("hard" if by_tags else None)
    assert (slot.find("question_set_reference") is None) == by_tags
    information = members.xml("moodle_backup.xml").find("information")
    assert (information.findtext("backup_release"), information.findtext("moodle_version")) == layout


def test_what_an_older_moodle_does_otherwise_is_said(backups):
    def said(version):
        return [(loss.subject, loss.how) for loss in backups[version].losses]

    terms = ("reading/terms", Kept.CHANGED)
    assert said("4.5") == said("5.1") == said("4.1") == [terms]
    assert said("3.11") == [terms, ("talking/talk-here", Kept.CHANGED), ("work/essay", Kept.CHANGED)]


def test_a_zip_on_request_holds_the_same_files():
    (usual,) = _artifacts()
    (zipped,) = _artifacts(packing="zip")
    assert isinstance(zipped.output, Package)
    assert zipped.name == usual.name
    with zipfile.ZipFile(io.BytesIO(zipped.output.zipped())) as archive:
        names = set(archive.namelist())
    folders = {name for name in usual.output.members if name.endswith("/")}
    assert names == usual.output.members.keys() - folders - {".ARCHIVE_INDEX"}
