"""groups.xml: groups and groupings, without anybody in them.

Elements and their order are those of `backup_groups_structure_step` in `backup/moodle2/backup_stepslib.php`,
Moodle 4.5.
"""

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import document, leaf, leaves, node, nodes
from coursepack.formats.mbz.pool import Area
from coursepack.model import Group, Grouping


def groups_xml(backup: Backup) -> bytes:
    """groups.xml."""
    groupings = [*(_grouping(backup, grouping) for grouping in backup.course.groupings)]
    return document(
        node(
            "groups",
            *(_group(backup, group) for group in backup.course.groups),
            node("groupcustomfields"),
            nodes("groupings", [*groupings, node("groupingcustomfields")]),
        )
    )


def _group(backup: Backup, group: Group) -> str:
    number = backup.plan.groups[group.id]
    area = Area(backup.plan.contextid, "group", "description", number)
    return node(
        "group",
        leaves({"name": backup.fitting(group.title, limit=254), "idnumber": group.id}),
        backup.rich("description", group.text, area, is_cleaned=True),
        leaves(
            {
                "enrolmentkey": None,
                "picture": 0,
                "visibility": 0,
                "participation": 1,
                "timecreated": backup.time,
                "timemodified": backup.time,
            }
        ),
        node("group_members"),
        id=number,
    )


def _grouping(backup: Backup, grouping: Grouping) -> str:
    number = backup.plan.groupings[grouping.id]
    area = Area(backup.plan.contextid, "grouping", "description", number)
    members = (
        node(
            "grouping_group",
            leaves({"groupid": backup.plan.groups[group], "timeadded": backup.time}),
            id=backup.ids.new("groupings_groups"),
        )
        for group in grouping.groups
    )
    return node(
        "grouping",
        leaves({"name": backup.fitting(grouping.title, limit=255), "idnumber": grouping.id}),
        backup.rich("description", grouping.text, area, is_cleaned=True),
        leaf("configdata", None),
        leaves({"timecreated": backup.time, "timemodified": backup.time}),
        nodes("grouping_groups", members),
        id=number,
    )
