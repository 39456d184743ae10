"""What built the release: a CycloneDX 1.6 list of coursepack and what it depends on, as installed.

Python itself is left out: the same course gives the same bytes with any supported Python.
"""

import datetime
import json
import re
import uuid
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

_NAMESPACE = uuid.UUID("6f0c2a3e-52a4-5d0b-9b7e-0b6f3c8e6d11")
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"\bextra\s*==")


def sbom(clock: datetime.datetime) -> bytes:
    """The document's bytes."""
    found = {_name(item): item for item in _installed("coursepack")}
    own = found.pop("coursepack")
    components = [_component(item, "library") for _, item in sorted(found.items())]
    everything = {"coursepack": own, **dict(sorted(found.items()))}
    dependencies = [
        {
            "ref": _reference(item),
            "dependsOn": [_reference(everything[name]) for name in _needs(item, everything)],
        }
        for item in everything.values()
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
    return {_name(item): item.version for item in _installed("coursepack")}


def _installed(root: str) -> list[Distribution]:
    """A distribution and all it needs, whatever is installed of it."""
    found: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # needed on other systems or by other Pythons only
        waiting += _requirements(found[name])
    return list(found.values())


def _requirements(item: Distribution) -> list[str]:
    names = []
    for requirement in item.requires or ():
        match = _NAME.match(requirement)
        if match and not _EXTRA.search(requirement):
            names.append(_normal(match.group()))
    return names


def _needs(item: Distribution, everything: dict[str, Distribution]) -> list[str]:
    return sorted({name for name in _requirements(item) if name in everything})


def _component(item: Distribution, kind: str) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": kind,
        "bom-ref": _reference(item),
        "name": _name(item),
        "version": item.version,
        "purl": _reference(item),
    }
    if "License-Expression" in item.metadata:
        component["licenses"] = [{"expression": item.metadata["License-Expression"]}]
    return component


def _reference(item: Distribution) -> str:
    return f"pkg:pypi/{_name(item)}@{item.version}"


def _name(item: Distribution) -> str:
    return _normal(item.metadata["Name"])


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
