"""Addresses in texts: of the web, or of the course's own files."""

import posixpath
import re
from urllib.parse import unquote

from coursepack.render.sanitise import COURSE_SCHEME

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_COURSE_ADDRESS = re.compile(rf'(src|href|poster)="{COURSE_SCHEME}:([^"#]*)(#[^"]*)?"')

SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")


class OutsideError(ValueError):
    """An address that leads out of the course folder."""


def is_web_address(address: str) -> bool:
    """Whether it is no file of the course: it has a scheme, or starts with `//` or `#`."""
    return bool(_SCHEME.match(address)) or address.startswith(("//", "#"))


def course_path(address: str, base: str) -> str:
    """The path, relative to the course, of a file named from a text in the folder `base`.

    Raises OutsideError when it leads out of the course folder.
    """
    path = unquote(address).partition("#")[0]
    if path.startswith("/") or "\\" in path or "\0" in path:
        raise OutsideError(address)
    joined = posixpath.normpath(posixpath.join(base, path))
    if joined == ".." or joined.startswith(("../", "/")):
        raise OutsideError(address)
    return joined


def course_addresses(html: str) -> list[str]:
    """Paths of the course's own files that the HTML points at, in order, each once."""
    return list(dict.fromkeys(_unescaped(match.group(2)) for match in _COURSE_ADDRESS.finditer(html)))


def replace_course_addresses(html: str, replacements: dict[str, str]) -> str:
    """The HTML with each address of a course file replaced; paths that are not in the map lose their link."""

    def replaced(match: re.Match[str]) -> str:
        target = replacements.get(_unescaped(match.group(2)))
        if target is None:
            return ""
        return f'{match.group(1)}="{_escaped(target)}{match.group(3) or ""}"'

    return _COURSE_ADDRESS.sub(replaced, html)


def without_course_addresses(html: str) -> str:
    """The HTML with course files neither shown nor linked: images are left with their alternative text."""
    return replace_course_addresses(html, {}) if COURSE_SCHEME in html else html


def _unescaped(path: str) -> str:
    return unquote(path.replace("&amp;", "&"))


def _escaped(path: str) -> str:
    return path.replace("&", "&amp;").replace('"', "%22")
