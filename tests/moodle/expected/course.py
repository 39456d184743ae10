"""The course itself: its settings, sections, gradebook, completion, badges, groups, calendar."""

import re

from coursepack.model.tracking import counting
from tests.moodle.expected.conditions import grade_items, resolved, restriction
from tests.moodle.expected.grading import category_of, coefficient
from tests.moodle.expected.words import differences, moment, spoken

_AGGREGATION = {
    "points": 13,
    "weighted mean": 10,
    "mean": 0,
    "median": 2,
    "lowest": 4,
    "highest": 6,
    "mode": 8,
}
_SHOW = {"points": 1, "percent": 2, "letter": 3, "points and percent": 12, "points and letter": 13}


def course_differences(course, report):
    """What differs between the source's course and the report's, one line each."""
    lines = differences("course", _course(course), _named_alone(report["course"]))
    lines += _sections(course, report)
    lines += differences("groups", _groups(course), report)
    lines += _gradebook(course, report["gradebook"])
    lines += differences("completion", _completion(course), report["completion"])
    lines += differences("badges", _badges(course), report)
    lines += differences("calendar", {"events": [_event(course, event) for event in course.calendar]}, report)
    return lines


def _named_alone(row):
    """Moodle marks names that another course of the site has: `… copy 1` and `…_1`."""
    full, short = row["fullname"], row["shortname"]
    return {
        **row,
        "fullname": re.sub(r" copy \d+$", "", full),
        "shortname": re.sub(r"_\d+$", "", short),
    }


def _course(course):
    """Moodle empties the idnumber of every restored course (`restore_course_structure_step`)."""
    return {
        "fullname": course.title.get("en"),
        "shortname": course.short_name or course.id,
        "idnumber": "",
        "summary": spoken(course.summary),
        "lang": "en" if course.force_language else "",
        "format": course.format,
        "startdate": moment(course, course.starts),
        "enddate": moment(course, course.ends),
        "visible": not course.hidden,
        "enablecompletion": 1,
        "groupmode": {"none": 0, "separate": 1, "visible": 2}[course.group_mode],
        "format_options.hiddensections": course.hidden_sections == "invisible",
        "format_options.coursedisplay": course.show_sections == "one by one",
        "tags": list(course.tags),
        "overview_files.0.path": "/" + course.image.course_path.rpartition("/")[2],
        "customfields": dict(course.custom_fields),
    }


def _sections(course, report):
    maxima = grade_items(report["gradebook"]["tree"])
    lines = []
    for section, row in zip(course.sections, report["sections"], strict=True):
        found = {**row, "availability": resolved(row["availability"], report, maxima)}
        expected = {
            "name": section.title.get("en"),
            "summary": spoken(section.summary),
            "visible": not section.hidden,
            "availability": restriction(course, section, section.available_when),
        }
        lines += differences(f"section {section.id}", expected, found)
    return lines


def _groups(course):
    titles = {group.id: group.title.get("en") for group in course.groups}
    expected = {}
    for number, group in enumerate(course.groups):
        expected[f"groups.{number}.name"] = titles[group.id]
        expected[f"groups.{number}.idnumber"] = group.id
        expected[f"groups.{number}.description"] = spoken(group.text)
    for number, grouping in enumerate(course.groupings):
        expected[f"groupings.{number}.name"] = grouping.title.get("en")
        expected[f"groupings.{number}.idnumber"] = grouping.id
        expected[f"groupings.{number}.description"] = spoken(grouping.text)
        expected[f"groupings.{number}.groups"] = [titles[name] for name in grouping.groups]
    return expected


def _gradebook(course, book):
    """The tree: categories with what stands in them, the teacher's items, letters, how grades are shown."""
    grading = course.grading
    nodes, items = {}, {}
    _walk(book["tree"], nodes, items)
    lines = differences(
        "gradebook",
        {
            "top_count": 1,
            "letters": [[letter.from_, letter.letter.get("en")] for letter in grading.letters],
            "settings.displaytype": _SHOW[grading.show],
            "tree.aggregation": _AGGREGATION[grading.aggregation],
            "tree.aggregateonlygraded": not grading.count_empty,
            "tree.droplow": grading.drop_lowest,
        },
        book,
    )
    kept = [row for row in grading.categories if row.title.get("en") in nodes]
    lines += [f"gradebook: {name} was not asked for" for name in nodes if name not in _titles(kept)]
    for row in kept:
        node = nodes[row.title.get("en")]
        expected = {
            "aggregation": _AGGREGATION[row.aggregation],
            "aggregateonlygraded": not grading.count_empty,
            "droplow": row.drop_lowest,
            "keephigh": row.keep_highest,
            "hidden": row.gradebook.hidden,
            "depth": 3 if row.parent else 2,
            "item.gradepass": node["item"]["grademax"] * (row.pass_mark or 0) / 100,
        }
        lines += differences(f"grade category {row.id}", expected, node)
    for row in grading.items:
        category = category_of(course, row.gradebook, None)
        expected = {
            "itemname": row.title.get("en"),
            "grademax": row.points,
            "gradepass": row.points * (row.pass_mark or 0) / 100,
            "category": category.title.get("en") if category else "(course)",
            "aggregationcoef": coefficient(category or grading, row.gradebook),
            "hidden": row.gradebook.hidden,
        }
        lines += differences(f"grade item {row.id}", expected, items[row.id])
    return lines


def _titles(categories):
    return {row.title.get("en") for row in categories}


def _walk(node, nodes, items):
    for child in node["children"]:
        if "children" in child:
            nodes[child["fullname"]] = child
            _walk(child, nodes, items)
        elif child["itemtype"] == "manual":
            items[child["idnumber"]] = child


def _completion(course):
    rule = course.complete_when
    named = [course.find(name, None).thing for name in rule.activities]
    criteria = [{"type": "activity", "activity": _shown(activity)} for activity in named]
    if rule.enrolled_for:
        criteria.append({"type": "duration", "enrolperiod": float(rule.enrolled_for)})
    if rule.grade is not None:
        criteria.append({"type": "grade", "gradepass": float(rule.grade)})
    return {
        "criteria": criteria,
        "aggregation": [
            {"criteriatype": "activity", "method": "any" if rule.one_activity_is_enough else "all"},
            {"criteriatype": "overall", "method": "any" if rule.one_is_enough else "all"},
        ],
    }


def _shown(activity):
    kinds = {"file": "resource", "assignment": "assign", "training": "assign"}
    return f"{kinds.get(activity.activity, activity.activity)}: {activity.title.get('en')}"


def _badges(course):
    expected = {}
    for number, badge in enumerate(course.badges):
        rule = badge.earned_when
        activities = [course.find(name, None).thing for name in rule.activities]
        activities += [item for name in rule.sections for item in counting(course.find_section(name))]
        kinds = ["overall"]
        kinds += ["activity"] * bool(activities) + ["manual"] * rule.by_teacher
        kinds += ["course"] * rule.course_complete
        expected |= {
            f"badges.{number}.{name}": value
            for name, value in {
                "name": badge.title.get("en"),
                "description": badge.description.get("en"),
                "issuername": badge.issuer or course.publisher,
                "issuerurl": badge.issuer_url or "",
                "expireperiod": badge.expires_after,
                "status": 0,
                "criteria.0.method": "any" if rule.one_is_enough else "all",
                "image_files.0.path": "/f1.png",
                "image_files.2.path": "/f3.png",
                **({"message": spoken(badge.message)} if badge.message else {}),
                **({"messagesubject": badge.message_subject.get("en")} if badge.message_subject else {}),
                **({"imagecaption": badge.image_caption.get("en")} if badge.image_caption else {}),
                **{f"criteria.{place}.type": kind for place, kind in enumerate(kinds)},
            }.items()
        }
        for place, activity in enumerate(activities):
            expected[f"badges.{number}.criteria.1.params.{place}.value"] = _shown(activity)
    return expected


def _event(course, event):
    titles = {group.id: group.title.get("en") for group in course.groups}
    return {
        "name": event.title.get("en"),
        "description": spoken(event.text),
        "eventtype": "group" if event.group else "course",
        "group": titles[event.group] if event.group else None,
        "timestart": moment(course, event.starts),
        "timeduration": event.lasts,
        "location": event.location or "",
        "visible": 1,
    }
