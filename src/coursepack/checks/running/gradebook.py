"""Points stay points, and what is asked for can be reached."""

from collections.abc import Iterator

from coursepack.checks.running.conditions import parts, restrictions
from coursepack.model import Course, GradeBetween, Path, Section, Workshop
from coursepack.model.activities.base import GradedBase
from coursepack.model.grading import Aggregation, InGradebook
from coursepack.model.scheme import category_of
from coursepack.model.tracking import points_of
from coursepack.problems import Finding
from coursepack.problems.rules import running as rules


def check(course: Course) -> Iterator[Finding]:
    """Weights among points, and grades out of reach."""
    for path, section, activity in course.activities():
        if isinstance(activity, GradedBase | Workshop):
            yield from _weight(course, section, activity.gradebook, path)
    for number, item in enumerate(course.grading.items):
        yield from _weight(course, None, item.gradebook, ("grading", "items", number))
    for path, section, condition in restrictions(course):
        for inner, part in parts(condition, path):
            if isinstance(part, GradeBetween):
                yield from _reach(course, section, part, inner)


def _weight(course: Course, section: Section | None, placement: InGradebook, path: Path) -> Iterator[Finding]:
    if placement.weight is not None and _aggregation(course, section, placement) == "points":
        message = "a weight stands in a category whose points are added up"
        yield Finding(rules.WEIGHT_AMONG_POINTS, (*path, "gradebook", "weight"), message)


def _aggregation(course: Course, section: Section | None, placement: InGradebook) -> Aggregation:
    """How the category works that something stands in."""
    category = category_of(course, section, placement)
    if category is not None:
        return category.aggregation
    is_own = course.grading.categories is None and section is not None
    return "points" if is_own else course.grading.aggregation


def _reach(course: Course, section: Section, condition: GradeBetween, path: Path) -> Iterator[Finding]:
    if any(condition.at_least is item.from_ for item in course.certificates):
        return  # of a certificate, which is looked at where it stands
    if condition.grade_of == "course":
        most = sum(points for found in course.activities() for points in points_of(found.thing))
        most += sum(item.points for item in course.grading.items)
    else:
        found = course.find(condition.grade_of, section)
        if found is None:
            return
        graded = points_of(found.thing)
        if not graded:
            message = f"“{condition.grade_of}” is not graded"
            yield Finding(rules.OUT_OF_REACH, (*path, "grade_of"), message)
            return
        most = graded[0]
    wanted = condition.at_least.points if condition.at_least else None
    if wanted is not None and wanted > most:
        message = f"{wanted:g} points are asked for, and {most:g} can be reached"
        yield Finding(rules.OUT_OF_REACH, (*path, "at_least"), message)
