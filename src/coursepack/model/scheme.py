"""The grading scheme: what each part of a course is worth.

Everything is derived from the course: the gradebook's categories, the activities in them and their points.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from coursepack.model.activities.base import GradedBase
from coursepack.model.activities.workshop import Workshop
from coursepack.model.awards import Certificate
from coursepack.model.course import Course, Path, Section
from coursepack.model.electives import elective_activities
from coursepack.model.grading import GradeCategory, InGradebook
from coursepack.model.text import PlainText
from coursepack.model.tracking import points_of


@dataclass(frozen=True, slots=True)
class Work:
    """Something that earns points."""

    path: Path
    name: str
    """`section/activity`, or the id of an item that a teacher marks."""
    title: PlainText
    points: float
    is_extra: bool = False
    """Its points do not raise what can be reached."""


@dataclass(frozen=True, slots=True)
class Part:
    """A grade category with the work in it; what stands in none is together in one without a category."""

    id: str
    title: PlainText | None
    works: tuple[Work, ...]
    choose: int | None = None
    """How many of its works a learner chooses at least; None where all are mandatory."""
    declared: float | None = None

    @property
    def points(self) -> float:
        """What its works add up to."""
        return round(sum(work.points for work in self.works if not work.is_extra), 5)


@dataclass(frozen=True, slots=True)
class Scheme:
    """Parts in the order of the gradebook, then certificates by their points."""

    parts: tuple[Part, ...]
    certificates: tuple[Certificate, ...]

    @property
    def points(self) -> float:
        """What the whole course adds up to."""
        return round(sum(part.points for part in self.parts), 5)

    def works(self) -> Iterator[Work]:
        """Every work, part by part."""
        for part in self.parts:
            yield from part.works

    def asked(self, certificate: Certificate) -> float:
        """The points that a certificate asks for."""
        wanted = certificate.from_
        return wanted.points if wanted.points is not None else (wanted.percent or 0) * self.points / 100


def scheme_of(course: Course) -> Scheme:
    """The scheme of a course; its own categories, else one for each section with something graded."""
    placed: dict[str, list[Work]] = {}
    for part, work in _works(course):
        placed.setdefault(part, []).append(work)
    parts = [
        _part(course, *item, tuple(placed.pop(item[0]))) for item in _titles(course) if item[0] in placed
    ]
    parts += [Part("", None, tuple(works)) for works in placed.values()]
    ordered = sorted(course.certificates, key=lambda item: item.from_.points or item.from_.percent or 0)
    return Scheme(tuple(parts), tuple(ordered))


def category_of(course: Course, section: Section | None, placement: InGradebook) -> GradeCategory | None:
    """The course's own category that something stands in."""
    for category in course.grading.categories or ():
        of_section = section is not None and any(
            course.find_section(name) is section for name in category.sections
        )
        if placement.category == category.id or (not placement.category and of_section):
            return category
    return None


def adds_up(course: Course) -> bool:
    """Whether points are added up everywhere, so that a number of points means what it says."""
    grading = course.grading
    categories = grading.categories or ()
    of_course = grading.aggregation == "points" and not grading.drop_lowest
    return of_course and all(
        item.aggregation == "points" and not item.drop_lowest and not item.keep_highest for item in categories
    )


def _works(course: Course) -> Iterator[tuple[str, Work]]:
    """Each work with the id of its part."""
    for path, section, activity in course.activities():
        placement = activity.gradebook if isinstance(activity, GradedBase | Workshop) else InGradebook()
        points = sum(points_of(activity))
        if points:
            name = f"{section.id}/{activity.id}"
            work = Work(path, name, activity.title, points, placement.extra_credit)
            yield _part_id(course, section, placement), work
    for number, item in enumerate(course.grading.items):
        work = Work(
            ("grading", "items", number), item.id, item.title, item.points, item.gradebook.extra_credit
        )
        yield _part_id(course, None, item.gradebook), work


def _part_id(course: Course, section: Section | None, placement: InGradebook) -> str:
    if course.grading.categories is None:
        return section.id if section else ""
    category = category_of(course, section, placement)
    return category.id if category else ""


def _titles(course: Course) -> Iterator[tuple[str, PlainText, GradeCategory | None]]:
    if course.grading.categories is None:
        yield from ((section.id, section.title, None) for section in course.sections)
    for category in course.grading.categories or ():
        yield category.id, category.title, category


def _part(
    course: Course, name: str, title: PlainText, category: GradeCategory | None, works: tuple[Work, ...]
) -> Part:
    choose = category.choose if category else None
    if choose is None and course.electives and {work.name for work in works} <= _elective_works(course):
        choose = course.electives.at_least
    return Part(name, title, works, choose, category.points if category else None)


def _elective_works(course: Course) -> set[str]:
    electives = course.electives.of if course.electives else ()
    return {
        f"{item.section.id}/{item.thing.id}"
        for elective in electives
        for item in elective_activities(course, elective)
    }
