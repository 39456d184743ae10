"""What rules name by id exists."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from coursepack.checks.running.conditions import parts, restrictions
from coursepack.model import (
    Activity,
    Assignment,
    Completed,
    Condition,
    Course,
    Failed,
    Feedback,
    Glossary,
    GradeBetween,
    InGroup,
    InGrouping,
    Lesson,
    LessonContent,
    LessonEssay,
    LessonMultiChoice,
    LessonNumerical,
    LessonPage,
    LessonShortAnswer,
    LessonTrueFalse,
    NotCompleted,
    Passed,
    Path,
    Quiz,
    Scorm,
    Section,
    SectionCompleted,
    SurveyCaptcha,
    SurveyPageBreak,
)
from coursepack.model.activities.base import GradedBase
from coursepack.problems import Finding
from coursepack.problems.rules import running as rules

_JUMPS = frozenset({"next", "previous", "again", "end"})


def check(course: Course) -> Iterator[Finding]:
    """Every name that fits nothing."""
    for path, section, condition in restrictions(course):
        for inner, part in parts(condition, path):
            yield from _condition(course, section, part, inner)
    for number, section in enumerate(course.sections):
        yield from _counted(section, ("sections", number, "complete_when"))
    for path, section, activity in course.activities():
        yield from _activity(course, section, activity, path)
    yield from _of_course(course)
    yield from _twice(course)


def _condition(course: Course, section: Section, condition: Condition, path: Path) -> Iterator[Finding]:
    match condition:
        case Completed():
            yield from _named(course, section, condition.completed, (*path, "completed"))
        case NotCompleted():
            yield from _named(course, section, condition.not_completed, (*path, "not_completed"))
        case Passed():
            yield from _named(course, section, condition.passed, (*path, "passed"))
        case Failed():
            yield from _named(course, section, condition.failed, (*path, "failed"))
        case SectionCompleted():
            name = condition.section_completed
            if course.find_section(name) is None:
                yield _unknown("section", name, (*path, "section_completed"))
        case InGroup():
            if condition.group != "any":
                yield from _among("group", condition.group, _ids(course.groups), (*path, "group"))
        case InGrouping():
            yield from _among("grouping", condition.grouping, _ids(course.groupings), (*path, "grouping"))
        case GradeBetween():
            yield from _graded(course, section, condition.grade_of, (*path, "grade_of"))
        case _:
            return


def _named(course: Course, section: Section | None, reference: str, path: Path) -> Iterator[Finding]:
    if course.find(reference, section) is None:
        yield _unknown("activity", reference, path)


def _graded(course: Course, section: Section, reference: str, path: Path) -> Iterator[Finding]:
    known = {"course", *_ids(course.grading.items), *_ids(course.grading.categories or ())}
    if reference not in known and course.find(reference, section) is None:
        yield _unknown("activity, grade item or grade category", reference, path)


def _counted(section: Section, path: Path) -> Iterator[Finding]:
    for index, reference in enumerate(section.complete_when or ()):
        name = reference.rpartition("/")[2]
        yield from _among("activity of this section", name, _ids(section.activities), (*path, index))


def _activity(course: Course, section: Section, activity: Activity, path: Path) -> Iterator[Finding]:
    if activity.grouping:
        yield from _among("grouping", activity.grouping, _ids(course.groupings), (*path, "grouping"))
    if isinstance(activity, GradedBase) and activity.gradebook.category:
        categories = _ids(course.grading.categories or ())
        where = (*path, "gradebook", "category")
        yield from _among("grade category", activity.gradebook.category, categories, where)
    match activity:
        case Quiz():
            yield from _quiz(course, section, activity, path)
        case Lesson():
            yield from _lesson(activity, path)
        case Feedback():
            yield from _survey(activity, path)
        case Glossary():
            known = _ids(activity.categories)
            for index, entry in enumerate(activity.entries):
                for position, name in enumerate(entry.categories):
                    where = (*path, "entries", index, "categories", position)
                    yield from _among("category of this glossary", name, known, where)
        case Scorm():
            if activity.section and course.find_section(activity.section) is None:
                yield _unknown("section", activity.section, (*path, "section"))
        case Assignment():
            if activity.team and activity.team.grouping:
                where = (*path, "team", "grouping")
                yield from _among("grouping", activity.team.grouping, _ids(course.groupings), where)
        case _:
            return


def _quiz(course: Course, section: Section, quiz: Quiz, path: Path) -> Iterator[Finding]:
    known = {*_ids(quiz.questions), *(draw.id for draw in quiz.draws if draw.id)}
    for index, part in enumerate(quiz.parts):
        where = (*path, "parts", index, "starts_at")
        yield from _among("question or draw of this quiz", part.starts_at, known, where)
    for index, draw in enumerate(quiz.draws):
        yield from _named(course, section, draw.from_, (*path, "draws", index, "from"))


def _lesson(lesson: Lesson, path: Path) -> Iterator[Finding]:
    known = _ids(lesson.pages) | _JUMPS
    for index, page in enumerate(lesson.pages):
        for where, target in _targets(page):
            yield from _among("page of this lesson", target, known, (*path, "pages", index, *where))


def _targets(page: LessonPage) -> Iterator[tuple[Path, str]]:
    match page:
        case LessonContent():
            yield from ((("buttons", index, "to"), button.to) for index, button in enumerate(page.buttons))
        case LessonEssay():
            yield ("to",), page.to
        case LessonMultiChoice() | LessonTrueFalse():
            yield from ((("answers", index, "to"), answer.to) for index, answer in enumerate(page.answers))
        case LessonShortAnswer() | LessonNumerical():
            yield from ((("answers", index, "to"), answer.to) for index, answer in enumerate(page.answers))
        case _:
            assert_never(page)


def _survey(survey: Feedback, path: Path) -> Iterator[Finding]:
    earlier: set[str] = set()
    for index, item in enumerate(survey.items):
        if not isinstance(item, SurveyPageBreak | SurveyCaptcha) and item.shown_if:
            where = (*path, "items", index, "shown_if", "item")
            yield from _among("earlier item of this survey", item.shown_if.item, earlier, where)
        if item.id:
            earlier.add(item.id)


def _of_course(course: Course) -> Iterator[Finding]:
    rule = course.complete_when
    for index, reference in enumerate(rule.activities or ()):
        yield from _named(course, None, reference, ("complete_when", "activities", index))
    yield from _sections(course, rule.sections or (), ("complete_when", "sections"))
    for number, badge in enumerate(course.badges):
        path: Path = ("badges", number, "earned_when")
        for index, reference in enumerate(badge.earned_when.activities):
            yield from _named(course, None, reference, (*path, "activities", index))
        yield from _sections(course, badge.earned_when.sections, (*path, "sections"))
    for number, certificate in enumerate(course.certificates):
        for index, required in enumerate(certificate.requires):
            yield from _named(course, None, required.activity, ("certificates", number, "requires", index))
    yield from _electives(course)
    for number, event in enumerate(course.calendar):
        if event.group:
            yield from _among("group", event.group, _ids(course.groups), ("calendar", number, "group"))
    for number, grouping in enumerate(course.groupings):
        for index, name in enumerate(grouping.groups):
            where = ("groupings", number, "groups", index)
            yield from _among("group", name, _ids(course.groups), where)
    yield from _gradebook(course)


def _electives(course: Course) -> Iterator[Finding]:
    if course.electives is None:
        return
    if course.find_section(course.electives.choose_in) is None:
        yield _unknown("section", course.electives.choose_in, ("electives", "choose_in"))
    for number, elective in enumerate(course.electives.of):
        path: Path = ("electives", "of", number)
        section = course.find_section(elective.section)
        if section is None:
            yield _unknown("section", elective.section, (*path, "section"))
        for index, reference in enumerate(elective.activities):
            yield from _named(course, section, reference, (*path, "activities", index))


def _gradebook(course: Course) -> Iterator[Finding]:
    categories = _ids(course.grading.categories or ())
    for number, category in enumerate(course.grading.categories or ()):
        path: Path = ("grading", "categories", number)
        if category.parent:
            others = categories - {category.id}
            yield from _among("grade category", category.parent, others, (*path, "parent"))
        yield from _sections(course, category.sections, (*path, "sections"))
    for number, item in enumerate(course.grading.items):
        if item.gradebook.category:
            where = ("grading", "items", number, "gradebook", "category")
            yield from _among("grade category", item.gradebook.category, categories, where)


def _sections(course: Course, references: Iterable[str], path: Path) -> Iterator[Finding]:
    for index, reference in enumerate(references):
        if course.find_section(reference) is None:
            yield _unknown("section", reference, (*path, index))


def _twice(course: Course) -> Iterator[Finding]:
    lists: tuple[tuple[Path, Iterable[object]], ...] = (
        (("groups",), course.groups),
        (("groupings",), course.groupings),
        (("badges",), course.badges),
        (("calendar",), course.calendar),
        (("certificates",), course.certificates),
        (("electives", "of"), course.electives.of if course.electives else ()),
        (("grading", "categories"), course.grading.categories or ()),
        (("grading", "items"), course.grading.items),
    )
    for path, items in lists:
        seen: set[str] = set()
        for index, name in enumerate(_list_ids(items)):
            if name in seen:
                yield Finding(rules.SAME_ID_TWICE, (*path, index, "id"), f"the id “{name}” is used twice")
            seen.add(name)


def _list_ids(items: Iterable[object]) -> list[str]:
    return [str(vars(item)["id"]) for item in items]


def _ids(items: Iterable[object]) -> set[str]:
    return set(_list_ids(items))


def _among(kind: str, name: str, known: set[str] | frozenset[str], path: Path) -> Iterator[Finding]:
    if name not in known:
        yield _unknown(kind, name, path)


def _unknown(kind: str, name: str, path: Path) -> Finding:
    return Finding(rules.REFERENCE_UNKNOWN, path, f"there is no {kind} “{name}”")
