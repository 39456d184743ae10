"""Each kind of activity says in Moodle's columns what its source says."""

import io
import zipfile

import pytest

from coursepack.scorm_package import PackageError, read_package
from tests.golden import assert_same_xml

_KINDS = {
    "page-1": "page",
    "reading/chapters": "book",
    "reading/hint": "label",
    "reading/site": "url",
    "reading/handout": "resource",
    "reading/material": "folder",
    "reading/terms": "glossary",
    "reading/quiz": "quiz",
    "talking/talk-here": "forum",
    "talking/choose": "choice",
    "talking/survey": "feedback",
    "talking/notes": "wiki",
    "work/essay": "assign",
    "work/scenario": "lesson",
    "work/peers": "workshop",
    "work/peers-rubric": "workshop-rubric",
    "work/tool": "lti",
}


@pytest.mark.parametrize("idnumber", _KINDS)
def test_an_activity_is_as_recorded(everything, idnumber):
    folder = everything.folders[idnumber]
    kind = folder.rpartition("/")[2].rpartition("_")[0]
    content = everything.package.members[f"{folder}/{kind}.xml"]
    assert_same_xml(f"mbz/{_KINDS[idnumber]}.xml", content)


@pytest.mark.parametrize(
    "name", ["gradebook.xml", "completion.xml", "badges.xml", "questions.xml", "course/course.xml"]
)
def test_a_file_of_the_course_is_as_recorded(everything, name):
    assert_same_xml(f"mbz/{name.replace('/', '-')}", everything.package.members[name])


def test_a_glossary_finds_terms_of_every_language_of_the_package(everything):
    entry = everything.of("reading/terms", "*").find("glossary/entries/entry")
    assert [alias.text for alias in entry.iter("alias_text")] == ["Ocean", "High sea"]
    category = everything.of("reading/terms", "*").find("glossary/categories/category")
    assert category.findtext("category_entries/category_entry/entryid") == entry.get("id")


def test_an_option_of_a_survey_may_hold_what_divides_options(everything):
    items = everything.of("talking/survey", "*").findall("feedback/items/item")
    shown = {item.findtext("label"): item.findtext("presentation") for item in items}
    assert shown["read"] == "c>>>>>All|Part &#124; half"
    assert shown["like"] == "r>>>>>yes|no<<<<<1"
    assert shown["rating"] == "r>>>>>1####low|5####high<<<<<1"
    assert shown["hours"] == "0|100"


def test_an_item_that_depends_on_another_names_it_and_its_answer(everything):
    items = everything.of("talking/survey", "*").findall("feedback/items/item")
    by_label = {item.findtext("label"): item for item in items}
    assert by_label["more"].findtext("dependitem") == by_label["like"].get("id")
    assert by_label["more"].findtext("dependvalue") == "no"


def test_pages_of_a_lesson_lead_to_each_other(everything):
    pages = everything.of("work/scenario", "*").findall("lesson/pages/page")
    numbers = [page.get("id") for page in pages]
    assert [page.findtext("prevpageid") for page in pages] == ["0", *numbers[:-1]]
    assert [page.findtext("nextpageid") for page in pages] == [*numbers[1:], "0"]
    jumps = [[answer.findtext("jumpto") for answer in page.iter("answer")] for page in pages]
    assert jumps[:3] == [numbers[1:3], [numbers[2], "0"], [numbers[3], numbers[0]]]
    assert jumps[3] == ["-1", "-40"]
    assert jumps[6] == ["-9"]


def test_a_section_stands_in_the_course_as_its_own_package(everything):
    scorm = everything.of("work/package", "*").find("scorm")
    assert (scorm.findtext("version"), scorm.findtext("reference")) == ("SCORM_1.2", "reading.zip")
    organization, item = scorm.findall("scoes/sco")
    assert organization.findtext("parent") == "/"
    assert (item.findtext("scormtype"), item.findtext("launch")) == ("sco", "index.html")
    assert scorm.findtext("launch") == item.get("id")
    files = {
        file.findtext("filename")
        for file in everything.xml("files.xml")
        if file.findtext("component") == "mod_scorm" and file.findtext("filearea") == "content"
    }
    assert {"imsmanifest.xml", "index.html"} <= files


def _zipped(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return buffer.getvalue()


_MANIFEST = """<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schemaversion>{version}</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>Course</title>
    <item identifier="a" identifierref="r" isvisible="true"><title>First</title>
      <adlcp:masteryscore>60</adlcp:masteryscore></item>
    <item identifier="b"><title>Folder</title>
      <item identifier="c" identifierref="r" parameters="?x=1"><title>Second</title></item></item>
  </organization></organizations>
  <resources><resource identifier="r" adlcp:{scormtype}="sco" href="first.html"/></resources>
</manifest>"""


@pytest.mark.parametrize(
    ("version", "attribute", "name"),
    [("1.2", "scormtype", "SCORM_1.2"), ("2004 4th Edition", "scormType", "SCORM_1.3")],
)
def test_a_package_is_read_by_its_manifest(version, attribute, name):
    manifest = _MANIFEST.format(version=version, scormtype=attribute)
    package = read_package(_zipped(imsmanifest__xml=manifest, first__html="<p>"))
    assert package.version == name
    rows = [(sco.identifier, sco.parent, sco.scormtype, sco.launch) for sco in package.scos]
    assert rows == [
        ("o", "/", "", ""),
        ("a", "o", "sco", "first.html"),
        ("b", "o", "asset", ""),
        ("c", "b", "sco", "first.html"),
    ]
    assert package.scos[1].data["masteryscore"] == "60"


@pytest.mark.parametrize(
    "data",
    [
        b"no archive",
        _zipped(first__html="<p>"),
        _zipped(imsmanifest__xml="<manifest>"),
        _zipped(imsmanifest__xml='<!DOCTYPE manifest [<!ENTITY a "b">]><manifest/>'),
    ],
)
def test_what_is_no_package_is_refused(data):
    with pytest.raises(PackageError):
        read_package(data)
