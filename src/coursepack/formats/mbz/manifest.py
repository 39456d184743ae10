"""moodle_backup.xml: what the backup is, what it holds, and its settings.

Elements and their order are those of `backup_main_structure_step` in `backup/moodle2/backup_stepslib.php`,
Moodle 4.5. Moodle recognises a backup by its first 200 bytes, declaration included.
"""

from collections.abc import Iterator

from coursepack.formats.base import stable_id
from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.course import full_name, short_name, start
from coursepack.formats.mbz.element import Value, document, leaf, leaves, node, nodes
from coursepack.formats.mbz.plan import Module, PlannedSection
from coursepack.model import Glossary

_SITE = "coursepack"
"""Stands for a site that no restore takes for its own."""
_GENERAL = 10


def manifest_xml(backup: Backup, file_name: str) -> bytes:
    """moodle_backup.xml."""
    information = (
        _head(backup, file_name),
        _details(backup),
        _contents(backup),
        nodes("settings", _settings(backup, file_name)),
    )
    return document(node("moodle_backup", node("information", *information)))


def holds_entries(module: Module) -> bool:
    """Whether a module has what Moodle counts as user data: entries of a glossary."""
    return isinstance(module.activity, Glossary) and bool(module.activity.entries)


def _head(backup: Backup, file_name: str) -> str:
    target = backup.target
    return leaves(
        {
            "name": file_name,
            "moodle_version": target.moodle_version,
            "moodle_release": target.moodle_release,
            "backup_version": target.backup_version,
            "backup_release": target.moodle_release.partition(" ")[0],
            "backup_date": backup.time,
            "mnet_remoteusers": 0,
            "include_files": 1,
            "include_file_references_to_external_content": 0,
            "original_wwwroot": "https://coursepack.invalid",
            "original_site_identifier_hash": stable_id("site", _SITE).replace("-", ""),
            "original_course_id": backup.plan.courseid,
            "original_course_format": backup.course.format,
            "original_course_fullname": full_name(backup),
            "original_course_shortname": short_name(backup),
            "original_course_startdate": start(backup),
            "original_course_enddate": backup.instant(backup.course.ends),
            "original_course_contextid": backup.plan.contextid,
            "original_system_contextid": 1,
        }
    )


def _details(backup: Backup) -> str:
    identifier = stable_id("backup", backup.course.id, backup.course.version, *backup.languages)
    detail = node(
        "detail",
        leaves({"type": "course", "format": "moodle2", "interactive": 0, "mode": _GENERAL}),
        leaves({"execution": 1, "executiontime": 0}),
        backup_id=identifier.replace("-", ""),
    )
    return node("details", detail)


def _contents(backup: Backup) -> str:
    sections = backup.restore_order
    return node(
        "contents",
        nodes(
            "activities",
            (_activity(backup, planned, module) for planned in sections for module in planned.modules),
        ),
        nodes("sections", (_section(backup, planned) for planned in sections)),
        node(
            "course",
            leaves({"courseid": backup.plan.courseid, "title": short_name(backup), "directory": "course"}),
        ),
    )


def _activity(backup: Backup, planned: PlannedSection, module: Module) -> str:
    return node(
        "activity",
        leaves(
            {
                "moduleid": module.moduleid,
                "sectionid": planned.sectionid,
                "modulename": module.modulename,
                "title": backup.name(module.activity.title),
                "directory": module.directory,
                "insubsection": "",
            }
        ),
    )


def _section(backup: Backup, planned: PlannedSection) -> str:
    title = backup.name(planned.section.title) if planned.section else str(planned.number)
    return node(
        "section",
        leaves(
            {
                "sectionid": planned.sectionid,
                "title": title,
                "directory": f"sections/section_{planned.sectionid}",
                "parentcmid": "",
                "modname": "",
            }
        ),
    )


def _settings(backup: Backup, file_name: str) -> Iterator[str]:
    entries = any(holds_entries(module) for module in backup.plan.modules())
    root: dict[str, Value] = {
        "filename": file_name,
        "imscc11": 0,
        "users": entries,
        "anonymize": 0,
        "role_assignments": 0,
        "activities": 1,
        "blocks": 0,
        "files": 1,
        "filters": 1,
        "comments": 0,
        "badges": 1,
        "calendarevents": 1,
        "userscompletion": 0,
        "logs": 0,
        "grade_histories": 0,
        "questionbank": 1,
        "groups": 1,
        "competencies": 0,
        "customfield": 1,
        "contentbankcontent": 0,
        "xapistate": 0,
        "legacyfiles": 0,
    }
    for name, value in root.items():
        yield _setting("root", "", "", name, value)
    for planned in backup.restore_order:
        yield from _included("section", f"section_{planned.sectionid}", entries)
        for module in planned.modules:
            name = f"{module.modulename}_{module.moduleid}"
            yield from _included("activity", name, holds_entries(module))


def _included(level: str, name: str, user_data: bool) -> Iterator[str]:
    yield _setting(level, level, name, f"{name}_included", 1)
    yield _setting(level, level, name, f"{name}_userinfo", user_data)


def _setting(level: str, element: str, owner: str, name: str, value: Value) -> str:
    return node(
        "setting",
        leaf("level", level),
        leaf(element, owner) if element else "",
        leaves({"name": name, "value": value}),
    )
