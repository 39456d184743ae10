"""The question bank's plan: categories, in which context each stands, and the number of every question.

A quiz's own questions stand in the quiz's own context, which every version from 4.0 on restores without
moving anything. For versions with question banks each pool is one. For others, a pool that one quiz draws from
stands with that quiz; one that several draw from stands in the course, from where 5.x moves it into a question
bank of its own and says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coursepack.formats.mbz.ids import Ids
from coursepack.formats.mbz.plan import Module, Plan
from coursepack.formats.mbz.target import Target
from coursepack.model import Course, Draw, Located, Question, QuestionBank, Quiz, Section

CONTEXT_COURSE, CONTEXT_MODULE = 50, 70

Holder = Quiz | QuestionBank


@dataclass(frozen=True, slots=True)
class Place:
    """A context that holds question categories, with the number of its top category."""

    contextid: int
    contextlevel: int
    contextinstanceid: int
    top: int


@dataclass(frozen=True, slots=True)
class Category:
    """A question category and the questions in it."""

    number: int
    place: Place
    section: Section
    holder: Holder

    @property
    def contextid(self) -> int:
        return self.place.contextid


@dataclass(frozen=True, slots=True)
class RandomSlot:
    """A slot of a quiz that is filled for each learner."""

    number: int
    draw: Draw
    category: Category


@dataclass(frozen=True, slots=True)
class QuestionNumbers:
    """Numbers of categories and bank entries, known before anything is written."""

    course: Course
    categories: tuple[Category, ...]
    entries: dict[tuple[str, str, str], int] = field(default_factory=dict)
    random: dict[tuple[str, str], tuple["RandomSlot", ...]] = field(default_factory=dict)
    """Random slots of each quiz, where they are questions of their own: before Moodle 4.0."""

    def randoms_in(self, category: Category) -> tuple["RandomSlot", ...]:
        """The random slots that draw from a category, in course order."""
        return tuple(slot for slots in self.random.values() for slot in slots if slot.category is category)

    def entry(self, section: Section, holder: Holder, question: Question) -> int:
        """Number of the question's bank entry."""
        return self.entries[(section.id, holder.id, question.id)]

    def pool(self, draw: Draw, section: Section) -> Category:
        """The category that a draw takes questions from."""
        found = self.course.find(draw.from_, section)
        assert found is not None
        return next(
            item for item in self.categories if item.section is found.section and item.holder is found.thing
        )

    def places(self) -> tuple[Place, ...]:
        """Contexts with categories, each once, in course order."""
        return tuple(dict.fromkeys(category.place for category in self.categories))

    def used_by(self, module: Module) -> tuple[int, ...]:
        """Numbers of the categories that a quiz owns or draws from, top categories included."""
        draws = module.activity.draws if isinstance(module.activity, Quiz) else ()
        drawn = [self.pool(draw, module.section) for draw in draws]
        places = {category.place for category in drawn}
        places |= {place for place in self.places() if place.contextid == module.contextid}
        return tuple(self._of(places))

    def in_course(self) -> tuple[int, ...]:
        """Numbers of the categories that stand in the course's context."""
        return tuple(self._of(place for place in self.places() if place.contextlevel == CONTEXT_COURSE))

    def _of(self, places: Iterable[Place]) -> Iterator[int]:
        wanted = set(places)
        for place in self.places():
            if place in wanted:
                yield place.top
                yield from (item.number for item in self.categories if item.place == place)


def number_questions(course: Course, plan: Plan, target: Target, ids: Ids) -> QuestionNumbers:
    """Categories and numbers for every question that the backup has."""
    places: dict[int, Place] = {}
    categories = []
    entries = {}
    for found in _holders(course, plan):
        contextid, level, instance = _context(course, plan, found)
        if contextid not in places:
            places[contextid] = Place(contextid, level, instance, ids.new("question_categories"))
        categories.append(
            Category(ids.new("question_categories"), places[contextid], found.section, found.thing)
        )
        for question in found.thing.questions:
            entries[(found.section.id, found.thing.id, question.id)] = ids.new("question_bank_entries")
    numbers = QuestionNumbers(course, tuple(categories), entries)
    if not target.has_bank_entries:
        _number_random_slots(numbers, plan, target, ids)
    return numbers


def _number_random_slots(numbers: QuestionNumbers, plan: Plan, target: Target, ids: Ids) -> None:
    for module in plan.modules():
        if isinstance(module.activity, Quiz) and module.activity.draws:
            numbers.random[(module.section.id, module.activity.id)] = tuple(
                RandomSlot(ids.new(target.question_table), draw, numbers.pool(draw, module.section))
                for draw in module.activity.draws
                for _ in range(draw.count)
            )


def _holders(course: Course, plan: Plan) -> Iterator[Located[Holder]]:
    """Quizzes and banks with questions, in the sections of the backup."""
    sections = {id(planned.section) for planned in plan.sections}
    return (found for found in course.question_sets() if id(found.section) in sections)


def _context(course: Course, plan: Plan, found: Located[Holder]) -> tuple[int, int, int]:
    module = plan.module(found.section, found.thing)
    if module is None:
        drawing = [
            item for item in plan.modules() if isinstance(item.activity, Quiz) and _draws(course, item, found)
        ]
        module = drawing[0] if len(drawing) == 1 else None
    if module is None:
        return plan.contextid, CONTEXT_COURSE, plan.courseid
    return module.contextid, CONTEXT_MODULE, module.moduleid


def _draws(course: Course, module: Module, found: Located[Holder]) -> bool:
    assert isinstance(module.activity, Quiz)
    pools = (course.find(draw.from_, module.section) for draw in module.activity.draws)
    return any(pool is not None and pool.thing is found.thing for pool in pools)
