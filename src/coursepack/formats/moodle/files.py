"""Files of Moodle texts: decoded once, named so that two never have one name, and texts that point at them."""

import base64
import binascii
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_POINTER = re.compile(
    r'(?<=")@@PLUGINFILE@@/([^"#?]*)(?:\?[^"#]*)?'
    r"|(?<=')@@PLUGINFILE@@/([^'#?]*)(?:\?[^'#]*)?"
    r"|@@PLUGINFILE@@/([^\"'\s<>()#?&]+)"
)


@dataclass(slots=True)
class FileStore:
    """The files of a question bank, by the path that texts name them by."""

    files: dict[str, bytes] = field(default_factory=dict)
    _taken: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, content: bytes) -> str:
        """Keep a file; its own name, or `name-2` where another file has it already."""
        wanted = safe_path(path)
        stem, dot, extension = wanted.rpartition(".")
        if not stem or "/" in extension:
            stem, dot, extension = wanted, "", ""
        name, number = wanted, 2
        while name.casefold() in self._taken and self.files[self._taken[name.casefold()]] != content:
            name = f"{stem}-{number}{dot}{extension}"
            number += 1
        name = self._taken.setdefault(name.casefold(), name)
        self.files[name] = content
        return name


def safe_path(path: str) -> str:
    """The path with nothing in it that leads elsewhere or that a disk refuses."""
    parts = (_NOT_IN_NAMES.sub("_", part).strip(" .")[:100].rstrip(" .") for part in path.split("/"))
    return "/".join(part for part in parts if part)[-400:].strip(" ./") or "file"


def decoded(content: str) -> bytes:
    """The bytes of a file in base64, as lenient as PHP: what is no base64 does not count."""
    text = "".join(content.split()).rstrip("=")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        clean = re.sub(r"[^A-Za-z0-9+/]", "", text)
        return base64.b64decode(clean[: len(clean) - (len(clean) % 4 == 1)] + "=" * (-len(clean) % 4))


def pointing_at(text: str, names: Mapping[str, str]) -> tuple[str, set[str], set[str]]:
    """The text with `@@PLUGINFILE@@/a.png` as the file's own name; which files it uses, and which are missing.

    `names` gives the own name of each file by its path in Moodle's area.
    """
    used: set[str] = set()
    missing: set[str] = set()

    def replaced(match: re.Match[str]) -> str:
        written = match.group(1) or match.group(2) or match.group(3) or ""
        path = unquote(html.unescape(written))
        if path in names:
            used.add(path)
            return quote(names[path])
        missing.add(path)
        return quote(safe_path(path))

    return _POINTER.sub(replaced, text), used, missing
