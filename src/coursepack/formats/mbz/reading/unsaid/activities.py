"""What is lost of an activity: settings, its grade, what stands beside it, and files that no text shows."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from coursepack.formats.mbz.reading.archive import BackupFile
from coursepack.formats.mbz.reading.kinds import is_graded
from coursepack.formats.mbz.reading.outline import Found
from coursepack.formats.mbz.reading.scope import Scope
from coursepack.formats.mbz.reading.tree import Part
from coursepack.formats.mbz.reading.unsaid.settings import has, told
from coursepack.formats.mbz.reading.unsaid.stored import tell_files
from coursepack.formats.mbz.reading.unsaid.tables import GRADE_ITEM, KIND, MODULE, WITHIN

_BESIDE = {
    "roles.xml": ("role_overrides/override", "permissions of its own"),
    "filters.xml": ("filter_actives/filter_active", "filters that are on or off for it"),
    "grades.xml": ("grade_letters/grade_letter", "letters of its own"),
    "competencies.xml": ("competencies/competency", "its competencies"),
}
_READY = 20
"""`gradingform_controller::DEFINITION_STATUS_READY`."""
_SUBMISSIONS = frozenset({"onlinetext", "file", "comments"})
_FEEDBACKS = frozenset({"comments", "editpdf", "file", "offline"})


def tell_activity(scope: Scope, file: BackupFile, found: Found, part: Part) -> None:
    """Name what the course will not say of an activity that it has."""
    told(scope, found.module, MODULE, _beside(file, found))
    told(scope, part, KIND.get(found.kind, ()), _within(file, found, part))
    for item in found.grade_items:
        told(scope, item, GRADE_ITEM, _of_item(found, item))
    tell_files(scope, found.module, found.contextid, f"mod_{found.kind}")


def _beside(file: BackupFile, found: Found) -> Iterator[str]:
    for name, (path, words) in _BESIDE.items():
        if has(file.part(f"{found.directory}/{name}"), path):
            yield words
    for plugin in sorted({child.tag for child in _plugins(found.module)}):
        yield f"the data of {plugin}"
    if any(name.startswith(f"{found.directory}/blocks/") for name in file.xml):
        yield "blocks beside it"


def _plugins(part: Part) -> Iterator[Part]:
    """What plug-ins of a site add to the elements of Moodle itself."""
    return (child for child in part.all("*") if child.tag.startswith("plugin_") and len(child.element))


def _within(file: BackupFile, found: Found, part: Part) -> Iterator[str]:
    for path, words in WITHIN.get(found.kind, {}).items():
        if has(part, path):
            yield words
    if found.kind == "assign":
        yield from _plugins_of_assignment(part)
    yield from _of_grading(file.part(f"{found.directory}/grading.xml"), found.kind)


def _plugins_of_assignment(part: Part) -> Iterator[str]:
    known = {"assignsubmission": _SUBMISSIONS, "assignfeedback": _FEEDBACKS}
    for row in part.all("plugin_configs/plugin_config"):
        kind, plugin = row.text("subtype"), row.text("plugin")
        is_on = row.text("name") == "enabled" and row.flag("value")
        if is_on and plugin not in known.get(kind, ()):
            yield f"what the plug-in {kind}_{plugin} does"


def _of_grading(grading: Part | None, kind: str) -> Iterator[str]:
    for area in grading.all("area") if grading is not None else ():
        active = area.text("activemethod")
        for definition in area.all("definitions/definition"):
            method = definition.text("method")
            if method != active or kind != "assign" or method not in {"rubric", "guide"}:
                yield f"the way of grading “{method}”" + ("" if method == active else ", which is not in use")
                continue
            if definition.whole("status", _READY) != _READY:
                yield f"that its {method} is a draft"
            if definition.text("description").strip():
                yield f"the description of its {method}"
            if any(str(value) != "1" for value in _options(definition)):
                yield f"options of its {method}"


def _options(definition: Part) -> Iterable[Any]:
    try:
        found: Any = json.loads(definition.text("options", "{}") or "{}")
    except (ValueError, RecursionError):
        return ()
    return found.values() if isinstance(found, dict) else ()


def _of_item(found: Found, item: Part) -> Iterator[str]:
    if not is_graded(found.kind):
        yield "its grade"
    elif found.kind == "workshop" and item.decimal("gradepass") > 0:
        yield "the grade that passes"
