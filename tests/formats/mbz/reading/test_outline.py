"""Sections and activities as the head of a backup lists them."""

import copy

import pytest

from tests.formats.mbz.reading.changed import changed, read_members


@pytest.fixture(scope="module")
def members(everything):
    return dict(everything.package.members)


def _activities(read):
    return [[activity.id for activity in section.activities] for section in read.course.sections]


def test_rows_that_name_the_same_directory_count_once(members, tmp_path):
    def repeat(root):
        for row in [*root.iter("activity"), *root.iter("section")]:
            for _ in range(3):
                row.addnext(copy.deepcopy(row))

    head = "moodle_backup.xml"
    again = read_members(changed(members, head, repeat), tmp_path)
    assert _activities(again) == _activities(read_members(members, tmp_path))


def test_sections_with_the_same_number_do_not_share_their_activities(members, tmp_path):
    def add(root):
        row = next(root.iter("section"))
        row.addnext(copy.deepcopy(row))
        row.find("directory").text = "sections/section_990"

    first = min(name for name in members if name.startswith("sections/") and name.endswith("/section.xml"))
    twin = {**members, "sections/section_990/section.xml": members[first]}
    before = sum(map(len, _activities(read_members(members, tmp_path))))
    assert (
        sum(map(len, _activities(read_members(changed(twin, "moodle_backup.xml", add), tmp_path)))) == before
    )
