"""Grade items: those of activities in their own `grades.xml`, the rest in `gradebook.xml`.

Elements and their order are those of `backup_activity_grades_structure_step` and
`backup_gradebook_structure_step` in `backup/moodle2/backup_stepslib.php`, Moodle 4.5.
"""

from collections.abc import Iterator

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import Value, decimal, document, leaf, leaves, node, nodes
from coursepack.formats.mbz.gradebook import (
    AGGREGATION,
    NATURAL,
    GradebookPlan,
    PlannedCategory,
)
from coursepack.formats.mbz.issued import points
from coursepack.formats.mbz.plan import Module, placement_of
from coursepack.model import Forum, GradedBase, GradeItem, InGradebook, Workshop

_DISPLAY = {
    "points": 1,
    "percent": 2,
    "letter": 3,
    "points and percent": 12,
    "points and letter": 13,
}
"""`GRADE_DISPLAY_TYPE_…` of `lib/grade/constants.php`."""
_WORKSHOP_ITEMS = ("submission", "assessment")


def module_grades(backup: Backup, gradebook: GradebookPlan, module: Module) -> bytes:
    """grades.xml of an activity."""
    items = _module_items(backup, gradebook, module)
    return document(node("activity_gradebook", nodes("grade_items", items), node("grade_letters")))


def _module_items(backup: Backup, gradebook: GradebookPlan, module: Module) -> Iterator[str]:
    activity = module.activity
    placement = placement_of(activity)
    category = gradebook.category_of(placement, module.section)
    pass_mark = activity.pass_mark if isinstance(activity, GradedBase) else None
    two = isinstance(activity, Workshop)
    for index, (number, maximum) in enumerate(zip(module.grade_items, points(activity), strict=True)):
        name = backup.name(activity.title)
        if two:
            name = f"{name} ({_WORKSHOP_ITEMS[index]})"
        yield _item(
            backup,
            number,
            category,
            placement,
            {
                "categoryid": category.number,
                "itemname": name,
                "itemtype": "mod",
                "itemmodule": module.modulename,
                "iteminstance": module.instanceid,
                "itemnumber": 1 if isinstance(activity, Forum) else index,
            },
            idnumber=None if two else module.idnumber,
            maximum=maximum,
            pass_points=maximum * (pass_mark or 0) / 100,
        )


def gradebook_xml(backup: Backup, gradebook: GradebookPlan) -> bytes:
    """gradebook.xml: categories, their totals, the teacher's own items, letters and settings."""
    return document(
        node(
            "gradebook",
            node("attributes"),
            nodes("grade_categories", _categories(backup, gradebook)),
            nodes("grade_items", _items(backup, gradebook)),
            nodes("grade_letters", _letters(backup)),
            nodes("grade_settings", _settings(backup)),
        )
    )


def _categories(backup: Backup, gradebook: GradebookPlan) -> Iterator[str]:
    for category in (*gradebook.categories, gradebook.root):
        hidden = category.gradebook.hidden
        yield node(
            "grade_category",
            leaves(
                {
                    "parent": category.parent.number if category.parent else None,
                    "depth": category.depth,
                    "path": category.path,
                    "fullname": backup.fitting(category.title, limit=255) if category.title else "?",
                    "aggregation": AGGREGATION[category.aggregation],
                    "keephigh": category.keep_highest,
                    "droplow": category.drop_lowest,
                    "aggregateonlygraded": not backup.course.grading.count_empty,
                    "aggregateoutcomes": 0,
                    "timecreated": backup.time,
                    "timemodified": backup.time,
                    "hidden": hidden,
                }
            ),
            id=category.number,
        )


def _items(backup: Backup, gradebook: GradebookPlan) -> Iterator[str]:
    yield _total(backup, gradebook.root, "course")
    for category in gradebook.categories:
        yield _total(backup, category, "category")
    for item in backup.course.grading.items:
        yield _manual(backup, gradebook, item)


def _total(backup: Backup, category: PlannedCategory, itemtype: str) -> str:
    return _item(
        backup,
        category.item,
        category.parent,
        category.gradebook,
        {
            "categoryid": None,
            "itemname": None,
            "itemtype": itemtype,
            "itemmodule": None,
            "iteminstance": category.number,
            "itemnumber": None,
        },
        idnumber=None,
        maximum=category.maximum,
        pass_points=category.maximum * (category.pass_mark or 0) / 100,
    )


def _manual(backup: Backup, gradebook: GradebookPlan, item: GradeItem) -> str:
    category = gradebook.category_of(item.gradebook, None)
    return _item(
        backup,
        gradebook.manual[item.id],
        category,
        item.gradebook,
        {
            "categoryid": category.number,
            "itemname": backup.fitting(item.title),
            "itemtype": "manual",
            "itemmodule": None,
            "iteminstance": None,
            "itemnumber": 0,
        },
        idnumber=item.id,
        maximum=item.points,
        pass_points=item.points * (item.pass_mark or 0) / 100,
    )


def _item(
    backup: Backup,
    number: int,
    category: PlannedCategory | None,
    placement: InGradebook,
    what: dict[str, Value],
    *,
    idnumber: str | None,
    maximum: float,
    pass_points: float,
) -> str:
    hidden = backup.instant(placement.hidden_until) or int(placement.hidden)
    return node(
        "grade_item",
        leaves(what),
        leaves(
            {
                "iteminfo": None,
                "idnumber": idnumber,
                "calculation": None,
                "gradetype": 1,
                "grademax": decimal(maximum, 5),
                "grademin": decimal(0, 5),
                "scaleid": None,
                "outcomeid": None,
                "gradepass": decimal(pass_points, 5),
                "multfactor": decimal(1, 5),
                "plusfactor": decimal(0, 5),
                "aggregationcoef": decimal(_coefficient(category, placement), 5),
                "aggregationcoef2": decimal(0, 5),
                "weightoverride": 0,
                "sortorder": backup.ids.new("sortorder") - 1000,
                "display": 0,
                "decimals": None,
                "hidden": hidden,
                "locked": backup.time if placement.locked else 0,
                "locktime": 0,
                "needsupdate": 0,
                "timecreated": backup.time,
                "timemodified": backup.time,
            }
        ),
        node("grade_grades"),
        id=number,
    )


def _coefficient(category: PlannedCategory | None, placement: InGradebook) -> float:
    """The column's meaning depends on the category: 1 for extra credit, or the weight in a weighted mean."""
    if category is not None and AGGREGATION[category.aggregation] != NATURAL:
        return 1.0 if placement.weight is None else placement.weight
    return 1.0 if placement.extra_credit else 0.0


def _letters(backup: Backup) -> Iterator[str]:
    for letter in backup.course.grading.letters:
        values = {
            "lowerboundary": decimal(letter.from_, 5),
            "letter": backup.fitting(letter.letter, limit=255),
        }
        yield node("grade_letter", leaves(values), id=backup.ids.new("grade_letters"))


def _settings(backup: Backup) -> Iterator[str]:
    settings: dict[str, Value] = {"minmaxtouse": 1}
    if backup.course.grading.show:
        settings["displaytype"] = _DISPLAY[backup.course.grading.show]
    for name, value in settings.items():
        number: Value = "" if name == "minmaxtouse" else backup.ids.new("grade_settings")
        yield node("grade_setting", leaf("name", name), leaf("value", value), id=number)
