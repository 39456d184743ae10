"""A certificate stands in a second backup, for sites that have its plug-in; the first never has it."""

import json
import struct

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


def _elements(package, name):
    """The elements on the page of a printed certificate."""
    return [*Members(package).of(name, "*").iterfind("customcert/template/pages/page/element")]


def _data(elements, kind):
    return [element.findtext("data") for element in elements if element.findtext("element") == kind]


def _words(elements):
    """The words on a page; around each stands what keeps Moodle from making links in them."""
    texts = _data(elements, "text")
    assert all(text.startswith("<nolink>") and text.endswith("</nolink>") for text in texts)
    return [text.removeprefix("<nolink>").removesuffix("</nolink>") for text in texts]


def test_its_page_has_what_the_course_says(artifacts):
    package = artifacts()[1].output
    page = Members(package).of("one/diploma-Printed", "*").find("customcert/template/pages/page")
    assert (page.findtext("width"), page.findtext("height")) == ("297", "210")
    elements = _elements(package, "one/diploma-Printed")
    assert _words(elements) == ["Diploma", "has completed", "the whole course", "The head"]
    kinds = {element.findtext("element") for element in elements}
    assert kinds == {"image", "border", "text", "studentname", "date", "code"}
    tops = [int(part.findtext("posy")) for part in elements if part.findtext("posx") == "148"]
    assert tops == sorted(set(tops))
    assert max(tops) < 210


def test_without_lines_it_says_the_courses_full_name(artifacts):
    course = _COURSE["course.yaml"].replace("    lines: [has completed, the whole course]\n", "")
    package = artifacts({**_COURSE, "course.yaml": course})[1].output
    assert _data(_elements(package, "one/diploma-Printed"), "coursename") == ["2"]


def test_its_words_are_html_since_the_plugin_prints_them_as_such(artifacts):
    course = _COURSE["course.yaml"].replace("the whole course", "<b> & c")
    package = artifacts({**_COURSE, "course.yaml": course})[1].output
    assert "&lt;b&gt; &amp; c" in _words(_elements(package, "one/diploma-Printed"))


def test_words_that_take_two_rows_push_the_rest_down(artifacts):
    def top_of_name(title):
        course = _COURSE["course.yaml"].replace("title: Diploma", f"title: {title}")
        elements = _elements(artifacts({**_COURSE, "course.yaml": course})[1].output, "one/diploma-Printed")
        (top,) = (part.findtext("posy") for part in elements if part.findtext("element") == "studentname")
        return int(top)

    assert top_of_name("Diploma of achievement " * 3) - top_of_name("Diploma") == 13


_TWO = _COURSE["course.yaml"] + (
    "  - {id: merit, title: Merit, from: 1 points, provider: customcert, landscape: false, image: one/seal.png}\n"
)


def test_its_picture_is_a_file_of_the_course_which_each_certificate_names(artifacts):
    package = artifacts({**_COURSE, "course.yaml": _TWO})[1].output
    members = Members(package)
    (contextid,) = {item.text for item in members.xml("moodle_backup.xml").iter("original_course_contextid")}
    (file,) = (row for row in members.xml("files.xml") if row.findtext("component") == "mod_customcert")
    for name in ("contextid", "filearea", "filepath", "filename"):
        for certificate in ("one/diploma-Printed", "two/merit-Printed"):
            (data,) = _data(_elements(package, certificate), "image")
            assert str(json.loads(data)[name]) == file.findtext(name)
    assert (file.findtext("contextid"), file.findtext("filepath")) == (contextid, "/one/")
    named = [
        name
        for name in package.members
        if name.endswith("inforef.xml")
        and file.get("id") in [found.findtext("id") for found in members.xml(name).iterfind("fileref/file")]
    ]
    assert len(named) == 2
    assert all("/customcert_" in name for name in named)


@pytest.mark.parametrize(
    ("across", "down", "size"), [(300, 300, (30, 30)), (600, 300, (60, 30)), (6000, 300, (257, 13))]
)
def test_its_picture_stands_in_the_middle_as_high_as_there_is_room(artifacts, across, down, size):
    picture = _PNG + struct.pack(">I4sII", 13, b"IHDR", across, down)
    (image, *_) = _elements(artifacts({**_COURSE, "one/seal.png": picture})[1].output, "one/diploma-Printed")
    data = json.loads(image.findtext("data"))
    assert (data["width"], data["height"]) == size
    assert int(image.findtext("posx")) == (297 - size[0]) // 2
    assert int(image.findtext("width")) == size[0]


def test_its_date_is_in_the_language_of_its_words(artifacts):
    def language(start, **wanted):
        return (
            Members(artifacts(start, **wanted)[-1].output)
            .of("one/diploma-Printed", "*")
            .findtext("customcert/language")
        )

    assert language(_COURSE) == "en"
    brazilian = {**_COURSE, "course.yaml": _COURSE["course.yaml"].replace("[en]", "[pt-BR]")}
    brazilian |= {name.replace(".en.", ".pt-BR."): text for name, text in _COURSE.items() if ".en." in name}
    assert language({name: text for name, text in brazilian.items() if ".en." not in name}) == "pt_br"


def test_a_part_of_the_course_has_no_certificate(artifacts):
    assert [item.name for item in artifacts(sections=("one",))] == ["tiny-1.0.0-en.mbz"]
