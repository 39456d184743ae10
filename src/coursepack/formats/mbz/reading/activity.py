"""Sections and activities: what every one has, whatever its kind."""

from pydantic import ValidationError

from coursepack.formats.mbz.reading import availability
from coursepack.formats.mbz.reading.completion import completion
from coursepack.formats.mbz.reading.gradebook import pass_mark
from coursepack.formats.mbz.reading.inspect import FLATTENED
from coursepack.formats.mbz.reading.kinds import KINDS, is_graded, own_data
from coursepack.formats.mbz.reading.outline import Found, FoundSection
from coursepack.formats.mbz.reading.pools import Pools
from coursepack.formats.mbz.reading.scope import Data, Scope, without_empty
from coursepack.formats.mbz.reading.tree import Part
from coursepack.formats.mbz.reading.unsaid import tell_activity, tell_section, told
from coursepack.formats.mbz.reading.work import Work, group_mode, reason
from coursepack.model import Activity, Completion, Section
from coursepack.model.tracking import completion_of


def read_section(work: Work, pools: Pools, section: FoundSection) -> Section:
    """A section with its activities, then the question banks that stand in it."""
    title = section.title["values"][work.language][:60]
    scope = work.scope.within(folder=section.folder, thing=f"the section “{title}”")
    activities = [found for module in section.modules if (found := _activity(work, pools, section, module))]
    activities += [
        activity
        for data in pools.banks.get(section.id, ())
        if (activity := work.validated(data, section.part))
    ]
    part = section.part
    tell_section(scope, part)
    for bank in section.banks:
        if bank.part is not None and bank.part.text("intro").strip():
            told(work.within(section, bank), bank.part, (), ["its description"])
    data: Data = {
        "id": section.id,
        "folder": section.folder,
        "title": section.title,
        "summary": scope.rich(part, "summary", scope.area("course", "section", part.number)),
        "hidden": not part.flag("visible", default=True),
        "available_when": availability.restriction(
            scope, part, "availabilityjson", work.references, section.id
        ),
    }
    return _validated(scope, without_empty(data), part).model_copy(update={"activities": tuple(activities)})


def _validated(scope: Scope, data: Data, part: Part) -> Section:
    """The section; without its restriction, where the model cannot hold that."""
    try:
        return Section.model_validate(data)
    except ValidationError as error:
        scope.note(part, f"its restriction cannot be held, and is left out: {reason(error)}")
        return Section.model_validate({**data, "available_when": None})


def _activity(work: Work, pools: Pools, section: FoundSection, found: Found) -> Activity | None:
    if found.kind in FLATTENED:
        message = (
            "it becomes a section of its own, after the others; its place among the activities is not kept"
        )
        scope = work.within(section, found)
        scope.note(found.module, message)
        if found.module.text("availability").strip():
            scope.note(found.module, "it is restricted; look whether its section is as well")
        return None
    if found.kind not in KINDS or found.part is None:
        work.keep_module(found)
        return None
    scope = work.within(section, found)
    data = _common(work, scope, section, found, found.part)
    data |= _own(work, pools, scope, section, found, found.part)
    data = {key: value for key, value in data.items() if value is not None and value != ""}
    activity = work.validated(data, found.part)
    if activity is None:
        work.keep_module(found)
        return None
    tell_activity(scope, work.file, found, found.part)
    rule = completion(found.module, found.part)
    if rule == {}:
        scope.note(found.module, "what completes it is not known, and is what usually does for its kind")
    return _with_completion(scope, activity, rule, found.module)


def _own(work: Work, pools: Pools, scope: Scope, section: FoundSection, found: Found, part: Part) -> Data:
    """What an activity has that others of its kind have."""
    if found.kind == "quiz":
        return pools.quiz(scope, section, found)
    data = own_data(scope, found.kind, part, work.file.part(f"{found.directory}/grading.xml"))
    team = data.get("team")
    if isinstance(team, dict):
        grouping = work.references.groupings.get(team.get("grouping") or 0)
        data["team"] = without_empty({**team, "grouping": grouping})
    return data


def _with_completion(scope: Scope, activity: Activity, rule: Data, module: Part) -> Activity:
    """The activity with its rule, where that is not the usual one of its kind."""
    usual = completion_of(activity)
    try:
        data = Completion.model_validate(rule) if rule else usual
    except ValidationError as error:
        scope.note(module, f"its rule of completion becomes the usual one: {reason(error)}")
        return activity
    if data == usual:
        return activity
    found: Activity = activity.model_copy(update={"complete_when": data})
    return found


def _common(work: Work, scope: Scope, section: FoundSection, found: Found, part: Part) -> Data:
    module = found.module
    idnumber = module.text("idnumber").strip()
    intro = scope.rich(part, "intro", scope.area(f"mod_{found.kind}", "intro"))
    mode = group_mode(module)
    return {
        "activity": KINDS[found.kind],
        "id": found.id,
        "title": scope.plain(part.text("name")) or {"values": {scope.language: found.id}},
        "intro": None if found.kind == "label" else intro,
        "show_intro": module.flag("showdescription") and found.kind != "label",
        "available_when": availability.restriction(
            scope, module, "availability", work.references, section.id
        ),
        "hidden": _is_hidden(module, section.part),
        "group_mode": None if mode == work.course_mode else mode,
        "grouping": work.references.groupings.get(module.whole("groupingid")),
        "tags": tuple(tag.text("rawname") for tag in module.all("tags/tag")),
        "idnumber": None if idnumber == f"{section.id}/{found.id}" else idnumber[:100],
        **_graded(work, section, found),
    }


def _is_hidden(module: Part, section: Part) -> bool:
    """Whether an activity is hidden itself, and not because its section is."""
    by_section = module.flag("visibleold") and not section.flag("visible", default=True)
    return not module.flag("visible", default=True) and not by_section


def _graded(work: Work, section: FoundSection, found: Found) -> Data:
    """How an activity stands in the gradebook."""
    if not found.grade_items or not is_graded(found.kind):
        return {}
    item = found.grade_items[0]
    placement = work.gradebook.placement(item)
    if placement.get("category") == work.whole_categories.get(section.id, ""):
        placement.pop("category", None)
    return {"gradebook": placement} | ({} if found.kind == "workshop" else {"pass": pass_mark(item)})
