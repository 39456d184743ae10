"""Any SCORM package is looked into: ours are clean, and what is wrong with others has a code and a line."""

import json

import pytest
from click.testing import CliRunner

from coursepack.cli import group
from coursepack.formats.scorm.read import read_package
from coursepack.formats.scorm.verify import verify
from coursepack.package import Package
from tests.formats.scorm.test_manifest import KINDS, packages

__all__ = ["packages"]

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="O"><organization identifier="O"><title>Sea &amp; salt</title>
<item identifier="I" identifierref="R"><title>First</title></item>
</organization></organizations>
<resources>
<resource identifier="R" type="webcontent" adlcp:scormType="sco" xml:base="one/" href="a%20b.html">
<file href="a%20b.html"/></resource>
</resources>
</manifest>
"""


def problems(members):
    zipped = Package({name: content.encode() for name, content in members.items()}).zipped()
    return [(problem.code, problem.place.line) for problem in verify(read_package(zipped, "package.zip"))]


@pytest.mark.parametrize(("standard", "edition"), KINDS)
@pytest.mark.parametrize("split", ["module", "course", "page"])
def test_nothing_is_wrong_with_ours(packages, standard, edition, split):
    for members in packages(standard, edition, split):
        assert verify(read_package(Package(members).zipped(), "package.zip")) == ()


def test_a_package_of_others_is_understood():
    zipped = Package({"imsmanifest.xml": MANIFEST.encode(), "one/a b.html": b""}).zipped()
    package = read_package(zipped, "package.zip")
    assert (package.version, package.identifier, package.title) == ("2004 4th Edition", "M", "Sea & salt")
    assert [(item.title, item.href, item.is_sco) for item in package.items] == [
        ("First", "one/a%20b.html", True)
    ]
    assert verify(package) == ()


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("identifierref=\"R\"", "identifierref=\"S\""), "CP-P006", 5),
        (("default=\"O\"", "default=\"P\""), "CP-P006", 4),
        (('="one/"', '="two/"'), "CP-P007", 8),
        (("<file href=\"a%20b.html\"/>", ""), "CP-P008", 1),
        (("scormType=\"sco\"", "scormType=\"quiz\""), "CP-P011", 8),
        (("First", "&#201;t&#xe9;"), "CP-P012", 5),
        (('xml:base="one/" href="a%20b.html"', 'xml:base="one/" href="../b.html"'), "CP-P013", 8),
        (('xml:base="one/" href="a%20b.html"', 'href="https://example.org/"'), "CP-P013", 8),
        (("2004 4th Edition", "2004 5th Edition"), "CP-P004", 2),
        (('xml:base="one/" href="a%20b.html"', 'href="one\\a%20b.html"'), "CP-P013", 8),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_line(change, code, line):
    assert (code, line) in problems({"imsmanifest.xml": MANIFEST.replace(*change), "one/a b.html": ""})


def test_a_document_type_is_refused():
    evil = MANIFEST.replace(
        "<manifest", '<!DOCTYPE manifest [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<manifest', 1
    )
    assert problems({"imsmanifest.xml": evil.replace("First", "&x;"), "one/a b.html": ""}) == [("CP-P003", 1)]


def test_the_commands_say_what_a_package_holds_and_what_is_wrong(tmp_path):
    file = tmp_path / "package.zip"
    file.write_bytes(Package({"imsmanifest.xml": MANIFEST.encode()}).zipped())
    inspected = CliRunner().invoke(group, ["inspect", str(file), "--format", "json"])
    document = json.loads(inspected.stdout)
    assert inspected.exit_code == 0
    assert (document["format"], document["version"], document["items"][0]["sco"]) == (
        "scorm",
        "2004 4th Edition",
        True,
    )
    assert {problem["code"] for problem in document["problems"]} == {"CP-P007"}
    assert CliRunner().invoke(group, ["verify", str(file)]).exit_code == 1
    shown = CliRunner().invoke(group, ["inspect", str(file)])
    assert "SCO First" in shown.output


def test_an_archive_without_a_manifest_is_a_package_that_lacks_it(tmp_path):
    file = tmp_path / "package.zip"
    file.write_bytes(Package({"index.html": b""}).zipped())
    done = CliRunner().invoke(group, ["verify", str(file), "--format", "json"])
    assert done.exit_code == 1
    assert [problem["code"] for problem in json.loads(done.stdout)["problems"]] == ["CP-P002"]


def test_an_archive_that_cannot_be_read_says_why():
    assert [(problem.code, problem.place.file) for problem in verify(read_package(b"no zip", "p.zip"))] == [
        ("CP-P001", "p.zip")
    ]
