"""Question banks, which are activities from 5.0 on.

Elements and their order are those of `mod/qbank/backup/moodle2/backup_qbank_stepslib.php`, Moodle 5.1; their
questions stand in questions.xml, in the bank's context.
"""

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import leaf, leaves, node
from coursepack.formats.mbz.plan import Module
from coursepack.model import QuestionBank


def qbank(backup: Backup, module: Module, activity: QuestionBank) -> str:
    """The element `qbank`."""
    return node(
        "qbank",
        leaf("name", backup.name(activity.title)),
        leaves({"timecreated": backup.time, "timemodified": backup.time}),
        backup.intro(module),
        leaf("type", "standard"),
        id=module.instanceid,
    )
