"""A SCORM package as Moodle keeps it: its manifest's organizations and items as rows of `scorm_scoes`.

Moodle reads the manifest when a package is uploaded and not when a backup is restored
(`mod/scorm/datamodels/scormlib.php`, 4.5), so the rows stand in the backup.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from coursepack.archives import ArchiveError, zip_members

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_2004 = ("2004", "CAM 1.3", "1.3")


class PackageError(ValueError):
    """A file that is no SCORM package that can be read."""


@dataclass(frozen=True, slots=True)
class Sco:
    """A row of `scorm_scoes`: the organization itself, or an item of it."""

    parent: str
    identifier: str
    title: str
    organization: str = ""
    launch: str = ""
    scormtype: str = ""
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScormPackage:
    """What Moodle wants to know of a package."""

    version: str
    """`SCORM_1.2`, or `SCORM_1.3` for SCORM 2004."""
    identifier: str
    scos: tuple[Sco, ...]
    files: Mapping[str, bytes]


def read_package(data: bytes) -> ScormPackage:
    """The package in a zip archive; PackageError where it is none."""
    try:
        files = dict(zip_members(data))
    except ArchiveError as error:
        raise PackageError(str(error)) from error
    if "imsmanifest.xml" not in files:
        raise PackageError("it has no imsmanifest.xml in its root")
    manifest = _parsed(files["imsmanifest.xml"])
    version = _text(manifest, "metadata", "schemaversion")
    return ScormPackage(
        "SCORM_1.3" if any(mark in version for mark in _2004) else "SCORM_1.2",
        manifest.get("identifier", ""),
        tuple(_scos(manifest)),
        files,
    )


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise PackageError(f"imsmanifest.xml cannot be read: {error}") from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise PackageError("imsmanifest.xml has a document type, which no package needs")
    return tree


def _scos(manifest: etree._Element) -> Iterator[Sco]:
    resources = {item.get("identifier", ""): item for item in _all(manifest, "resources", "resource")}
    for organization in _all(manifest, "organizations", "organization"):
        identifier = organization.get("identifier", "")
        yield Sco("/", identifier, _text(organization, "title"))
        yield from _items(organization, identifier, identifier, resources)


def _items(
    parent: etree._Element, parent_id: str, organization: str, resources: Mapping[str, etree._Element]
) -> Iterator[Sco]:
    for item in _all(parent, "item"):
        identifier = item.get("identifier", "")
        resource = resources.get(item.get("identifierref", ""))
        yield Sco(
            parent=parent_id,
            identifier=identifier,
            title=_text(item, "title"),
            organization=organization,
            launch=_launch(resource),
            scormtype=_attribute(resource, "scormtype").lower() or "asset",
            data=_data(item),
        )
        yield from _items(item, identifier, organization, resources)


def _launch(resource: etree._Element | None) -> str:
    if resource is None:
        return ""
    bases = [
        element.get(_XML_BASE, "") for element in (resource.getparent(), resource) if element is not None
    ]
    return posixpath.join(*bases, resource.get("href", ""))


def _data(item: etree._Element) -> dict[str, str]:
    """What Moodle keeps beside an item, under its own names."""
    data = {"isvisible": item.get("isvisible", "true"), "parameters": item.get("parameters", "")}
    for element, name in (
        ("masteryscore", "masteryscore"),
        ("prerequisites", "prerequisites"),
        ("maxtimeallowed", "maxtimeallowed"),
        ("timelimitaction", "timelimitaction"),
        ("timeLimitAction", "timelimitaction"),
        ("datafromlms", "datafromlms"),
        ("dataFromLMS", "datafromlms"),
        ("completionThreshold", "completionthreshold"),
    ):
        value = _text(item, element)
        if value:
            data[name] = value
    return data


def _all(element: etree._Element, *names: str) -> list[etree._Element]:
    """Elements at a path of local names, whatever their namespace."""
    found = [element]
    for name in names:
        found = [child for parent in found for child in parent if _local(child) == name]
    return found


def _text(element: etree._Element, *names: str) -> str:
    found = _all(element, *names)
    return (found[0].text or "").strip() if found else ""


def _attribute(element: etree._Element | None, name: str) -> str:
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].lower() == name:
            return str(value)
    return ""


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
