"""Files of a backup that stand nowhere in the course: no text shows them."""

from coursepack.formats.mbz.reading.scope import Scope
from coursepack.formats.mbz.reading.tree import Part
from coursepack.problems.rules import backup as rules

_OF_TEACHERS = frozenset(
    {"intro", "introattachment", "activityattachment", "content", "chapter", "page_contents", "page_answers"}
    | {"page_responses", "mediafile", "instructauthors", "instructreviewers", "conclusion", "feedback"}
    | {"page_after_submit", "item"}
)
"""Areas in which a teacher's files stand; in others users may have left theirs, whose names nobody is told."""
_OF_COURSE = frozenset({"summary", "section", "overviewfiles", "legacy"})
_SHOWN = 3


def tell_files(scope: Scope, part: Part, contextid: int, component: str) -> None:
    """Name the files of an activity, or of the course, that the course does not take over; once a context."""
    areas = _OF_COURSE if component == "course" else _OF_TEACHERS
    if component == "mod_scorm":  # what the package holds, unpacked
        return
    if (contextid, component) in scope.files.told:
        return
    scope.files.told.add((contextid, component))
    taken = scope.files.contents
    left = sorted(
        path
        for area in scope.files.of_context(contextid)
        if area.component == component and area.filearea in areas
        for path, contenthash in scope.stored(area).items()
        if contenthash not in taken
    )
    if left:
        names = ", ".join(f"“{path[:60]}”" for path in left[:_SHOWN])
        more = f" and {len(left) - _SHOWN} more" if len(left) > _SHOWN else ""
        scope.report(rules.NO_WORD, part, f"what is not kept: files that no text shows: {names}{more}")
