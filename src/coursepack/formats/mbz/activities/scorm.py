"""SCORM packages inside the course.

Elements and their order are those of `mod/scorm/backup/moodle2/backup_scorm_stepslib.php`, Moodle 4.5.
"""

import hashlib

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import Value, leaf, leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.model import Scorm
from coursepack.model.tracking import completion_of
from coursepack.scorm_package import Sco, ScormPackage, read_package

_GRADING = {"objects": 0, "highest": 1, "average": 2, "sum": 3}
_KEEP = {"highest": 0, "average": 1, "first": 2, "last": 3}
_STATUS = {"passed": 2, "completed": 4}


def scorm(backup: Backup, module: Module, activity: Scorm) -> str:
    """The element `scorm`, its package and the package's files."""
    backup.note(activity, "its list of contents is in the language of the package's manifest")
    name, data = _file(backup, activity)
    package = read_package(data)
    _store(backup, module, name, data, package)
    numbers = [backup.ids.new("scorm_scoes") for _ in package.scos]
    scos = list(zip(numbers, package.scos, strict=True))
    launch = next((number for number, sco in scos if sco.launch), numbers[0])
    return node(
        "scorm",
        leaves({"name": backup.name(activity.title), "scormtype": "local", "reference": name}),
        backup.intro(module),
        leaves({"version": package.version, **_grading(activity), **_tracking(), **_content(data, launch)}),
        leaves({**_display(activity), **_times(backup, activity), "autocommit": 0}),
        nodes(
            "scoes",
            (
                _sco(backup, package, sco, number, position)
                for position, (number, sco) in enumerate(scos, start=1)
            ),
        ),
        id=module.instanceid,
    )


def _grading(activity: Scorm) -> dict[str, Value]:
    return {
        "maxgrade": activity.points,
        "grademethod": _GRADING[activity.grading],
        "whatgrade": _KEEP[activity.keep],
        "maxattempt": activity.attempts,
    }


def _tracking() -> dict[str, Value]:
    """How Moodle follows attempts; the same for every package."""
    return {
        "forcecompleted": 0,
        "forcenewattempt": 0,
        "lastattemptlock": 0,
        "masteryoverride": 1,
        "displayattemptstatus": 1,
        "displaycoursestructure": 0,
        "updatefreq": 0,
    }


def _content(data: bytes, launch: int) -> dict[str, Value]:
    """Which package it is, and the number of the object that opens first."""
    return {
        "sha1hash": hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        "md5hash": "",
        "revision": 1,
        "launch": launch,
    }


def _display(activity: Scorm) -> dict[str, Value]:
    return {
        "skipview": 2 if activity.skip_contents else 0,
        "hidebrowse": 1,
        "hidetoc": 0 if activity.show_contents else 3,
        "nav": 1 if activity.show_contents else 0,
        "navpositionleft": -100,
        "navpositiontop": -100,
        "auto": 0,
        "popup": activity.new_window,
        "options": "",
        "width": 100,
        "height": activity.height,
    }


def _times(backup: Backup, activity: Scorm) -> dict[str, Value]:
    """When it is open, and what makes it complete."""
    rule = completion_of(activity)
    return {
        "timeopen": backup.instant(activity.opens),
        "timeclose": backup.instant(activity.closes),
        "timemodified": backup.time,
        "completionstatusrequired": sum(_STATUS[word] for word in rule.status) or None,
        "completionscorerequired": rule.score,
        "completionstatusallscos": 0,
    }


def _file(backup: Backup, activity: Scorm) -> tuple[str, bytes]:
    """Name and bytes of the package: a file of the course, or a section made into one."""
    if activity.package is not None:
        path = activity.package.course_path
        return path.rpartition("/")[2], backup.files.read(path)
    section = backup.course.find_section(activity.section or "")
    assert section is not None
    assert backup.context.section_package is not None
    data = backup.context.section_package(backup.course, section, backup.languages)
    return f"{section.id}.zip", data


def _store(backup: Backup, module: Module, name: str, data: bytes, package: ScormPackage) -> None:
    backup.files.add(Area(module.contextid, "mod_scorm", "package"), name, data)
    for path in sorted(package.files):
        backup.files.add(Area(module.contextid, "mod_scorm", "content"), path, package.files[path])


def _sco(backup: Backup, package: ScormPackage, sco: Sco, number: int, position: int) -> str:
    values: dict[str, Value] = {
        "manifest": package.identifier,
        "organization": sco.organization,
        "parent": sco.parent,
        "identifier": sco.identifier,
        "launch": sco.launch,
        "scormtype": sco.scormtype,
        "title": sco.title,
        "sortorder": position,
    }
    data = (
        node("sco_data", leaf("name", key), leaf("value", value), id=backup.ids.new("scorm_scoes_data"))
        for key, value in sco.data.items()
    )
    return node(
        "sco",
        leaves(values),
        nodes("sco_datas", data),
        node("seq_ruleconds"),
        node("seq_rolluprules"),
        node("seq_objectives"),
        node("sco_tracks"),
        id=number,
    )
