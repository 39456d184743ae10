"""The manifest of SCORM 1.2 (Content Aggregation Model, section 2.3; metadata: IMS Learning Resource 1.2.1)."""

from xml.sax.saxutils import escape

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
    ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
    ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
    ("http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "imsmd_rootv1p2p1.xsd"),
)
"""Namespaces of the manifest and the files of their schemas."""

_NAMESPACES = f'xmlns="{SCHEMAS[0][0]}" xmlns:adlcp="{SCHEMAS[1][0]}" xmlns:imsmd="{SCHEMAS[2][0]}"'


def imsmanifest(manifest: Manifest) -> bytes:
    """The manifest's bytes."""
    items = "".join(_item(item) for item in manifest.items)
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{manifest.identifier}" version="{attribute(manifest.version)}" {_NAMESPACES}\
{schema_location(manifest)}>
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion>
{_lom(manifest)}</metadata>
<organizations default="{manifest.organization}">
<organization identifier="{manifest.organization}">
<title>{escape(manifest.heading)}</title>
{items}</organization>
</organizations>
{resources(manifest, "adlcp:scormtype")}</manifest>
"""
    return text.encode()


def _item(item: Sco | Cluster) -> str:
    if isinstance(item, Cluster):
        inner = "".join(_item(sco) for sco in item.scos)
        return f'<item identifier="{item.identifier}"><title>{escape(item.title)}</title>\n{inner}</item>\n'
    mastery = (
        ""
        if item.mastery_score is None
        else f"<adlcp:masteryscore>{item.mastery_score:g}</adlcp:masteryscore>"
    )
    return (
        f'<item identifier="{item.identifier}-item" identifierref="{item.identifier}" isvisible="true">'
        f"<title>{escape(item.title)}</title>{mastery}</item>\n"
    )


def _lom(manifest: Manifest) -> str:
    keywords = "".join(f"<imsmd:keyword>{_words(word)}</imsmd:keyword>" for word in manifest.keywords)
    languages = "".join(f"<imsmd:language>{language}</imsmd:language>" for language in manifest.languages)
    description = (
        f"<imsmd:description>{_words(manifest.description)}</imsmd:description>"
        if manifest.description
        else ""
    )
    rights = (
        "<imsmd:rights><imsmd:copyrightandotherrestrictions>"
        f"<imsmd:source>{_name('LOMv1.0')}</imsmd:source>"
        f"<imsmd:value>{_name('yes')}</imsmd:value>"
        "</imsmd:copyrightandotherrestrictions>"
        f"<imsmd:description>{_name(manifest.license)}</imsmd:description></imsmd:rights>\n"
        if manifest.license
        else ""
    )
    return (
        f"<imsmd:lom>\n<imsmd:general><imsmd:title>{_words(manifest.title)}</imsmd:title>"
        f"<imsmd:catalogentry><imsmd:catalog>URI</imsmd:catalog>"
        f"<imsmd:entry>{_name(manifest.identifier)}</imsmd:entry></imsmd:catalogentry>"
        f"{languages}{description}{keywords}</imsmd:general>\n"
        f"<imsmd:lifecycle><imsmd:version>{_name(manifest.version)}</imsmd:version></imsmd:lifecycle>\n"
        f"{rights}</imsmd:lom>\n"
    )


def _name(text: str) -> str:
    """A text that is in no language."""
    return _words({"x-none": text})


def _words(words: Words) -> str:
    return "".join(
        f'<imsmd:langstring xml:lang="{language}">{escape(text)}</imsmd:langstring>'
        for language, text in words.items()
    )
