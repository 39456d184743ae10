"""XML as Moodle's backups have it: leaves with a value, nodes with leaves and nodes in them.

A value that the database keeps as NULL is written `$@NULL@$` (`backup/util/xml/xml_writer.class.php`, 4.5).
"""

import re
from collections.abc import Iterable, Mapping
from html import escape

from coursepack.formats.moodle.xml import DECLARATION, IllegalCharacterError

Value = str | int | float | None
"""What a leaf may hold: text, a number, or nothing (NULL)."""

NULL = "$@NULL@$"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def leaf(name: str, value: Value) -> str:
    """An element with a value."""
    return f"<{name}>{_text(value)}</{name}>\n"


def leaves(values: Mapping[str, Value]) -> str:
    """Elements with values, in the order of the map."""
    return "".join(leaf(name, value) for name, value in values.items())


def node(name: str, *content: str, **attributes: Value) -> str:
    """An element with elements in it."""
    written = "".join(f' {key}="{_attribute(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>\n{''.join(content)}</{name}>\n"


def nodes(name: str, content: Iterable[str]) -> str:
    """An element with any number of elements in it."""
    return node(name, "".join(content))


def document(root: str) -> bytes:
    """A file with this root element."""
    return (DECLARATION + root).encode()


def decimal(value: float, places: int) -> str:
    """A number as a decimal column gives it back: `100.00000`."""
    return f"{value:.{places}f}"


def _text(value: Value) -> str:
    if value is None:
        return NULL
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(int(value)) if value == int(value) else repr(value)
    _refuse_illegal(value)
    return escape(value, quote=False).replace("\r", "&#13;")


def _attribute(value: Value) -> str:
    return _text(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _refuse_illegal(text: str) -> None:
    found = _ILLEGAL.search(text)
    if found:
        raise IllegalCharacterError(f"U+{ord(found.group()):04X}")
