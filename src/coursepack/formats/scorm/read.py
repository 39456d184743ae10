"""Any SCORM package, ours or not: what its manifest says, and which files it holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree

from coursepack.archives import ArchiveError, zip_members
from coursepack.problems import Place, Problem
from coursepack.problems.rules import scorm as rules

MANIFEST = "imsmanifest.xml"

Element = etree._Element


@dataclass(frozen=True, slots=True)
class LaunchItem:
    """Something that a learner can open."""

    identifier: str
    title: str
    href: str
    is_sco: bool
    """Whether it talks to the platform."""


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """A package after reading."""

    name: str
    files: dict[str, int] = field(default_factory=dict)
    """Sizes in bytes by path."""
    root: Element | None = None
    source: bytes = b""
    """The manifest's bytes."""
    problems: tuple[Problem, ...] = ()

    @property
    def place(self) -> str:
        """How messages name the manifest."""
        return f"{self.name}/{MANIFEST}"

    @property
    def version(self) -> str:
        """`1.2`, `2004 3rd Edition` and so on, as the manifest says it; '' where it says nothing."""
        if self.root is None:
            return ""
        return (self.root.findtext("{*}metadata/{*}schemaversion") or "").strip()

    @property
    def identifier(self) -> str:
        return "" if self.root is None else self.root.get("identifier") or ""

    @property
    def title(self) -> str:
        return "" if self.root is None else words(self.root.find(".//{*}organization/{*}title"))

    @property
    def items(self) -> tuple[LaunchItem, ...]:
        """What learners can open, in order."""
        return tuple(_items(self.root)) if self.root is not None else ()


def is_scorm_package(names: list[str]) -> bool:
    """Whether an archive with these files means to be a SCORM package: a manifest somewhere, in any case."""
    return any(name.rpartition("/")[2].lower() == MANIFEST for name in names)


def read_package(data: bytes, name: str) -> ReadPackage:
    """What a package holds, and why it cannot be read; rules on what it says are in `verify`."""
    try:
        members = dict(zip_members(data))
    except ArchiveError as error:
        return ReadPackage(name, problems=(rules.UNREADABLE.at(Place(name), str(error)),))
    files = {path: len(content) for path, content in members.items()}
    manifest = members.get(MANIFEST)
    if manifest is None:
        return ReadPackage(name, files, problems=(_no_manifest(name, list(files)),))
    try:
        root = _parsed(manifest)
    except etree.XMLSyntaxError as error:
        place = Place(f"{name}/{MANIFEST}", error.lineno or 1, max(error.offset or 1, 1))
        return ReadPackage(name, files, problems=(rules.NOT_XML.at(place, error.msg or "not XML"),))
    except ValueError as error:
        place = Place(f"{name}/{MANIFEST}")
        return ReadPackage(name, files, problems=(rules.NOT_XML.at(place, str(error)),))
    return ReadPackage(name, files, root, manifest)


def _no_manifest(name: str, files: list[str]) -> Problem:
    near = [path for path in files if path.rpartition("/")[2].lower() == MANIFEST]
    where = f"; there is {near[0]}" if near else ""
    return rules.NO_MANIFEST.at(Place(name), f"{MANIFEST} is not in the outermost folder{where}")


def _parsed(manifest: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(manifest, parser)
    if b"<!DOCTYPE" in manifest.upper():
        raise ValueError("it has a document type")
    if local(root) != "manifest":
        raise ValueError(f"its outermost element is {local(root)}, not manifest")
    return root


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name, in any namespace and any case: SCORM 1.2 and 2004 differ in both."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname.lower() == name.lower():
            return str(value)
    return None


def words(element: Element | None) -> str:
    """The element's text on one line."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def file_path(href: str, *bases: str | None) -> str | None:
    """The path in the package that an address names; None for one outside of it."""
    address = "".join(base or "" for base in bases) + href
    parts = urlsplit(address)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or path.startswith("/") or "\\" in path or ".." in path.split("/"):
        return None
    return path.removeprefix("./")


def base_of(resource: Element) -> tuple[str, ...]:
    """`xml:base` of the manifest, the resources and the resource, outermost first."""
    chain = [resource, *resource.iterancestors()]
    key = "{http://www.w3.org/XML/1998/namespace}base"
    return tuple(element.get(key, "") for element in reversed(chain))


def _items(root: Element) -> Iterator[LaunchItem]:
    resources = {resource.get("identifier"): resource for resource in root.iter("{*}resource")}
    for item in root.iter("{*}item"):
        resource = resources.get(item.get("identifierref"))
        if resource is not None and resource.get("href"):
            yield LaunchItem(
                identifier=item.get("identifier") or "",
                title=words(item.find("{*}title")),
                href="".join((*base_of(resource), resource.get("href") or "", item.get("parameters") or "")),
                is_sco=attribute(resource, "scormtype") == "sco",
            )
