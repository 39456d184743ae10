"""What built the release: a CycloneDX 1.6 list of coursepack and what it depends on, as installed.

Python itself is left out: the same course gives the same bytes with any supported Python.
"""

import datetime
import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

_NAMESPACE = uuid.UUID("6f0c2a3e-52a4-5d0b-9b7e-0b6f3c8e6d11")
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"\bextra\s*==")


@dataclass(frozen=True, slots=True)
class _Part:
    """What is told of an installed distribution."""

    name: str
    version: str
    license: str | None
    """An SPDX expression."""
    needs: tuple[str, ...]
    """Names of what it needs in any case; not all of them are installed."""

    @property
    def reference(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}"


def sbom(clock: datetime.datetime) -> bytes:
    """The document's bytes."""
    own, *others = _installed()
    components = [_component(part, "library") for part in others]
    references = {part.name: part.reference for part in (own, *others)}
    dependencies = [
        {
            "ref": part.reference,
            "dependsOn": [references[name] for name in sorted(set(part.needs) & references.keys())],
        }
        for part in (own, *others)
    ]
    identity = json.dumps([components, dependencies])
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, identity)}",
        "version": 1,
        "metadata": {
            "timestamp": clock.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": _component(own, "application"),
        },
        "components": components,
        "dependencies": dependencies,
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def installed_versions() -> dict[str, str]:
    """Version by name of coursepack and everything it depends on."""
    return {part.name: part.version for part in _installed()}


@cache
def _installed() -> tuple[_Part, ...]:
    """coursepack, then all it needs, whatever is installed of it, by name."""
    found: dict[str, _Part] = {}
    waiting = ["coursepack"]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = _part(distribution(name))
        except PackageNotFoundError:
            continue  # needed on other systems or by other Pythons only
        waiting += found[name].needs
    own = found.pop("coursepack")
    return (own, *(part for _, part in sorted(found.items())))


def _part(item: Distribution) -> _Part:
    metadata = item.metadata  # parsed anew each time it is asked for
    has_license = "License-Expression" in metadata
    return _Part(
        name=_normal(metadata["Name"]),
        version=metadata["Version"],
        license=metadata["License-Expression"] if has_license else None,
        needs=tuple(_requirements(item.requires or [])),
    )


def _requirements(requirements: list[str]) -> Iterator[str]:
    for requirement in requirements:
        match = _NAME.match(requirement)
        if match and not _EXTRA.search(requirement):
            yield _normal(match.group())


def _component(part: _Part, kind: str) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": kind,
        "bom-ref": part.reference,
        "name": part.name,
        "version": part.version,
        "purl": part.reference,
    }
    if part.license is not None:
        component["licenses"] = [{"expression": part.license}]
    return component


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
