"""The gradebook's plan: which categories there are, what stands in each, and what can be reached.

Aggregation is Moodle's natural weighting unless the course says otherwise, without any weight of its own, so
that points are points; one overridden weight would turn them into shares (seen on 4.5 and 5.1).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coursepack.formats.mbz.ids import Ids
from coursepack.formats.mbz.issued import points
from coursepack.formats.mbz.plan import Plan, placement_of
from coursepack.model import (
    Course,
    GradeCategory,
    InGradebook,
    PlainText,
    Section,
)
from coursepack.model.grading import Aggregation

NATURAL = 13
AGGREGATION: dict[Aggregation, int] = {
    "points": NATURAL,
    "weighted mean": 10,
    "mean": 0,
    "median": 2,
    "lowest": 4,
    "highest": 6,
    "mode": 8,
}
"""`GRADE_AGGREGATE_…` of `lib/grade/constants.php`."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A grade item, or the total of a category."""

    number: int
    maximum: float


@dataclass(slots=True)
class PlannedCategory:
    """A grade category; the course itself is the one without a parent."""

    number: int
    item: int
    """Number of its total's grade item."""
    parent: "PlannedCategory | None"
    id: str
    title: PlainText | None
    aggregation: Aggregation
    drop_lowest: int = 0
    keep_highest: int = 0
    pass_mark: float | None = None
    gradebook: InGradebook = field(default_factory=InGradebook)
    maxima: list[float] = field(default_factory=list)
    """What its items can earn, extra credit left out."""

    @property
    def path(self) -> str:
        return f"{self.parent.path if self.parent else '/'}{self.number}/"

    @property
    def depth(self) -> int:
        return self.path.count("/") - 1

    @property
    def maximum(self) -> float:
        """The most points that its total can have."""
        if self.aggregation != "points":
            return 100.0
        kept = sorted(self.maxima, reverse=True)
        if self.keep_highest:
            kept = kept[: self.keep_highest]
        if self.drop_lowest:
            kept = kept[: max(len(kept) - self.drop_lowest, 1)]
        return sum(kept)


@dataclass(slots=True)
class GradebookPlan:
    """Categories, and in which one each grade item stands."""

    course: Course
    plan: Plan
    root: PlannedCategory
    categories: list[PlannedCategory]
    """All but the root, parents before what stands in them."""
    manual: dict[str, int]
    """Numbers of the items that a teacher marks in the gradebook itself."""

    def category_of(self, placement: InGradebook, section: Section | None) -> PlannedCategory:
        """The category that something stands in."""
        if placement.category:
            return self._named(placement.category)
        return (self._of_section(section) if section else None) or self.root

    def item(self, reference: str, section: Section) -> PlannedItem:
        """What a condition on a grade refers to: the course, an activity, an item, a category."""
        if reference == "course":
            return PlannedItem(self.root.item, self.root.maximum)
        if reference in self.manual:
            item = next(item for item in self.course.grading.items if item.id == reference)
            return PlannedItem(self.manual[reference], item.points)
        found = self.course.find(reference, section)
        module = self.plan.module(found.section, found.thing) if found else None
        if module is not None and module.grade_items:
            return PlannedItem(module.grade_items[0], points(module.activity)[0])
        category = self._named(reference)
        return PlannedItem(category.item, category.maximum)

    def _named(self, identifier: str) -> PlannedCategory:
        return next(category for category in self.categories if category.id == identifier)

    def _of_section(self, section: Section) -> PlannedCategory | None:
        if self.course.grading.categories is None:
            return next((item for item in self.categories if item.id == section.id), None)
        for source in self.course.grading.categories:
            if any(self.course.find_section(reference) is section for reference in source.sections):
                return next((item for item in self.categories if item.id == source.id), None)
        return None


def plan_gradebook(course: Course, plan: Plan, ids: Ids) -> GradebookPlan:
    """Categories for the course: its own, else one for each section that has something graded."""
    grading = course.grading
    root = PlannedCategory(
        ids.new("grade_categories"),
        ids.new("grade_items"),
        None,
        "course",
        None,
        grading.aggregation,
        grading.drop_lowest,
        pass_mark=grading.pass_mark,
    )
    gradebook = GradebookPlan(course, plan, root, [], {})
    sources = _of_sections(plan) if grading.categories is None else grading.categories
    for source in _parents_first(sources):
        gradebook.categories.append(_category(source, gradebook, ids))
    gradebook.manual = {item.id: ids.new("grade_items") for item in grading.items}
    _fill(gradebook)
    _drop_empty(gradebook)
    _add_totals(gradebook)
    return gradebook


def _of_sections(plan: Plan) -> tuple[GradeCategory, ...]:
    """A category a section; none where only one section has something graded."""
    graded = [
        planned.section
        for planned in plan.sections
        if planned.section and any(module.grade_items for module in planned.modules)
    ]
    if len(graded) < 2:
        return ()
    return tuple(GradeCategory.model_construct(id=section.id, title=section.title) for section in graded)


def _parents_first(sources: tuple[GradeCategory, ...]) -> Iterator[GradeCategory]:
    placed: set[str] = set()
    waiting = list(sources)
    while waiting:
        ready = [item for item in waiting if item.parent is None or item.parent in placed]
        if not ready:
            return
        for item in ready:
            placed.add(item.id)
            waiting.remove(item)
            yield item


def _category(source: GradeCategory, gradebook: GradebookPlan, ids: Ids) -> PlannedCategory:
    parents = [item for item in gradebook.categories if item.id == source.parent]
    return PlannedCategory(
        ids.new("grade_categories"),
        ids.new("grade_items"),
        parents[0] if parents else gradebook.root,
        source.id,
        source.title,
        source.aggregation,
        source.drop_lowest,
        source.keep_highest,
        source.pass_mark,
        source.gradebook,
    )


def _fill(gradebook: GradebookPlan) -> None:
    """Put what every item can earn into its category."""
    for module in gradebook.plan.modules():
        placement = placement_of(module.activity)
        category = gradebook.category_of(placement, module.section)
        category.maxima += [0.0 if placement.extra_credit else most for most in points(module.activity)]
    for item in gradebook.course.grading.items:
        category = gradebook.category_of(item.gradebook, None)
        category.maxima.append(0.0 if item.gradebook.extra_credit else item.points)


def _drop_empty(gradebook: GradebookPlan) -> None:
    """An empty category would add its own 100 points to the course (seen on 4.5 and 5.1)."""
    kept: list[PlannedCategory] = []
    for category in reversed(gradebook.categories):
        if category.maxima or any(item.parent is category for item in kept):
            kept.append(category)
    gradebook.categories = kept[::-1]


def _add_totals(gradebook: GradebookPlan) -> None:
    for category in reversed(gradebook.categories):
        assert category.parent is not None
        extra = category.gradebook.extra_credit
        category.parent.maxima.append(0.0 if extra else category.maximum)
