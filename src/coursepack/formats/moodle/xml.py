"""XML as Moodle reads it whole: every text in CDATA, and nothing that XML forbids.

Moodle's reader (`lib/xmlize.php`, seen on 4.5 and 5.1) drops each run of character data that is only
blanks, and an entity ends a run; inside CDATA a text comes back byte for byte.
"""

import re
from html import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class IllegalCharacterError(ValueError):
    """A text holds a character that XML 1.0 forbids."""


def cdata(text: str) -> str:
    """The text as character data that any XML reader gives back as it is; '' for an empty text."""
    _refuse_illegal(text)
    if not text:
        return ""
    if text.isascii() and text.isalnum():
        return text
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def attribute(text: str) -> str:
    """The text as an attribute's value, quotes not included."""
    _refuse_illegal(text)
    return escape(text, quote=True).replace("\n", "&#10;").replace("\t", "&#9;")


def _refuse_illegal(text: str) -> None:
    found = _ILLEGAL.search(text)
    if found:
        raise IllegalCharacterError(f"U+{ord(found.group()):04X}")
