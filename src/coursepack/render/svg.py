"""Whether an SVG drawing is only a drawing."""

import re

from lxml import etree

_ACTIVE = frozenset(
    {"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "use"}
)
_STYLE_ADDRESS = re.compile(r"@import|url\(\s*['\"]?(?!#)", re.IGNORECASE)


def why_unsafe(data: bytes) -> str | None:
    """What makes the drawing unsafe, in words; None when nothing does.

    A reference within the drawing (`#name`) is safe; any other address is not.
    """
    if b"<!DOCTYPE" in data[:4096].upper() or b"<!ENTITY" in data.upper():
        return "it has a DOCTYPE"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return f"it is not well-formed XML ({error.msg})"
    for element in root.iter():
        reason = _why_unsafe(element)
        if reason:
            return reason
    return None


def _why_unsafe(element: etree._Element) -> str | None:
    if not isinstance(element.tag, str):
        return (
            "it has a processing instruction" if isinstance(element, etree._ProcessingInstruction) else None
        )
    name = etree.QName(element).localname
    local = element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or ""
    if name in _ACTIVE and not (name == "use" and local.startswith("#")):
        return f"it has a <{name}> element"
    if name == "style" and _STYLE_ADDRESS.search(element.text or ""):
        return "its styles point outside the drawing"
    return _unsafe_attribute(element)


def _unsafe_attribute(element: etree._Element) -> str | None:
    for key, value in element.attrib.items():
        name = etree.QName(key).localname.lower()
        if name.startswith("on"):
            return f"it has an event handler ({name})"
        if (
            name in {"href", "src"}
            and not str(value).startswith("#")
            and etree.QName(element).localname != "a"
        ):
            return "it points outside the drawing"
        if _STYLE_ADDRESS.search(str(value)) or "javascript:" in str(value).lower():
            return "it points outside the drawing"
    return None
