"""imsmanifest.xml: what a package holds and in what order, in the words of the SCORM standards.

Raw UTF-8 with the named entities only: Moodle's reader (`mod/scorm/datamodels/scormlib.php`, 4.5 and 5.1)
takes numeric character references for plain ampersands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

Words = Mapping[str, str]
"""The same words in each language of a package."""


@dataclass(frozen=True, slots=True)
class Sco:
    """One sharable content object: a page that talks to the platform, and its files."""

    identifier: str
    title: str
    href: str
    files: tuple[str, ...]
    mastery_score: float | None = None
    """Percent; None where the platform is not to judge."""
    is_marked: bool = False
    """Whether it reports a score."""
    objectives: tuple[str, ...] = ()
    """Ids of the learning objectives that it reports on."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sharable content objects under a common title."""

    identifier: str
    title: str
    scos: tuple[Sco, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A package: what stands in its organization, and what a catalogue says of it."""

    identifier: str
    title: Words
    version: str
    items: tuple[Sco | Cluster, ...]
    shared: tuple[str, ...] = ()
    """Files that every sharable content object uses."""
    description: Words = field(default_factory=dict)
    keywords: tuple[Words, ...] = ()
    license: str = ""
    schemas: tuple[tuple[str, str], ...] = ()
    """Namespaces and the schema files that the package holds of them."""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.title)

    @property
    def heading(self) -> str:
        """The title that platforms show: that in the first language."""
        return next(iter(self.title.values()))

    @property
    def scos(self) -> tuple[Sco, ...]:
        return tuple(_scos(self.items))

    @property
    def organization(self) -> str:
        return f"{self.identifier}-org"


def _scos(items: tuple[Sco | Cluster, ...]) -> Iterator[Sco]:
    for item in items:
        if isinstance(item, Cluster):
            yield from item.scos
        else:
            yield item


def attribute(text: str) -> str:
    """The text as an attribute's value, quotes not included."""
    return escape(text, {'"': "&quot;"})


def schema_location(manifest: Manifest) -> str:
    """The attribute that names the schema files of the package; '' when it holds none."""
    if not manifest.schemas:
        return ""
    pairs = " ".join(f"{namespace} {file}" for namespace, file in manifest.schemas)
    return f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{attribute(pairs)}"'


def resources(manifest: Manifest, sco_type: str) -> str:
    """The `resources` element; `sco_type` is the name of the attribute that makes a resource a SCO."""
    common = f"{manifest.identifier}-common"
    parts = []
    if manifest.shared:
        parts.append(
            f'<resource identifier="{common}" type="webcontent" {sco_type}="asset">\n'
            f"{_files(manifest.shared)}</resource>\n"
        )
    for sco in manifest.scos:
        depends = f'<dependency identifierref="{common}"/>\n' if manifest.shared else ""
        parts.append(
            f'<resource identifier="{sco.identifier}" type="webcontent" {sco_type}="sco" '
            f'href="{attribute(sco.href)}">\n{_files(sco.files)}{depends}</resource>\n'
        )
    return f"<resources>\n{''.join(parts)}</resources>\n"


def _files(paths: tuple[str, ...]) -> str:
    return "".join(f'<file href="{attribute(path)}"/>\n' for path in paths)
