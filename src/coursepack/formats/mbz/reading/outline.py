"""Sections and activities of a backup in their order, with the ids that they get."""

from collections import defaultdict
from dataclasses import dataclass, field

from coursepack.formats.identifiers import Identifiers, identifier
from coursepack.formats.mbz.reading.archive import BackupFile
from coursepack.formats.mbz.reading.scope import Data, Scope
from coursepack.formats.mbz.reading.tree import Part, whole

BANK = "qbank"


@dataclass(frozen=True, slots=True)
class Found:
    """An activity of the backup."""

    number: int
    """Of the course module."""
    kind: str
    """Moodle's name of the plug-in."""
    title: str
    directory: str
    contextid: int
    module: Part
    """module.xml."""
    part: Part | None
    """The element with its settings, in the file named after its kind."""
    grade_items: tuple[Part, ...]
    id: str


@dataclass(slots=True)
class FoundSection:
    """A section of the backup."""

    id: str
    folder: str
    title: Data
    part: Part
    modules: list[Found] = field(default_factory=list)
    banks: list[Found] = field(default_factory=list)
    """Question banks, which are activities of their own from 5.0 on."""
    names: Identifiers = field(default_factory=Identifiers)


def outline(file: BackupFile, information: Part, scope: Scope, course: Part) -> list[FoundSection]:
    """The sections in their order; a nameless one without anything in it is left out."""
    activities = _by_directory(information, "contents/activities/activity")
    inside: defaultdict[int, list[Part]] = defaultdict(list)
    for row in activities.values():
        inside[row.whole("sectionid")].append(row)
    files = [
        file.part(f"{name}/section.xml") for name in _by_directory(information, "contents/sections/section")
    ]
    parts = sorted((part for part in files if part is not None), key=lambda part: part.whole("number"))
    found: list[FoundSection] = []
    taken = Identifiers()
    waiting: list[Found] = []
    """Question banks of a section that is left out: the next one has them."""
    empty: list[Part] = []
    for part in parts:
        members = _members(file, inside.pop(part.number, []), part)
        if _is_empty(part, course) and all(found.kind == BANK for found in members):
            waiting += members
            empty += [part] if part.whole("number") else []
            continue
        found.append(_section(scope, part, [*members, *waiting], taken, len(found)))
        waiting = []
    _note_empty(scope, empty)
    if not found and parts and not activities:
        found.append(_section(scope, parts[0], [], taken, 0))
    elif not found:
        members = [module for row in activities.values() if (module := _module(file, row)) is not None]
        found.append(_section(scope, information, members, taken, 0))
    return found


def _by_directory(information: Part, path: str) -> dict[str, Part]:
    """The rows at a path by their directories; the first where several name the same one."""
    found: dict[str, Part] = {}
    for row in information.all(path):
        found.setdefault(row.text("directory"), row)
    return found


def _note_empty(scope: Scope, parts: list[Part]) -> None:
    """Say which sections are left out; the first of all, where nothing stands in most courses, is none."""
    if parts:
        numbers = ", ".join(str(part.whole("number")) for part in parts)
        scope.note(parts[0], f"sections without a name, a text or an activity are left out: {numbers}")


def _is_empty(part: Part, course: Part) -> bool:
    """Whether a section says nothing; the first one of our own backups repeats what the course says."""
    said = part.text("summary").strip()
    return not part.text("name").strip() and (not said or said == course.text("summary").strip())


def _section(
    scope: Scope, part: Part, members: list[Found], taken: Identifiers, position: int
) -> FoundSection:
    name = part.text("name").strip()
    number = part.whole("number")
    title = name or ("General" if number == 0 else f"Section {number}")
    own = taken.give(_own_id(members), title, "section")
    section = FoundSection(
        own, f"{position:02d}-{own}", scope.plain(title) or {"values": {scope.language: own}}, part
    )
    section.modules += [_with_id(section, found) for found in members if found.kind != BANK]
    section.banks += [found for found in members if found.kind == BANK]
    return section


def _own_id(members: list[Found]) -> str:
    """The section's id, where the id numbers of all its activities begin with it."""
    paths = [found.module.text("idnumber") for found in members if found.kind != BANK]
    named = {path.partition("/")[0] for path in paths if path.count("/") == 1}
    return named.pop() if len(named) == 1 else ""


def _with_id(section: FoundSection, found: Found) -> Found:
    path = found.module.text("idnumber")
    own = path if path.count("/") == 1 and path.startswith(f"{section.id}/") else ""
    given = section.names.give(own, identifier(own.rpartition("/")[2]) or found.title, found.kind)
    return Found(
        found.number,
        found.kind,
        found.title,
        found.directory,
        found.contextid,
        found.module,
        found.part,
        found.grade_items,
        given,
    )


def _members(file: BackupFile, rows: list[Part], section: Part) -> list[Found]:
    """A section's activities in the order of its sequence."""
    order = [whole(piece) for piece in section.text("sequence").split(",") if piece.strip()]
    places = {number: place for place, number in enumerate(order)}
    rows = sorted(rows, key=lambda row: places.get(row.whole("moduleid"), len(places)))
    return [found for row in rows if (found := _module(file, row)) is not None]


def _module(file: BackupFile, row: Part) -> Found | None:
    directory, kind = row.text("directory"), row.text("modulename")
    module = file.part(f"{directory}/module.xml")
    root = file.part(f"{directory}/{kind}.xml")
    grades = file.part(f"{directory}/grades.xml")
    if module is None:
        return None
    items = tuple(grades.all("grade_items/grade_item")) if grades is not None else ()
    return Found(
        row.whole("moduleid"),
        kind,
        row.text("title"),
        directory,
        whole(root.attribute("contextid")) if root is not None else 0,
        module,
        root.child(kind) if root is not None else None,
        tuple(sorted(items, key=lambda item: item.whole("itemnumber"))),
        "",
    )
