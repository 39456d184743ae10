"""What a quiz had in other places before Moodle 4.0: its slots name questions, and its rules the pass grade.

Read in what later versions make of such backups (`mod/quiz/backup/moodle2/restore_quiz_stepslib.php`, 4.5).
"""

from collections.abc import Iterator

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.bank import QuestionNumbers, RandomSlot
from coursepack.formats.mbz.element import Value, leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.model import Completion, Quiz


def completion(backup: Backup, rule: Completion) -> dict[str, Value]:
    """The element `completionpass`, which later moved to the course module."""
    if backup.target.has_pass_completion:
        return {}
    return {"completionpass": rule.passed or rule.passed_or_out_of_attempts}


def slots(
    backup: Backup, module: Module, activity: Quiz, numbers: QuestionNumbers
) -> Iterator[tuple[float, str]]:
    """Points of each slot, and the elements that say which question fills it."""
    for question in activity.questions:
        number = numbers.entry(module.section, activity, question)
        yield question.points, leaves({"questionid": number, "questioncategoryid": None}) + _NO_CATEGORY
    for slot in numbers.random.get((module.section.id, activity.id), ()):
        yield slot.draw.points, _random(backup, slot)


_NO_CATEGORY = leaves({"includingsubcategories": None}) + node("tags")


def _random(backup: Backup, slot: RandomSlot) -> str:
    tags = (
        node("tag", leaves({"tagid": None, "tagname": tag.lower()}), id=backup.ids.new("quiz_slot_tags"))
        for tag in slot.draw.tags
    )
    values: dict[str, Value] = {"questionid": slot.number, "questioncategoryid": slot.category.number}
    return leaves(values) + leaves({"includingsubcategories": 1}) + nodes("tags", tags)
