"""Restrictions, with what they name instead of numbers."""

from coursepack.model import (
    AllOf,
    AnyOf,
    Completed,
    Failed,
    From,
    GradeBetween,
    InGroup,
    InGrouping,
    NoneOf,
    NotAll,
    NotCompleted,
    Passed,
    Profile,
    SectionCompleted,
    Until,
)
from coursepack.model.tracking import counting, points_of
from tests.moodle.expected.words import moment

_STATES = {NotCompleted: 0, Completed: 1, Passed: 2, Failed: 3}
_NAMES = {NotCompleted: "not_completed", Completed: "completed", Passed: "passed", Failed: "failed"}
_OWN = {"country", "department", "institution", "city", "firstname", "lastname", "email", "idnumber"}
_TESTS = {
    "is_": "isequalto",
    "contains": "contains",
    "does_not_contain": "doesnotcontain",
    "starts_with": "startswith",
    "ends_with": "endswith",
}


def restriction(course, section, condition):
    """The tree that Moodle should keep: at the root `&` and `!|` show each part, `|` and `!&` all or none."""
    if condition is None:
        return None
    if isinstance(condition, AnyOf | NotAll):
        return {**_node(course, section, condition), "show": condition.otherwise == "shown"}
    tree = _node(course, section, condition)
    parts = (condition,)
    if isinstance(condition, AllOf):
        parts = condition.all
    elif isinstance(condition, NoneOf):
        parts = condition.none
    else:
        tree = {"op": "&", "c": [tree]}
    return {**tree, "showc": [part.otherwise == "shown" for part in parts]}


def idnumber(found):
    return found.thing.idnumber or f"{found.section.id}/{found.thing.id}"


def _node(course, section, item):
    def tree(operator, parts):
        return {"op": operator, "c": [_node(course, section, part) for part in parts]}

    match item:
        case AllOf():
            return tree("&", item.all)
        case AnyOf():
            return tree("|", item.any)
        case NotAll():
            return tree("!&", item.not_all)
        case NoneOf():
            return tree("!|", item.none)
        case Completed() | NotCompleted() | Passed() | Failed():
            found = course.find(getattr(item, _NAMES[type(item)]), section)
            return {"type": "completion", "cm": idnumber(found), "e": _STATES[type(item)]}
        case SectionCompleted():
            named = course.find_section(item.section_completed)
            counted = [
                {"type": "completion", "cm": thing.idnumber or f"{named.id}/{thing.id}", "e": 1}
                for thing in counting(named)
            ]
            return {"op": "&", "c": counted}
        case From():
            return {"type": "date", "d": ">=", "t": moment(course, item.from_)}
        case Until():
            return {"type": "date", "d": "<", "t": moment(course, item.until) + 1}
        case GradeBetween():
            return _grade(course, section, item)
        case InGroup():
            titles = {group.id: group.title.get("en") for group in course.groups}
            return {"type": "group"} | ({} if item.group == "any" else {"id": titles[item.group]})
        case InGrouping():
            titles = {grouping.id: grouping.title.get("en") for grouping in course.groupings}
            return {"type": "grouping", "id": titles[item.grouping]}
        case Profile():
            return _profile(item)


def _grade(course, section, item):
    manual = {row.id: row for row in course.grading.items}
    if item.grade_of == "course":
        name = "(course)"
    elif item.grade_of in manual:
        name = manual[item.grade_of].id
    else:
        found = course.find(item.grade_of, section)
        name = idnumber(found)
        assert points_of(found.thing)
    bounds = {"min": item.at_least, "max": item.below}
    shares = {key: bound for key, bound in bounds.items() if bound is not None}
    return {"type": "grade", "id": name, **{key: _share(bound) for key, bound in shares.items()}}


def _share(bound):
    """Points stay points here: the reader of the report turns shares of the total back into them."""
    return f"{bound.points:g} points" if bound.points is not None else f"{bound.percent:g} %"


def _profile(item):
    key = "sf" if item.profile in _OWN else "cf"
    written = {"type": "profile", key: item.profile}
    if item.is_empty is not None:
        return {**written, "op": "isempty" if item.is_empty else "isnotempty"}
    name = next(name for name in _TESTS if getattr(item, name) is not None)
    return {**written, "op": _TESTS[name], "v": getattr(item, name)}


def resolved(tree, report, maxima):
    """A tree of the report with idnumbers and names for numbers; `maxima` are points by grade item's name.

    A share that stands for whole points is given as points where the source may have said so.
    """
    if tree is None:
        return None
    if "c" in tree:
        return {**tree, "c": [resolved(part, report, maxima) for part in tree["c"]]}
    kind = tree["type"]
    if kind == "completion":
        names = {item["cmid"]: item["idnumber"] for item in report["activities"]}
        return {**tree, "cm": names[tree["cm"]]}
    if kind in {"group", "grouping"} and "id" in tree:
        names = {item["id"]: item["name"] for item in report[f"{kind}s"]}
        return {**tree, "id": names[tree["id"]]}
    if kind == "grade":
        name, maximum = maxima[tree["id"]]
        told = {key: _told(tree[key], maximum) for key in ("min", "max") if key in tree}
        return {**tree, "id": name, **told}
    return tree


def _told(percent, maximum):
    """`15.58441` of 385 are 60 points; a share without decimals is one."""
    if percent == int(percent):
        return f"{percent:g} %"
    points = percent * maximum / 100
    assert 0 <= round(points) - points < 1e-3, "rounded up, who has exactly the points is shut out"
    return f"{round(points)} points"


def grade_items(tree):
    """Name and points of each grade item of a gradebook by its number."""
    item = tree.get("item") or tree
    name = "(course)" if item.get("itemtype") == "course" else item.get("idnumber") or item.get("itemname")
    found = {item["id"]: (name or tree.get("fullname"), item["grademax"])}
    for child in tree.get("children", ()):
        found |= grade_items(child)
    return found
