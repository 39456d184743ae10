"""A backup is what Moodle takes for one: complete, consistent, the same every time."""

import gzip
import hashlib
import io
import re
import tarfile

import pytest

from tests.formats.mbz.conftest import SPECIMEN, members_of

_OF_AN_ACTIVITY = {
    "module.xml",
    "grades.xml",
    "roles.xml",
    "filters.xml",
    "calendar.xml",
    "inforef.xml",
    "competencies.xml",
    "grade_history.xml",
}


def test_moodle_recognises_it_by_its_first_bytes(everything):
    start = everything.package.members["moodle_backup.xml"][:200].decode()
    assert start.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<moodle_backup>\n<information>')


def test_it_declares_the_oldest_version_that_restores_it(everything):
    information = everything.xml("moodle_backup.xml").find("information")
    assert information.findtext("moodle_version") == information.findtext("backup_version") == "2024100700"
    assert information.findtext("backup_release") == "4.5"


def test_every_activity_has_the_files_that_moodle_opens(everything):
    for folder in everything.folders.values():
        kind = folder.rpartition("/")[2].rpartition("_")[0]
        names = {
            name.rpartition("/")[2]
            for name in everything.package.members
            if name.startswith(f"{folder}/") and not name.endswith("/")
        }
        assert names - {"grading.xml"} == {f"{kind}.xml"} | _OF_AN_ACTIVITY


def test_everything_planned_is_listed_with_its_settings(everything):
    information = everything.xml("moodle_backup.xml").find("information")
    listed = {item.findtext("directory") for item in information.iter("activity") if len(item)}
    assert listed == set(everything.folders.values())
    included = {
        item.findtext("name") for item in information.iter("setting") if item.findtext("value") == "1"
    }
    assert {f"{folder.rpartition('/')[2]}_included" for folder in listed} <= included


def test_no_user_is_in_it(everything):
    assert len(everything.xml("users.xml")) == 0
    for name, content in everything.package.members.items():
        if name.endswith(".xml"):
            for element in ("userid", "createdby", "modifiedby", "ownerid", "usercreated"):
                found = re.findall(rf"<{element}>([^<]*)</{element}>".encode(), content)
                assert set(found) <= {b"0", b"$@NULL@$"}, name


def test_user_data_is_switched_on_only_for_the_entries_of_glossaries(backup, everything):
    def switched_on(members):
        information = members.xml("moodle_backup.xml").find("information")
        return {
            item.findtext("name")
            for item in information.iter("setting")
            if item.findtext("value") == "1" and "user" in item.findtext("name")
        }

    glossary = everything.folders["reading/terms"].rpartition("/")[2]
    on = switched_on(everything)
    assert {"users", f"{glossary}_userinfo"} <= on
    assert not any(name.endswith("_userinfo") for name in on if not name.startswith(("section_", glossary)))
    assert switched_on(backup("  - page: page\n")) == set()


def test_every_file_is_stored_under_its_hash_and_named_where_it_belongs(everything):
    members = everything.package.members
    named = {
        int(item.findtext("id"))
        for name in members
        if name.endswith("inforef.xml")
        for item in everything.xml(name).findall("fileref/file")
    }
    for file in everything.xml("files.xml"):
        key = file.findtext("contenthash")
        content = members[f"files/{key[:2]}/{key}"]
        assert hashlib.sha1(content).hexdigest() == key
        assert int(file.findtext("filesize")) == len(content)
        component = file.findtext("component")
        loaded_anyway = component.startswith("qtype_") or component in {
            "question",
            "badges",
            "group",
            "grouping",
        }
        assert loaded_anyway or int(file.get("id")) in named


def test_every_file_that_a_text_points_at_is_there(everything):
    paths = {
        f"{file.findtext('filepath')}{file.findtext('filename')}" for file in everything.xml("files.xml")
    }
    pointed = {
        match.decode()
        for name, content in everything.package.members.items()
        if name.endswith(".xml")
        for match in re.findall(rb"@@PLUGINFILE@@(/[^&\"]+)&?", content)
    }
    assert pointed
    assert pointed <= paths


@pytest.mark.parametrize("table", ["question", "question_bank_entry", "file", "grade_item", "grade_category"])
def test_no_number_is_given_twice(everything, table):
    numbers = [
        element.get("id")
        for name in everything.package.members
        if name.endswith(".xml")
        for element in everything.xml(name).iter(table)
        if element.get("id")
    ]
    assert numbers
    assert len(numbers) == len(set(numbers))


def test_the_archive_begins_with_moodles_index(everything):
    packed = everything.package.packed()
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        first, *others = archive.getmembers()
        index = archive.extractfile(first).read().decode().split("\n")
    assert first.name == ".ARCHIVE_INDEX"
    assert index[0] == f"Moodle archive file index. Count: {len(others)}"
    assert [line.split("\t")[0].rstrip("/") for line in index[1:-1]] == [item.name for item in others]


def test_two_builds_are_equal_to_the_byte(everything):
    again = members_of(SPECIMEN)
    assert again.package.packed() == everything.package.packed()
    assert gzip.decompress(again.package.packed())[:1] == b"."
