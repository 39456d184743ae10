"""Assignments and workshops, with their rubrics and guides; SCORM packages and external tools."""

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.mbz.reading.scope import Data, Scope, addressed, named, without_empty
from coursepack.formats.mbz.reading.tree import Part, whole

_REOPENED = {"manual": "manually", "untilpass": "until passed", "automatic": "always"}
_SUBMISSION = ("no", "optional", "required")
_GRADING = ("objects", "highest", "average", "sum")
_KEEP = ("highest", "average", "first", "last")
_CONTAINER = {
    1: "default",
    2: "embedded",
    3: "embedded without blocks",
    4: "new window",
    5: "existing window",
}


def assign(scope: Scope, part: Part, grading: Part | None) -> Data:
    """An assignment; `grading` is its grading.xml."""
    settings = {
        (row.text("plugin"), row.text("subtype"), row.text("name")): row.text("value")
        for row in part.all("plugin_configs/plugin_config")
    }

    def on(plugin: str, subtype: str, name: str = "enabled") -> bool:
        return settings.get((plugin, subtype, name), "0") not in {"", "0"}

    attachments = scope.area("mod_assign", "introattachment")
    team = part.flag("teamsubmission")
    attempts = part.whole("maxattempts", 1)
    reopened = part.text("attemptreopenmethod", "none")
    grade = part.whole("grade", 100)
    if grade < 0:
        scope.note(part, "a grade by a scale becomes no grade")
    return without_empty(
        {
            "instructions": scope.rich(part, "activity", scope.area("mod_assign", "activityattachment")),
            "files": tuple(
                addressed(scope.file(attachments, path), scope.folder) for path in scope.stored(attachments)
            ),
            "submission": _submission(
                settings, on("onlinetext", "assignsubmission"), on("file", "assignsubmission")
            ),
            "points": float(max(grade, 0)),
            **_of_all_points(scope, part, _marking(scope, grading), float(grade)),
            "opens": scope.moment(part, "allowsubmissionsfromdate"),
            "due": scope.moment(part, "duedate"),
            "cut_off": scope.moment(part, "cutoffdate"),
            "grade_by": scope.moment(part, "gradingduedate"),
            "time_limit": part.whole("timelimit") or None,
            "attempts": attempts if reopened != "none" else 1,
            "reopened": _REOPENED.get(reopened, "manually") if attempts != 1 else "manually",
            "draft_first": part.flag("submissiondrafts"),
            "statement": part.flag("requiresubmissionstatement"),
            "team": {
                "each_submits": part.flag("requireallteammemberssubmit"),
                "needs_group": part.flag("preventsubmissionnotingroup"),
                "grouping": part.whole("teamsubmissiongroupingid") or None,
            }
            if team
            else None,
            "anonymous": part.flag("blindmarking"),
            "workflow": part.flag("markingworkflow"),
            "comments": on("comments", "assignfeedback"),
            "inline_comments": on("comments", "assignfeedback", "commentinline"),
            "annotate": on("editpdf", "assignfeedback"),
            "feedback_files": on("file", "assignfeedback"),
            "offline_grading": on("offline", "assignfeedback"),
        }
    )


def _submission(settings: dict[tuple[str, str, str], str], text: bool, files: bool) -> Data:
    def number(plugin: str, name: str) -> int:
        return whole(settings.get((plugin, "assignsubmission", name), ""))

    limited = number("onlinetext", "wordlimitenabled")
    words = number("onlinetext", "wordlimit") if limited else 0
    types = settings.get(("file", "assignsubmission", "filetypeslist"), "")
    listed = tuple(
        word for word in types.replace(";", ",").replace(" ", ",").split(",") if word and word != "*"
    )
    return {
        "text": without_empty({"max_words": words or None}) if text else None,
        "files": {
            "count": min(max(number("file", "maxfilesubmissions"), 1), 50),
            "max_size": number("file", "maxsubmissionsizebytes"),
            "types": listed,
        }
        if files
        else None,
    }


def _marking(scope: Scope, grading: Part | None) -> Data:
    """The rubric or guide that is in use."""
    for area in grading.all("area") if grading is not None else ():
        method = area.text("activemethod")
        for definition in area.all("definitions/definition"):
            if definition.text("method") != method:
                continue
            if method == "rubric":
                return {"rubric": {"criteria": tuple(_criteria(scope, definition))}}
            if method == "guide":
                return {"guide": _guide(scope, definition)}
    return {}


def _of_all_points(scope: Scope, part: Part, marking: Data, grade: float) -> Data:
    """The rubric or guide with points that add up to the assignment's, to which Moodle would stretch them."""
    way = next(iter(marking), None)
    if way is None or grade <= 0:
        return marking
    criteria = marking[way]["criteria"]
    key = "levels" if way == "rubric" else ""
    total = sum(
        max((level["points"] for level in item[key]), default=0.0) if key else item["points"]
        for item in criteria
    )
    if total in {0, grade}:
        return marking
    scope.note(part, f"the {way}'s {total:g} points are stretched to the assignment's {grade:g}")
    factor = grade / total

    def stretched(item: Data) -> Data:
        return {**item, "points": round(item["points"] * factor, 5)}

    fitted = tuple(
        {**item, key: tuple(stretched(level) for level in item[key])} if key else stretched(item)
        for item in criteria
    )
    return {way: {**marking[way], "criteria": fitted}}


def _criteria(scope: Scope, definition: Part) -> list[Data]:
    names = Identifiers()
    found = sorted(
        definition.all("plugin_gradingform_rubric_definition/criteria/criterion"),
        key=lambda item: item.whole("sortorder"),
    )
    return [
        {
            "id": names.give("", "", item.text("description")),
            "text": scope.rich(item, "description") or scope.text(""),
            "levels": tuple(
                {
                    "points": level.decimal("score"),
                    "text": scope.rich(level, "definition") or scope.text(""),
                }
                for level in sorted(item.all("levels/level"), key=lambda level: level.decimal("score"))
            ),
        }
        for item in found
    ]


def _guide(scope: Scope, definition: Part) -> Data:
    names = Identifiers()
    root = "plugin_gradingform_guide_definition"
    criteria = sorted(
        definition.all(f"{root}/guidecriteria/guidecriterion"), key=lambda item: item.whole("sortorder")
    )
    comments = sorted(
        definition.all(f"{root}/guidecomments/guidecomment"), key=lambda item: item.whole("sortorder")
    )
    return {
        "criteria": tuple(
            without_empty(
                {
                    "id": names.give("", item.text("shortname"), "criterion"),
                    "title": named(scope, item, "shortname", "?"),
                    "points": item.decimal("maxscore"),
                    "text": scope.rich(item, "description"),
                    "for_markers": scope.rich(item, "descriptionmarkers"),
                }
            )
            for item in criteria
        ),
        "comments": tuple(named(scope, item, "description", "?") for item in comments),
    }


def workshop(scope: Scope, part: Part) -> Data:
    """A workshop's frame; what was handed in is not kept."""
    names = Identifiers()
    strategy = part.text("strategy", "accumulative")
    data: Data = {}
    if strategy == "rubric":
        data["rubric"] = _workshop_rubric(scope, part, names)
    elif strategy == "accumulative":
        data["aspects"] = tuple(
            {
                "id": names.give("", "", item.text("description")),
                "text": scope.rich(
                    item, "description", scope.area("workshopform_accumulative", "description", item.number)
                )
                or scope.text(""),
                "points": min(max(item.whole("grade", 10), 1), 100),
                "weight": item.whole("weight", 1),
            }
            for item in sorted(
                part.all("subplugin_workshopform_accumulative_workshop/workshopform_accumulative_dimension"),
                key=lambda item: item.whole("sort"),
            )
        )
    else:
        scope.note(part, f"the way of assessing “{strategy}” is not kept")
    return without_empty(
        {
            **data,
            "instructions": scope.rich(
                part, "instructauthors", scope.area("mod_workshop", "instructauthors")
            ),
            "assessment_instructions": scope.rich(
                part, "instructreviewers", scope.area("mod_workshop", "instructreviewers")
            ),
            "conclusion": scope.rich(part, "conclusion", scope.area("mod_workshop", "conclusion")),
            "points": part.decimal("grade", 80.0),
            "assessment_points": part.decimal("gradinggrade", 20.0),
            "text_submission": _SUBMISSION[part.whole("submissiontypetext", 1) % 3],
            "file_submission": _SUBMISSION[part.whole("submissiontypefile", 1) % 3],
            "files": min(max(part.whole("nattachments", 1), 1), 7),
            "late": part.flag("latesubmissions"),
            "self_assessment": part.flag("useselfassessment"),
            "opens": scope.moment(part, "submissionstart"),
            "due": scope.moment(part, "submissionend"),
            "assessment_opens": scope.moment(part, "assessmentstart"),
            "assessment_due": scope.moment(part, "assessmentend"),
        }
    )


def _workshop_rubric(scope: Scope, part: Part, names: Identifiers) -> Data | None:
    criteria = tuple(
        {
            "id": names.give("", "", item.text("description")),
            "text": scope.rich(
                item, "description", scope.area("workshopform_rubric", "description", item.number)
            )
            or scope.text(""),
            "levels": tuple(
                {
                    "points": level.decimal("grade"),
                    "text": scope.rich(level, "definition") or scope.text(""),
                }
                for level in item.all("workshopform_rubric_level")
            ),
        }
        for item in part.all("subplugin_workshopform_rubric_workshop/workshopform_rubric_dimension")
    )
    return {"criteria": criteria} if criteria else None


def scorm(scope: Scope, part: Part) -> Data:
    """A package, kept as the file that it is."""
    area = scope.area("mod_scorm", "package")
    stored = list(scope.stored(area))
    return {
        "package": addressed(scope.file(area, stored[0]), scope.folder) if stored else None,
        "points": part.decimal("maxgrade", 100.0),
        "grading": _GRADING[part.whole("grademethod", 1) % 4],
        "keep": _KEEP[part.whole("whatgrade") % 4],
        "attempts": min(max(part.whole("maxattempt"), 0), 6),
        "new_window": part.flag("popup"),
        "height": min(max(part.whole("height", 800), 100), 4000),
        "skip_contents": part.whole("skipview") == 2,
        "show_contents": part.whole("hidetoc") != 3,
        "opens": scope.moment(part, "timeopen"),
        "closes": scope.moment(part, "timeclose"),
    }


def lti(scope: Scope, part: Part) -> Data:
    """A tool, without the keys of the site."""
    if part.value("password") or part.value("resourcekey"):
        scope.note(part, "the key and the secret of the tool are not kept")
    lines = part.text("instructorcustomparameters").split("\n")
    graded = part.flag("instructorchoiceacceptgrades")
    return {
        "link": (part.text("toolurl") or part.text("securetoolurl")).strip(),
        "opens_in": _CONTAINER.get(part.whole("launchcontainer", 1), "default"),
        "parameters": tuple(line.strip() for line in lines if line.strip()),
        "send_name": part.flag("instructorchoicesendname"),
        "send_email": part.flag("instructorchoicesendemailaddr"),
        "points": float(max(part.whole("grade", 100), 0)) if graded else 0.0,
    }
