"""Schema files that an administrator puts into packages; the standards' licence keeps them out of ours."""

from pathlib import Path

_KINDS = frozenset({".xsd", ".dtd"})


def schema_files(folder: Path) -> dict[str, Path]:
    """The schema files of a folder, by their names; raises OSError when it cannot be read."""
    return {path.name: path for path in sorted(folder.iterdir()) if path.suffix.lower() in _KINDS}


def locations(namespaces: tuple[tuple[str, str], ...], files: dict[str, Path]) -> tuple[tuple[str, str], ...]:
    """The namespaces whose schema is among the files, each with the file's name."""
    return tuple((namespace, name) for namespace, name in namespaces if name in files)
