"""imsmanifest.xml of SCORM 1.2 (SCORM 1.2 Content Aggregation Model, section 2.3).

Raw UTF-8 with the named entities only: Moodle's reader (`mod/scorm/datamodels/scormlib.php`, 4.5 and 5.1)
takes numeric character references for plain ampersands.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

_NAMESPACES = (
    'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" '
    'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
)


@dataclass(frozen=True, slots=True)
class Sco:
    """One sharable content object: a page that talks to the platform, and its files."""

    identifier: str
    title: str
    href: str
    files: tuple[str, ...]
    mastery_score: float | None = None
    """Percent; None where the platform is not to judge."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A package: what stands in its organization."""

    identifier: str
    title: str
    version: str
    scos: tuple[Sco, ...]


def scorm12(manifest: Manifest) -> bytes:
    """The manifest's bytes."""
    organization = f"{manifest.identifier}-org"
    items = "".join(_item(sco) for sco in manifest.scos)
    resources = "".join(_resource(sco) for sco in manifest.scos)
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{manifest.identifier}" version="{_attribute(manifest.version)}" {_NAMESPACES}>
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="{organization}">
<organization identifier="{organization}">
<title>{escape(manifest.title)}</title>
{items}</organization>
</organizations>
<resources>
{resources}</resources>
</manifest>
"""
    return text.encode()


def _item(sco: Sco) -> str:
    mastery = (
        "" if sco.mastery_score is None else f"<adlcp:masteryscore>{sco.mastery_score:g}</adlcp:masteryscore>"
    )
    return (
        f'<item identifier="{sco.identifier}-item" identifierref="{sco.identifier}" isvisible="true">'
        f"<title>{escape(sco.title)}</title>{mastery}</item>\n"
    )


def _resource(sco: Sco) -> str:
    files = "".join(f'<file href="{_attribute(path)}"/>\n' for path in sco.files)
    return (
        f'<resource identifier="{sco.identifier}" type="webcontent" adlcp:scormtype="sco" '
        f'href="{_attribute(sco.href)}">\n{files}</resource>\n'
    )


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
