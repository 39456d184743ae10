"""Question categories: a top category in each context, and a category for each quiz or bank below it.

Elements and their order are those of `backup_questions_structure_step` in `backup/moodle2/backup_stepslib.php`,
Moodle 4.5.
"""

from collections.abc import Iterator

from coursepack.formats.base import stable_id
from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.bank import Category, Place, QuestionNumbers
from coursepack.formats.mbz.element import document, leaves, node, nodes
from coursepack.formats.mbz.questions.entry import bank_entry
from coursepack.formats.mbz.questions.legacy import random_question

_FORMAT_AUTO = 0
_ENTRIES = {True: "question_bank_entries", False: "questions"}


def questions_xml(backup: Backup, numbers: QuestionNumbers) -> bytes:
    """questions.xml."""
    return document(nodes("question_categories", _categories(backup, numbers)))


def _categories(backup: Backup, numbers: QuestionNumbers) -> Iterator[str]:
    for place in numbers.places():
        yield _top(backup, place)
        for category in numbers.categories:
            if category.place == place:
                yield _category(backup, category, numbers)


def _top(backup: Backup, place: Place) -> str:
    stamp = stable_id("question-top", backup.course.id, *_language_part(backup), str(place.contextinstanceid))
    return node(
        "question_category",
        leaves({"name": "top", **_context(place), "info": "", "infoformat": _FORMAT_AUTO}),
        leaves({"stamp": f"coursepack+{stamp}", "parent": 0, "sortorder": 0, "idnumber": None}),
        node(_ENTRIES[backup.target.has_bank_entries]),
        id=place.top,
    )


def _category(backup: Backup, category: Category, numbers: QuestionNumbers) -> str:
    path = f"{category.section.id}/{category.holder.id}"
    stamp = stable_id("question-category", backup.course.id, *_language_part(backup), path)
    entries = (
        bank_entry(backup, category, numbers.entry(category.section, category.holder, question), question)
        for question in category.holder.questions
    )
    random = (random_question(backup, category, slot) for slot in numbers.randoms_in(category))
    return node(
        "question_category",
        leaves({"name": _name(backup, category), **_context(category.place)}),
        leaves({"info": "", "infoformat": _FORMAT_AUTO}),
        leaves({"stamp": f"coursepack+{stamp}", "parent": category.place.top, "sortorder": 999}),
        leaves({"idnumber": path[:100]}),
        nodes(_ENTRIES[backup.target.has_bank_entries], (*entries, *random)),
        id=category.number,
    )


def _name(backup: Backup, category: Category) -> str:
    """The section's and the quiz's names: a bank's reader sees neither beside it."""
    return backup.in_own_language().fitting(category.section.title, category.holder.title)


def _context(place: Place) -> dict[str, int]:
    return {
        "contextid": place.contextid,
        "contextlevel": place.contextlevel,
        "contextinstanceid": place.contextinstanceid,
    }


def _language_part(backup: Backup) -> tuple[str, ...]:
    """Packages in several languages are courses of their own, and so are their questions."""
    return ("-".join(backup.languages),)
