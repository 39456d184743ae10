"""External tools, opened by LTI.

Elements and their order are those of `mod/lti/backup/moodle2/backup_lti_stepslib.php`, Moodle 4.5. The tool is
named by its address; keys are the administrator's matter and never stand in a backup of ours.
"""

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import leaf, leaves, node
from coursepack.formats.mbz.plan import Module
from coursepack.model import ExternalTool

_CONTAINER = {
    "default": 1,
    "embedded": 2,
    "embedded without blocks": 3,
    "new window": 4,
    "existing window": 5,
}


def lti(backup: Backup, module: Module, activity: ExternalTool) -> str:
    """The element `lti`."""
    backup.note(activity, "its tool is told the name in all languages: Moodle sends it without tags")
    return node(
        "lti",
        leaf("name", backup.name(activity.title)),
        backup.intro(module),
        leaves(
            {
                "timecreated": backup.time,
                "timemodified": backup.time,
                "typeid": 0,
                "toolurl": activity.link,
                "securetoolurl": "",
                "launchcontainer": _CONTAINER[activity.opens_in],
                "instructorchoicesendname": activity.send_name,
                "instructorchoicesendemailaddr": activity.send_email,
                "instructorchoiceacceptgrades": activity.points > 0,
                "instructorchoiceallowroster": None,
                "instructorchoiceallowsetting": None,
                "grade": round(activity.points) if activity.points else 100,
                "instructorcustomparameters": "\n".join(activity.parameters),
                "debuglaunch": 0,
                "showtitlelaunch": 1,
                "showdescriptionlaunch": 0,
                "icon": "",
                "secureicon": "",
                "resourcekey": None,
                "password": None,
            }
        ),
        node("ltisubmissions"),
        id=module.instanceid,
    )
