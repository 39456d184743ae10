"""Schema files that an administrator puts into packages; the standards' licence keeps them out of ours."""

import re
from collections.abc import Iterable
from pathlib import Path

_NAMED = re.compile(rb"""["']([A-Za-z0-9._-]+\.(?:xsd|dtd))["']""")


def schema_files(folder: Path, namespaces: Iterable[tuple[str, str]]) -> dict[str, Path]:
    """The schema files of some namespaces in a folder, and those that they name, by their names.

    Raises OSError when the folder cannot be read.
    """
    there = {path.name: path for path in folder.iterdir() if path.suffix.lower() in {".xsd", ".dtd"}}
    found: dict[str, Path] = {}
    wanted = [name for _, name in namespaces]
    while wanted:
        name = wanted.pop()
        if name in there and name not in found:
            found[name] = there[name]
            wanted += [match.decode() for match in _NAMED.findall(there[name].read_bytes())]
    return dict(sorted(found.items()))


def locations(namespaces: tuple[tuple[str, str], ...], files: dict[str, Path]) -> tuple[tuple[str, str], ...]:
    """The namespaces whose schema is among the files, each with the file's name."""
    return tuple((namespace, name) for namespace, name in namespaces if name in files)
