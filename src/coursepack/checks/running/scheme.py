"""The grading scheme: the numbers add up, every certificate can be earned, every elective earns something."""

from collections.abc import Iterator, Mapping

from coursepack.model import Assignment, Certificate, Course, Path, Quiz, elective_activities
from coursepack.model.completion import Completion
from coursepack.model.earning import least
from coursepack.model.scheme import Part, Scheme, adds_up, scheme_of
from coursepack.model.tracking import completion_of, points_of
from coursepack.problems import Finding
from coursepack.problems.rules import running
from coursepack.problems.rules import scheme as rules


def check(course: Course) -> Iterator[Finding]:
    """Everything that is wrong with points, certificates and electives."""
    scheme = scheme_of(course)
    yield from _sums(course, scheme)
    yield from _rubrics(course)
    yield from _certificates(course, scheme)
    yield from _electives(course)


def _sums(course: Course, scheme: Scheme) -> Iterator[Finding]:
    yield from _differs(course.grading.points, scheme.points, "the course", ("grading", "points"))
    parts = {part.id: part for part in scheme.parts}
    for number, category in enumerate(course.grading.categories or ()):
        path: Path = ("grading", "categories", number)
        part = parts.get(category.id)
        found = _with_categories_in_it(course, parts, category.id)
        yield from _differs(category.points, found, f"“{category.id}”", (*path, "points"))
        count = len(part.works) if part else 0
        if category.choose is not None and category.choose > count:
            message = f"{category.choose} are to be chosen, and there are {count}"
            yield Finding(rules.CHOICE_TOO_LARGE, (*path, "choose"), message)


def _with_categories_in_it(course: Course, parts: Mapping[str, Part], name: str) -> float:
    """The points of a category and of those that stand in it, however deep."""
    waiting, seen = [name], set[str]()
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting += [item.id for item in course.grading.categories or () if item.parent == current]
    return sum(parts[item].points for item in seen if item in parts)


def _differs(declared: float | None, found: float, what: str, path: Path) -> Iterator[Finding]:
    if declared is not None and round(declared - found, 5):
        message = f"{declared:g} points are declared, and {what} adds up to {found:g}"
        yield Finding(rules.POINTS_DIFFER, path, message)


def _rubrics(course: Course) -> Iterator[Finding]:
    for path, _, activity in course.activities():
        if not isinstance(activity, Assignment):
            continue
        marking = activity.rubric or activity.guide
        if marking is not None and round(marking.points - activity.grade, 5):
            name = "rubric" if activity.rubric else "guide"
            message = f"the {name} has {marking.points:g} points, and the assignment {activity.grade:g}"
            yield Finding(rules.RUBRIC_UNEQUAL, (*path, name), message)


def _certificates(course: Course, scheme: Scheme) -> Iterator[Finding]:
    for number, certificate in enumerate(course.certificates):
        path: Path = ("certificates", number)
        if not (adds_up(course) and course.grading.count_empty):
            message = "its points are not added up everywhere, or empty grades do not count"
            yield Finding(rules.POINTS_UNFIT, (*path, "from"), message)
        elif not least(course, scheme, certificate).is_reachable:
            asked = scheme.asked(certificate)
            message = f"{asked:g} points are asked for, and {scheme.points:g} can be reached"
            yield Finding(running.OUT_OF_REACH, (*path, "from"), message)
        yield from _requirements(course, certificate, path)


def _requirements(course: Course, certificate: Certificate, path: Path) -> Iterator[Finding]:
    for index, rule in enumerate(certificate.requires):
        found = course.find(rule.activity, None)
        if found is None or rule.how == "completed":
            if found is not None and not completion_of(found.thing).is_tracked:
                message = f"completion of “{rule.activity}” is not tracked"
                yield Finding(rules.REQUIREMENT_UNFIT, (*path, "requires", index), message)
            continue
        complete = completion_of(found.thing)
        if not _fits(complete, rule.how, pass_mark=getattr(found.thing, "pass_mark", None)):
            message = f"“{rule.activity}” is not complete when {rule.how}"
            yield Finding(rules.REQUIREMENT_UNFIT, (*path, "requires", index), message)


def _fits(complete: Completion, how: str, pass_mark: float | None) -> bool:
    if how == "submitted":
        return complete.submitted
    return complete.is_tracked and pass_mark is not None


def _electives(course: Course) -> Iterator[Finding]:
    if course.electives is None:
        return
    for number, elective in enumerate(course.electives.of):
        activities = [found.thing for found in elective_activities(course, elective)]
        if not any(isinstance(item, Quiz) and points_of(item) for item in activities):
            message = f"“{elective.id}” has no quiz" if activities else f"“{elective.id}” has no activities"
            yield Finding(rules.ELECTIVE_WITHOUT_QUIZ, ("electives", "of", number), message)
    if course.electives.at_least > len(course.electives.of):
        message = f"{course.electives.at_least} are to be chosen, and there are {len(course.electives.of)}"
        yield Finding(rules.CHOICE_TOO_LARGE, ("electives", "at_least"), message)
