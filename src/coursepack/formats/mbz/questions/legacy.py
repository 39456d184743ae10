"""Questions as backups had them before Moodle 4.0: without entries and versions, random slots among them.

Read in what later versions make of such backups: `process_question_legacy_data` in
`backup/moodle2/restore_stepslib.php` and `process_quiz_question_legacy_instance` in
`mod/quiz/backup/moodle2/restore_quiz_stepslib.php`, Moodle 4.5.
"""

from collections.abc import Mapping

from coursepack.formats.base import stable_id
from coursepack.formats.mbz.backup import FORMATS, Backup
from coursepack.formats.mbz.bank import Category, RandomSlot
from coursepack.formats.mbz.element import Value, decimal, leaves, node


def standing(stamp: str, times: Mapping[str, Value], idnumber: str | None) -> str:
    """The elements from `version` to `idnumber`."""
    version = f"coursepack+{stable_id(stamp, 'version')}"
    return leaves({"version": version, "hidden": 0, **times, "idnumber": idnumber})


def random_question(backup: Backup, category: Category, slot: RandomSlot) -> str:
    """The question that stands for a random slot; its text says that subcategories count too."""
    path = f"{category.section.id}/{category.holder.id}/{slot.number}"
    stamp = stable_id("question-random", backup.course.id, "-".join(backup.languages), path)
    texts: dict[str, Value] = {
        "parent": slot.number,
        "name": backup.fitting(category.holder.title, limit=255),
        "questiontext": "1",
        "questiontextformat": FORMATS["moodle_auto_format"],
        "generalfeedback": "",
        "generalfeedbackformat": FORMATS["moodle_auto_format"],
    }
    marks: dict[str, Value] = {
        "defaultmark": decimal(slot.draw.points, 7),
        "penalty": decimal(0, 7),
        "qtype": "random",
        "length": 1,
        "stamp": f"coursepack+{stamp}",
    }
    times: dict[str, Value] = {"timecreated": backup.question_time, "timemodified": backup.question_time}
    whole: dict[str, Value] = {**times, "createdby": 0, "modifiedby": 0}
    return node(
        "question",
        leaves({**texts, **marks}),
        standing(stamp, whole, None),
        node("question_hints"),
        node("tags"),
        id=slot.number,
    )
