"""Content lines of an iCalendar file: escaped, folded, and joined (RFC 5545, 3.1 and 3.3.11)."""

from collections.abc import Iterable

_LONGEST = 75
"""Octets in a line; a longer one goes on in the next, after a space."""


def line(name: str, value: str, **parameters: str) -> str:
    """A content line whose value stands as it is."""
    more = "".join(f";{key}={item}" for key, item in parameters.items())
    return f"{name}{more}:{value}"


def text(name: str, value: str, **parameters: str) -> str:
    """A content line with a text."""
    for character in "\\;,":
        value = value.replace(character, f"\\{character}")
    return line(name, value.replace("\n", "\\n"), **parameters)


def joined(lines: Iterable[str]) -> bytes:
    """The file: lines folded at 75 octets, never within a character, and ended by CRLF."""
    return "".join(f"{part}\r\n" for item in lines for part in _folded(item)).encode()


def _folded(item: str) -> list[str]:
    parts: list[str] = []
    current, length = "", 0
    for character in item:
        size = len(character.encode())
        if length + size > _LONGEST:
            parts.append(current)
            current, length = " ", 1
        current += character
        length += size
    return [*parts, current]
