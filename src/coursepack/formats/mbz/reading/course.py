"""The course itself: course/course.xml, and what belongs to no section."""

from typing import Any

from pydantic import ValidationError

from coursepack.formats.identifiers import identifier
from coursepack.formats.mbz.reading import people
from coursepack.formats.mbz.reading.completion import course_completion
from coursepack.formats.mbz.reading.gradebook import grading
from coursepack.formats.mbz.reading.kinds import KINDS
from coursepack.formats.mbz.reading.scope import Data, addressed, moment
from coursepack.formats.mbz.reading.work import Work, reason
from coursepack.model import Course, Section
from coursepack.model.tracking import completion_of, counting
from coursepack.problems.rules import backup as rules

_MOST_LEFT_OUT = 100
"""How many things that cannot be held a course may have; a backup with more is refused."""


def read_course(work: Work, groups: Data, sections: tuple[Section, ...]) -> Course | None:
    """The course with its sections; None, and a problem, where the model cannot hold it."""
    data = _named(work) | _settings(work) | groups | _parts(work)
    data = {key: value for key, value in data.items() if value is not None}
    for _ in range(_MOST_LEFT_OUT):
        try:
            found: Course = Course.model_validate(data)
        except ValidationError as error:
            message = f"of the course, what cannot be held is left out: {reason(error)}"
            work.scope.report(rules.NOT_MODELLED, work.root, message)
            if not _leave_out(data, error.errors(include_url=False)[0]["loc"]):
                return None
        else:
            return _with_usual_completion(found.model_copy(update={"sections": sections}))
    return None


def _leave_out(data: Data, where: tuple[int | str, ...]) -> bool:
    """Take out what the model cannot hold: an item of a list, else the whole field; False for what must be there."""
    key, index = str(where[0]) if where else "", where[1] if len(where) > 1 else None
    if key not in data or Course.model_fields[key].is_required():
        return False
    value = data.pop(key)
    if isinstance(value, tuple) and isinstance(index, int):
        data[key] = (*value[:index], *value[index + 1 :])
    return True


def _named(work: Work) -> Data:
    """What the course is called and what it says of itself."""
    scope, root, information = work.scope, work.root, work.information
    own = identifier(information.text("original_course_shortname")) or "course"
    idnumber = root.text("idnumber").strip()
    short_name = root.text("shortname") or information.text("original_course_shortname")
    full_name = root.text("fullname") or information.text("original_course_fullname")
    image = scope.area("course", "overviewfiles")
    pictures = list(scope.stored(image))
    return {
        "id": own,
        "title": scope.plain(full_name) or {"values": {work.language: own}},
        "summary": scope.rich(root, "summary", scope.area("course", "summary")),
        "languages": (work.language,),
        "short_name": short_name[:200] if short_name != own else None,
        "idnumber": idnumber if idnumber and idnumber != own else None,
        "image": addressed(scope.file(image, pictures[0]), "") if pictures else None,
        "tags": tuple(tag.text("rawname") for tag in root.all("tags/tag")),
        "custom_fields": {
            row.text("shortname"): row.text("value")
            for row in root.all("customfields/customfield")
            if row.text("value")
        },
    }


def _settings(work: Work) -> Data:
    scope, root = work.scope, work.root
    options = {
        row.text("name"): row.text("value") for row in root.all("courseformatoptions/courseformatoption")
    }
    form = root.text("format", "topics")
    if form not in {"topics", "weeks"}:
        scope.note(root, f"the course format “{form}” becomes topics")
    made = moment(work.information.whole("backup_date"))
    return {
        "released": made.date() if made else None,
        "format": form if form in {"topics", "weeks"} else "topics",
        "show_sections": "one by one" if options.get("coursedisplay") == "1" else "all",
        "hidden_sections": "invisible" if options.get("hiddensections", "1") == "1" else "collapsed",
        "starts": scope.moment(root, "startdate"),
        "ends": scope.moment(root, "enddate"),
        "hidden": not root.flag("visible", default=True),
        "force_language": bool(root.text("lang")),
        "group_mode": work.course_mode,
    }


def _parts(work: Work) -> Data:
    """What stands in files of its own."""
    file, scope, references = work.file, work.scope, work.references
    by_category: dict[str, list[str]] = {}
    for section, category in work.whole_categories.items():
        by_category.setdefault(category, []).append(section)
    sections = {key: tuple(names) for key, names in by_category.items()}
    _note_empty_categories(work)
    return {
        "complete_when": course_completion(scope, file.part("completion.xml"), references),
        "grading": grading(work.gradebook, references, sections),
        "badges": people.badges(scope, file.part("badges.xml"), references),
        "calendar": people.calendar(scope, file.part("course/calendar.xml"), references),
    }


def _note_empty_categories(work: Work) -> None:
    """Say which categories of the gradebook hold nothing: a backup that is built has no such ones."""
    book = work.gradebook
    modules = (found for section in work.sections for found in section.modules if found.kind in KINDS)
    used = {item.whole("categoryid") for found in modules for item in found.grade_items}
    used |= {item.whole("categoryid") for item in book.items}
    used |= {category.whole("parent") for category in book.categories.values()}
    for number, category in book.categories.items():
        if number not in used:
            name = category.text("fullname")[:60]
            message = f"the grade category “{name}” holds nothing, and is not built; the points of the course are fewer"
            work.scope.note(category, message)


def _with_usual_completion(course: Course) -> Course:
    """Without the list of activities, where it is everything that counts anyway."""
    named: Any = course.complete_when.activities
    if named is None:
        return course
    counted = [
        f"{section.id}/{activity.id}"
        for section in course.sections
        for activity in counting(section)
        if completion_of(activity).is_tracked
    ]
    if sorted(named) != sorted(counted):
        return course
    rule = course.complete_when.model_copy(update={"activities": None})
    return course.model_copy(update={"complete_when": rule})
