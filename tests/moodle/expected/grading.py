"""Where an activity stands in the gradebook, and how work is marked."""

from coursepack.model import Workshop
from coursepack.model.tracking import points_of
from tests.moodle.expected.words import moment, spoken


def in_gradebook(course, found):
    """The grade items of an activity: points, pass grade, category, weight, hidden."""
    activity, placement = found.thing, found.thing.gradebook
    points = points_of(activity)
    pass_mark = None if isinstance(activity, Workshop) else activity.pass_mark
    category = category_of(course, placement, found.section)
    item = "grade_items.0"
    fields = {
        "gradebook": {"grade_items": []},
        "pass_mark": {},
    }
    if points:
        fields["gradebook"] = {
            f"{item}.grademax": points[0],
            f"{item}.category": category.title.get("en") if category else "(course)",
            f"{item}.aggregationcoef": coefficient(category or course.grading, placement),
            f"{item}.weightoverride": 0,
            f"{item}.hidden": moment(course, placement.hidden_until) or placement.hidden,
        }
        fields["pass_mark"] = {f"{item}.gradepass": points[0] * (pass_mark or 0) / 100}
    if len(points) > 1:
        fields["assessment"] = {"grade_items.1.grademax": points[1]}
    return fields


def category_of(course, placement, section):
    """The category of the source; None for the course itself."""
    categories = course.grading.categories or ()
    if placement.category:
        return next(row for row in categories if row.id == placement.category)
    named = {section.id, section.folder} if section else set()
    return next((row for row in categories if named & set(row.sections)), None)


def coefficient(category, placement):
    """1 for extra credit among points; the weight in a weighted mean."""
    if category.aggregation == "points":
        return 1 if placement.extra_credit else 0
    return 1 if placement.weight is None else placement.weight


def marking(activity):
    """The rubric or guide of an assignment, as Moodle's advanced grading holds it."""
    rubric, guide = activity.rubric, getattr(activity, "guide", None)
    method = "rubric" if rubric else "guide" if guide else None
    area = {"content.grading.0.activemethod": method}
    definition = "content.grading.0.definitions.0"
    if rubric:
        return area | {
            f"{definition}.criteria": [
                {
                    "description": spoken(criterion.text),
                    "levels": [
                        {"score": float(level.points), "definition": spoken(level.text)}
                        for level in sorted(criterion.levels, key=lambda level: level.points)
                    ],
                }
                for criterion in rubric.criteria
            ]
        }
    if guide:
        return area | {
            f"{definition}.criteria": [
                {
                    "shortname": criterion.title.get("en"),
                    "description": spoken(criterion.text),
                    "descriptionmarkers": spoken(criterion.for_markers),
                    "maxscore": float(criterion.points),
                }
                for criterion in guide.criteria
            ],
            f"{definition}.comments": [comment.get("en") for comment in guide.comments],
        }
    return area
