"""Workshops: the frame in which learners assess each other's work.

Elements and their order are those of `mod/workshop/backup/moodle2/backup_workshop_stepslib.php` and of
`mod/workshop/form/{accumulative,rubric}/backup/moodle2`, Moodle 4.5.
"""

from coursepack.formats.mbz.backup import FORMATS, Backup
from coursepack.formats.mbz.element import Value, leaf, leaves, node
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.model import Workshop

_SUBMISSION = {"no": 0, "optional": 1, "required": 2}
_SETUP = 10


def workshop(backup: Backup, module: Module, activity: Workshop) -> str:
    """The element `workshop`, in its first phase."""
    return node(
        "workshop",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        *(
            backup.rich(field, text, Area(module.contextid, "mod_workshop", field))
            for field, text in (
                ("instructauthors", activity.instructions),
                ("instructreviewers", activity.assessment_instructions),
            )
        ),
        leaves(
            {
                "timemodified": backup.time,
                "phase": _SETUP,
                "useexamples": 0,
                "usepeerassessment": 1,
                "useselfassessment": activity.self_assessment,
                "grade": f"{activity.points:.5f}",
                "gradinggrade": f"{activity.assessment_points:.5f}",
                "strategy": "rubric" if activity.rubric else "accumulative",
                "evaluation": "best",
                "gradedecimals": 0,
                "submissiontypetext": _SUBMISSION[activity.text_submission],
                "submissiontypefile": _SUBMISSION[activity.file_submission],
                "nattachments": activity.files,
                "submissionfiletypes": None,
                "latesubmissions": activity.late,
                "maxbytes": 0,
                "examplesmode": 0,
                "submissionstart": backup.instant(activity.opens),
                "submissionend": backup.instant(activity.due),
                "assessmentstart": backup.instant(activity.assessment_opens),
                "assessmentend": backup.instant(activity.assessment_due),
            }
        ),
        backup.rich("conclusion", activity.conclusion, Area(module.contextid, "mod_workshop", "conclusion")),
        leaves(
            {
                "overallfeedbackmode": 1,
                "overallfeedbackfiles": 0,
                "overallfeedbackfiletypes": None,
                "overallfeedbackmaxbytes": 0,
            }
        ),
        node("subplugin_workshopform_accumulative_workshop", *_aspects(backup, module, activity)),
        node("subplugin_workshopform_comments_workshop"),
        node("subplugin_workshopform_numerrors_workshop"),
        node("subplugin_workshopform_rubric_workshop", *_rubric(backup, module, activity)),
        node("subplugin_workshopeval_best_workshop"),
        node("examplesubmissions"),
        node("submissions"),
        node("aggregations"),
        id=module.instanceid,
    )


def _aspects(backup: Backup, module: Module, activity: Workshop) -> list[str]:
    written = []
    for position, aspect in enumerate(activity.aspects, start=1):
        number = backup.ids.new("workshopform_accumulative")
        area = Area(module.contextid, "workshopform_accumulative", "description", number)
        written.append(
            node(
                "workshopform_accumulative_dimension",
                leaf("sort", position),
                backup.rich("description", aspect.text, area),
                leaves({"grade": aspect.points, "weight": aspect.weight}),
                id=number,
            )
        )
    return written


def _rubric(backup: Backup, module: Module, activity: Workshop) -> list[str]:
    if activity.rubric is None:
        return []
    written = [node("workshopform_rubric_config", leaf("layout", "list"))]
    for position, criterion in enumerate(activity.rubric.criteria, start=1):
        number = backup.ids.new("workshopform_rubric")
        area = Area(module.contextid, "workshopform_rubric", "description", number)
        levels = []
        for level in criterion.levels:
            text = backup.inline(level.text, area)
            values: dict[str, Value] = {
                "grade": f"{level.points:.5f}",
                "definition": text.text,
                "definitionformat": FORMATS[text.format],
            }
            level_number = backup.ids.new("workshopform_rubric_levels")
            levels.append(node("workshopform_rubric_level", leaves(values), id=level_number))
        written.append(
            node(
                "workshopform_rubric_dimension",
                leaf("sort", position),
                backup.rich("description", criterion.text, area),
                *levels,
                id=number,
            )
        )
    return written
