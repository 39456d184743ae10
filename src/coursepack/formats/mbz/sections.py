"""The folders `sections/section_N`.

Elements and their order are those of `backup_section_structure_step` in `backup/moodle2/backup_stepslib.php`,
Moodle 4.5.
"""

from coursepack.formats.mbz.availability import availability
from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import document, leaf, leaves, node
from coursepack.formats.mbz.gradebook import GradebookPlan
from coursepack.formats.mbz.plan import PlannedSection
from coursepack.formats.mbz.pool import Area


def section_xml(backup: Backup, gradebook: GradebookPlan, planned: PlannedSection) -> bytes:
    """section.xml."""
    section = planned.section
    area = Area(backup.plan.contextid, "course", "section", planned.sectionid)
    restriction = availability(backup, gradebook, section.available_when, section) if section else None
    return document(
        node(
            "section",
            leaves(
                {
                    "number": planned.number,
                    "name": backup.name(section.title) if section else None,
                }
            ),
            backup.rich("summary", section.summary if section else backup.course.summary, area),
            leaf("sequence", ",".join(str(module.moduleid) for module in planned.modules)),
            leaves(
                {
                    "visible": not (section and section.hidden),
                    "availabilityjson": restriction,
                    "component": None,
                    "itemid": None,
                    "timemodified": backup.time,
                }
            ),
            id=planned.sectionid,
        )
    )
