"""The manifest of SCORM 2004, 3rd and 4th edition (Content Aggregation Model; Sequencing and Navigation).

Metadata: IEEE LOM (1484.12.3). Learners move freely; what is done and passed rolls up to the whole.
"""

from xml.sax.saxutils import escape

from coursepack.formats.base import Edition
from coursepack.formats.scorm.manifest import (
    Cluster,
    Manifest,
    Sco,
    Words,
    attribute,
    resources,
    schema_location,
)

SCHEMAS = (
    ("http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
    ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
    ("http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
    ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
    ("http://ltsc.ieee.org/xsd/LOM", "lom.xsd"),
)
"""Namespaces of the manifest and the files of their schemas."""

_NAMESPACES = (
    f'xmlns="{SCHEMAS[0][0]}" xmlns:adlcp="{SCHEMAS[1][0]}" xmlns:adlseq="{SCHEMAS[2][0]}" '
    f'xmlns:imsss="{SCHEMAS[3][0]}" xmlns:lom="{SCHEMAS[4][0]}"'
)
_CONTROL = '<imsss:controlMode choice="true" flow="true"/>'


def imsmanifest(manifest: Manifest, edition: Edition) -> bytes:
    """The manifest's bytes."""
    items = "".join(_item(item, edition) for item in manifest.items)
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{manifest.identifier}" version="{attribute(manifest.version)}" {_NAMESPACES}\
{schema_location(manifest)}>
<metadata><schema>ADL SCORM</schema><schemaversion>2004 {edition} Edition</schemaversion>
{_lom(manifest)}</metadata>
<organizations default="{manifest.organization}">
<organization identifier="{manifest.organization}" adlseq:objectivesGlobalToSystem="false">
<title>{escape(manifest.heading)}</title>
{items}<imsss:sequencing>{_CONTROL}</imsss:sequencing>
</organization>
</organizations>
{resources(manifest, "adlcp:scormType")}</manifest>
"""
    return text.encode()


def _item(item: Sco | Cluster, edition: Edition) -> str:
    if isinstance(item, Cluster):
        inner = "".join(_item(sco, edition) for sco in item.scos)
        return (
            f'<item identifier="{item.identifier}"><title>{escape(item.title)}</title>\n{inner}'
            f"<imsss:sequencing>{_CONTROL}</imsss:sequencing></item>\n"
        )
    return (
        f'<item identifier="{item.identifier}-item" identifierref="{item.identifier}" isvisible="true">'
        f"<title>{escape(item.title)}</title>\n{_threshold(edition)}{_sequencing(item)}</item>\n"
    )


def _threshold(edition: Edition) -> str:
    """Completed when the player's own measure of progress is whole."""
    if edition == "3rd":
        return "<adlcp:completionThreshold>1.0</adlcp:completionThreshold>"
    return '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>'


def _sequencing(sco: Sco) -> str:
    """Passed by its score where it has a pass mark; without a score it has no weight in what is passed."""
    rollup = (
        ""
        if sco.is_marked
        else '<imsss:rollupRules rollupObjectiveSatisfied="false" objectiveMeasureWeight="0"/>'
    )
    by_measure = "false" if sco.mastery_score is None else "true"
    measure = (
        ""
        if sco.mastery_score is None
        else f"<imsss:minNormalizedMeasure>{sco.mastery_score / 100:.4g}</imsss:minNormalizedMeasure>"
    )
    others = "".join(f'<imsss:objective objectiveID="{attribute(name)}"/>' for name in sco.objectives)
    return (
        f"<imsss:sequencing>{rollup}<imsss:objectives>"
        f'<imsss:primaryObjective objectiveID="{sco.identifier}-objective" satisfiedByMeasure="{by_measure}">'
        f"{measure}</imsss:primaryObjective>{others}</imsss:objectives>"
        '<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>'
        "</imsss:sequencing>\n"
    )


def _lom(manifest: Manifest) -> str:
    def words(name: str, texts: Words) -> str:
        strings = "".join(
            f'<lom:string language="{language}">{escape(text)}</lom:string>'
            for language, text in texts.items()
        )
        return f"<lom:{name}>{strings}</lom:{name}>"

    description = words("description", manifest.description) if manifest.description else ""
    keywords = "".join(words("keyword", word) for word in manifest.keywords)
    languages = "".join(f"<lom:language>{language}</lom:language>" for language in manifest.languages)
    rights = (
        "<lom:rights><lom:copyrightAndOtherRestrictions><lom:source>LOMv1.0</lom:source>"
        "<lom:value>yes</lom:value></lom:copyrightAndOtherRestrictions>"
        f"{words('description', {'x-none': manifest.license})}</lom:rights>\n"
        if manifest.license
        else ""
    )
    return (
        "<lom:lom>\n<lom:general><lom:identifier><lom:catalog>URI</lom:catalog>"
        f"<lom:entry>{manifest.identifier}</lom:entry></lom:identifier>{words('title', manifest.title)}"
        f"{languages}{description}{keywords}</lom:general>\n"
        f"<lom:lifeCycle>{words('version', {'x-none': manifest.version})}</lom:lifeCycle>\n{rights}</lom:lom>\n"
    )
