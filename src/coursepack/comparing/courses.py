"""What belongs to a course as a whole: names, gradebook, completion, badges, dates."""

from typing import Any

from coursepack.comparing.meaning import Meaning
from coursepack.formats.mbz.gradebook import GradebookPlan, PlannedCategory, plan_gradebook
from coursepack.formats.mbz.ids import Ids
from coursepack.formats.mbz.plan import plan
from coursepack.formats.mbz.target import TARGETS
from coursepack.model import Badge, Course
from coursepack.model.tracking import completion_of


def gradebook_of(course: Course, language: str) -> GradebookPlan:
    """The gradebook as it is in Moodle: categories that nobody wrote, and what each can reach."""
    ids = Ids()
    return plan_gradebook(course, plan(course, course.sections, (language,), TARGETS["4.5"], ids), ids)


def whole_course(meaning: Meaning) -> dict[str, Any]:
    """What Moodle keeps of the course as a whole, filled in where the author left it open."""
    course = meaning.course
    return {
        "short_name": course.short_name or course.id,
        "idnumber": course.idnumber or course.id,
        "grading": _grading(meaning),
        "complete_when": _completion(meaning),
        "badges": [_badge(meaning, badge) for badge in course.badges],
        "calendar": [{**meaning.fields(event), "id": meaning.of(event.title)} for event in course.calendar],
    }


def _grading(meaning: Meaning) -> dict[str, Any]:
    grading = meaning.course.grading
    items = [
        {
            **meaning.fields(item),
            "category": _title(meaning, meaning.gradebook.category_of(item.gradebook, None)),
        }
        for item in grading.items
    ]
    for item in items:
        item["gradebook"] = {
            key: value for key, value in item.get("gradebook", {}).items() if key != "category"
        }
    categories = [_category(meaning, category) for category in meaning.gradebook.categories]
    rest = meaning.fields(grading, without=frozenset({"categories", "items"}))
    return {**rest, "items": items, "categories": sorted(categories, key=lambda item: str(item["id"]))}


def _category(meaning: Meaning, category: PlannedCategory) -> dict[str, Any]:
    """A category by its title: Moodle keeps no other name of it."""
    return {
        "id": _title(meaning, category),
        "parent": _title(meaning, category.parent),
        "aggregation": category.aggregation,
        "drop_lowest": category.drop_lowest,
        "keep_highest": category.keep_highest,
        "pass": meaning.of(category.pass_mark),
        "points": meaning.of(category.maximum),
        "gradebook": meaning.fields(category.gradebook, without=frozenset({"category"})),
    }


def _title(meaning: Meaning, category: PlannedCategory | None) -> Any:
    return meaning.of(category.title) if category is not None and category.title is not None else None


def _completion(meaning: Meaning) -> dict[str, Any]:
    """The rule, with the activities that count by their whole names."""
    rule = meaning.course.complete_when
    data = meaning.fields(rule, without=frozenset({"activities", "sections"}))
    if rule.never:
        return data
    if rule.activities is not None:
        counted = list(rule.activities)
    else:
        sections = (
            rule.sections if rule.sections is not None else [item.id for item in meaning.course.sections]
        )
        counted = [name for section in sections for name in meaning.counted(section)]
    found = (meaning.course.find(name, None) for name in counted)
    data["activities"] = sorted(
        f"{item.section.id}/{item.thing.id}"
        for item in found
        if item and completion_of(item.thing).is_tracked
    )
    return data


def _badge(meaning: Meaning, badge: Badge) -> dict[str, Any]:
    """A badge: sections as what counts in them, and who gives it."""
    data = meaning.fields(badge, without=frozenset({"earned_when"}))
    earned = meaning.fields(badge.earned_when, without=frozenset({"activities", "sections"}))
    names = [meaning.reference(name, None) for name in badge.earned_when.activities]
    names += [name for section in badge.earned_when.sections for name in meaning.counted(section)]
    course = meaning.course
    data["issuer"] = badge.issuer or course.publisher or course.title.get(meaning.language)
    data.setdefault("image_caption", data["title"])
    return {**data, "earned_when": {**earned, "activities": sorted(set(names))}}
