"""grading.xml: rubrics and marking guides.

Elements and their order are those of `backup_activity_grading_structure_step` and of
`grade/grading/form/{rubric,guide}/backup/moodle2`, Moodle 4.5.
"""

import json
from collections.abc import Iterator

from coursepack.formats.mbz.backup import FORMATS, Backup
from coursepack.formats.mbz.element import Value, decimal, document, leaf, leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.formats.moodle.texts import without_paragraph, words
from coursepack.model import Assignment, Criterion, MarkingGuide, RichText, Rubric

_READY = 20
_BESIDE = "its rubric shows all languages, one after the other: Moodle shows rubrics as they stand"
_RUBRIC_OPTIONS = {
    "sortlevelsasc": 1,
    "lockzeropoints": 1,
    "alwaysshowdefinition": 1,
    "showdescriptionteacher": 1,
    "showdescriptionstudent": 1,
    "showscoreteacher": 1,
    "showscorestudent": 1,
    "enableremarks": 1,
    "showremarksstudent": 1,
}
_GUIDE_OPTIONS = {"alwaysshowdefinition": 1, "showmarkspercriterionstudents": 1}


def grading_xml(backup: Backup, module: Module) -> bytes | None:
    """grading.xml of an activity; None for kinds that have none."""
    activity = module.activity
    if module.modulename == "forum":
        return document(node("areas"))
    if not isinstance(activity, Assignment):
        return None
    if activity.rubric:
        definition = _rubric(backup, module, activity.rubric)
        return document(node("areas", _area(backup, "rubric", definition, _RUBRIC_OPTIONS)))
    if activity.guide:
        definition = _guide(backup, module, activity.guide)
        return document(node("areas", _area(backup, "guide", definition, _GUIDE_OPTIONS)))
    return document(node("areas", _area(backup, None, "", {})))


def _area(backup: Backup, method: str | None, plugin: str, options: dict[str, int]) -> str:
    definition = (
        node(
            "definition",
            leaves(
                {
                    "method": method,
                    "name": method.capitalize(),
                    "description": "",
                    "descriptionformat": FORMATS["html"],
                    "status": _READY,
                    "timecreated": backup.time,
                    "timemodified": backup.time,
                    "options": json.dumps(options, separators=(",", ":")),
                }
            ),
            plugin,
            node("instances"),
            id=backup.ids.new("grading_definitions"),
        )
        if method
        else ""
    )
    return node(
        "area",
        leaves({"areaname": "submissions", "activemethod": method}),
        node("definitions", definition),
        id=backup.ids.new("grading_areas"),
    )


def _rubric(backup: Backup, module: Module, rubric: Rubric) -> str:
    """The criteria; Moodle shows their words as they stand, without markup (seen on 4.5 and 5.1)."""
    backup.note(module.activity, _BESIDE)
    criteria = (
        _criterion(backup, criterion, position) for position, criterion in enumerate(rubric.criteria, start=1)
    )
    return node("plugin_gradingform_rubric_definition", nodes("criteria", criteria))


def _criterion(backup: Backup, criterion: Criterion, position: int) -> str:
    return node(
        "criterion",
        leaf("sortorder", position),
        leaves(
            {
                "description": words(criterion.text, backup.languages),
                "descriptionformat": FORMATS["moodle_auto_format"],
            }
        ),
        nodes("levels", _levels(backup, criterion)),
        id=backup.ids.new("gradingform_rubric_criteria"),
    )


def _levels(backup: Backup, criterion: Criterion) -> Iterator[str]:
    for level in sorted(criterion.levels, key=lambda item: item.points):
        yield node(
            "level",
            leaf("score", decimal(level.points, 5)),
            leaves(
                {
                    "definition": words(level.text, backup.languages),
                    "definitionformat": FORMATS["moodle_auto_format"],
                }
            ),
            id=backup.ids.new("gradingform_rubric_levels"),
        )


def _guide(backup: Backup, module: Module, guide: MarkingGuide) -> str:
    criteria = []
    for position, criterion in enumerate(guide.criteria, start=1):
        values: dict[str, Value] = {
            "sortorder": position,
            "shortname": backup.fitting(criterion.title, limit=255),
        }
        criteria.append(
            node(
                "guidecriterion",
                leaves(values),
                leaves(_plain(backup, module, "description", criterion.text)),
                leaves(_plain(backup, module, "descriptionmarkers", criterion.for_markers)),
                leaf("maxscore", decimal(criterion.points, 5)),
                id=backup.ids.new("gradingform_guide_criteria"),
            )
        )
    comments = (
        node(
            "guidecomment",
            leaves({"sortorder": position, "description": backup.line(comment), "descriptionformat": 0}),
            id=backup.ids.new("gradingform_guide_comments"),
        )
        for position, comment in enumerate(guide.comments, start=1)
    )
    return node(
        "plugin_gradingform_guide_definition",
        nodes("guidecriteria", criteria),
        nodes("guidecomments", comments),
    )


def _plain(backup: Backup, module: Module, field: str, text: RichText | None) -> dict[str, Value]:
    """A text of a marking guide: HTML in a line, without files."""
    shown = backup.cleaned(text, Area(module.contextid, "mod_assign", "intro"))
    return {field: without_paragraph(shown.text), f"{field}format": FORMATS[shown.format]}
