"""What is wrong with a SCORM package: references, files, lengths and values of its manifest."""

import re
from collections.abc import Iterator

from coursepack.formats.scorm.read import (
    MANIFEST,
    Element,
    ReadPackage,
    attribute,
    base_of,
    file_path,
    local,
    words,
)
from coursepack.problems import Place, Problem, Rule, in_reading_order
from coursepack.problems.rules import scorm as rules

_VERSIONS = re.compile(r"1\.2|CAM 1\.3|2004 (?:2nd|3rd|4th) Edition|1\.3", re.IGNORECASE)
_NUMERIC = re.compile(rb"&#x?[0-9A-Fa-f]+;")
_CONTROL = re.compile(r"(?:^|/)[^/]+\.(?:xsd|dtd)$", re.IGNORECASE)
"""Control documents: schema files need no listing."""

_LONGEST_12 = {"title": 200, "datafromlms": 255, "prerequisites": 200}
_LONGEST_2004 = {"title": 200, "dataFromLMS": 4000}
_RANGES = {"masteryscore": (0.0, 100.0), "minNormalizedMeasure": (-1.0, 1.0)}


def verify(package: ReadPackage) -> tuple[Problem, ...]:
    """Every problem of the package, in reading order."""
    problems = list(package.problems)
    if package.root is not None:
        problems += _version(package, package.root)
        problems += _identifiers(package, package.root)
        problems += _files(package, package.root)
        problems += _values(package, package.root)
        problems += _references(package)
    return in_reading_order(problems)


def _at(rule: Rule, package: ReadPackage, element: Element, message: str) -> Problem:
    return rule.at(Place(package.place, int(str(element.sourceline or 1))), message)


def _version(package: ReadPackage, root: Element) -> Iterator[Problem]:
    if not _VERSIONS.fullmatch(package.version):
        found = f"“{package.version}” is no version of SCORM" if package.version else "it says no version"
        yield _at(rules.UNKNOWN_VERSION, package, root, found)
    if not package.items:
        yield _at(rules.NOTHING_TO_LAUNCH, package, root, "no item leads to a resource with an address")


def _identifiers(package: ReadPackage, root: Element) -> Iterator[Problem]:
    seen: set[str] = set()
    for element in root.iter("*"):
        identifier = element.get("identifier")
        if identifier is None or local(element) == "catalogentry":
            continue
        if identifier in seen:
            yield _at(rules.DUPLICATE, package, element, f"the identifier {identifier} stands twice")
        seen.add(identifier)
    resources = {resource.get("identifier") for resource in root.iter("{*}resource")}
    organizations = {element.get("identifier") for element in root.iter("{*}organization")}
    for element in root.iter("{*}item", "{*}dependency"):
        target = element.get("identifierref")
        if target and target not in resources:
            yield _at(rules.DANGLING, package, element, f"there is no resource {target}")
    for element in root.iter("{*}organizations"):
        default = element.get("default")
        if default and default not in organizations:
            yield _at(rules.DANGLING, package, element, f"there is no organization {default}")


def _files(package: ReadPackage, root: Element) -> Iterator[Problem]:
    listed = {MANIFEST}
    for resource in root.iter("{*}resource"):
        for element in (resource, *resource.iter("{*}file")):
            href = element.get("href")
            if href is None:
                continue
            path = file_path(href, *base_of(resource))
            if path is None:
                yield _at(rules.OUTSIDE, package, element, f"{href} {_astray(href)}")
                continue
            if element is not resource:
                listed.add(path)
            if path and path not in package.files:
                yield _at(
                    rules.MISSING_FILE,
                    package,
                    element,
                    f"{path} is not in the package{_near(path, package)}",
                )
    unlisted = [path for path in package.files if path not in listed and not _CONTROL.search(path)]
    for path in sorted(unlisted):
        yield rules.UNLISTED_FILE.at(Place(package.place), f"{path} is not listed")


def _astray(href: str) -> str:
    return "has \\ between folders, where / belongs" if "\\" in href else "is not in the package"


def _near(path: str, package: ReadPackage) -> str:
    found = next((name for name in package.files if name.casefold() == path.casefold()), None)
    return f"; there is {found}" if found else ""


def _values(package: ReadPackage, root: Element) -> Iterator[Problem]:
    longest = _LONGEST_12 if package.version == "1.2" else _LONGEST_2004
    for element in root.iter("*"):
        name, text = local(element), words(element)
        if len(text) > longest.get(name, len(text)):
            message = f"{name} has {len(text)} characters; {longest[name]} are kept"
            yield _at(rules.TOO_LONG, package, element, message)
        if name in _RANGES and not _is_in(text, *_RANGES[name]):
            low, high = _RANGES[name]
            yield _at(
                rules.BAD_VALUE,
                package,
                element,
                f"{name} is “{text}”, not a number from {low:g} to {high:g}",
            )
    for resource in root.iter("{*}resource"):
        kind = attribute(resource, "scormtype")
        if kind not in {None, "sco", "asset"}:
            yield _at(rules.BAD_VALUE, package, resource, f"a resource is a sco or an asset, not “{kind}”")


def _is_in(text: str, low: float, high: float) -> bool:
    try:
        return low <= float(text) <= high
    except ValueError:
        return False


def _references(package: ReadPackage) -> Iterator[Problem]:
    for found in list(_NUMERIC.finditer(package.source))[:1]:
        line = package.source.count(b"\n", 0, found.start()) + 1
        column = found.start() - package.source.rfind(b"\n", 0, found.start())
        place = Place(package.place, line, column)
        yield rules.NUMERIC_REFERENCE.at(place, f"{found.group().decode()} will be shown as it is")
