"""A certificate stands in a second backup, for sites that have its plug-in; the first never has it."""

import json

import pytest

from coursepack import check
from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from tests.formats.mbz.conftest import TRUE_FALSE, Members
from tests.specimens import SEA, write_course

_PNG = b"\x89PNG\r\n\x1a\n"

_COURSE = {
    "course.yaml": """id: tiny
title: Tiny
languages: [en]
released: 2026-01-15
sections: [one, two]
certificates:
  - id: diploma
    title: Diploma
    from: 1 points
    requires: [one/test passed]
    provider: customcert
    lines: [has completed, the whole course]
    signed_by: The head
    image: one/seal.png
""",
    "one/section.yaml": "title: One\nactivities:\n  - page: read\n  - quiz: test\n"
    "  - certificate: diploma\n  - page: more\n",
    "one/read.en.md": "# Read\n\nText.\n",
    "one/more.en.md": "# More\n\nText.\n",
    "one/test.yaml": f"title: Test\npass: 60 %\n{TRUE_FALSE}",
    "one/sea.svg": SEA,
    "one/seal.png": _PNG,
    "two/section.yaml": "title: Two\nhidden: true\nactivities:\n  - page: notes\n",
    "two/notes.en.md": "# Notes\n\nText.\n",
}


@pytest.fixture
def artifacts(tmp_path):
    def build(start=_COURSE, **wanted):
        checked = check(write_course(tmp_path / "course", start=start))
        assert not checked.has_errors, [str(item) for item in checked.problems if item.is_error]
        context = context_of(checked.course, checked.files, Wanted(**wanted))
        return tuple(format_named("mbz").write(checked.course, context))

    return build


def test_the_first_file_knows_nothing_of_it(artifacts):
    plain, certified = artifacts()
    assert (plain.name, certified.name) == ("tiny-1.0.0-en.mbz", "tiny-1.0.0-en-customcert.mbz")
    assert (plain.plugins, certified.plugins) == ((), ("mod_customcert",))
    for name, content in plain.output.members.items():
        assert "customcert" not in name
        assert b"customcert" not in content


def test_it_stands_after_the_page_that_says_who_gets_it(artifacts):
    members = Members(artifacts()[1].output)
    (section,) = (
        members.xml(name)
        for name in members.package.members
        if name.endswith("section.xml") and members.xml(name).findtext("name") == "One"
    )
    page, printed = members.of("one/diploma"), members.of("one/diploma-Printed")
    sequence = section.findtext("sequence").split(",")
    assert sequence.index(printed.get("id")) == sequence.index(page.get("id")) + 1
    (condition,) = json.loads(printed.findtext("availability"))["c"]
    assert condition == {"type": "completion", "cm": int(page.get("id")), "e": 1}


def test_a_certificate_that_no_plugin_prints_makes_no_second_file(artifacts):
    course = _COURSE["course.yaml"].replace("    provider: customcert\n", "")
    (only,) = artifacts({**_COURSE, "course.yaml": course})
    assert only.plugins == ()


def test_its_page_has_what_the_course_says(artifacts):
    members = Members(artifacts()[1].output)
    page = members.of("one/diploma-Printed", "*").find("customcert/template/pages/page")
    assert (page.findtext("width"), page.findtext("height")) == ("297", "210")
    parts = [(part.findtext("element"), part.findtext("data")) for part in page.iterfind("element")]
    texts = [data for kind, data in parts if kind == "text"]
    assert texts == ["Diploma", "has completed", "the whole course", "The head"]
    assert {kind for kind, _ in parts} == {"image", "border", "text", "studentname", "date", "code"}
    tops = [int(part.findtext("posy")) for part in page.iterfind("element") if part.findtext("posx") == "148"]
    assert tops == sorted(tops)
    assert max(tops) < 210
    files = {file.findtext("filename"): file.findtext("component") for file in members.xml("files.xml")}
    assert files["seal.png"] == "mod_customcert"


def test_a_part_of_the_course_has_no_certificate(artifacts):
    assert [item.name for item in artifacts(sections=("one",))] == ["tiny-1.0.0-en.mbz"]
