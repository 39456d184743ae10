"""The order in which sections are restored.

A quiz that draws from the questions of another finds that other's context only where it has been restored
before (`process_question_set_reference` in `backup/moodle2/restore_stepslib.php`, Moodle 4.5). Sections go by
their number to their place on the course page, so they may be restored in any order.
"""

from collections.abc import Iterator

from coursepack.formats.mbz.plan import Plan, PlannedSection
from coursepack.model import Course, Quiz, Section


def restore_order(course: Course, plan: Plan) -> tuple[PlannedSection, ...]:
    """Sections so that those whose questions are drawn from come first; otherwise as they stand."""
    placed: list[PlannedSection] = []
    waiting = list(plan.sections)
    while waiting:
        ready = [item for item in waiting if not _waits_for(course, plan, item, waiting)]
        taken = ready[0] if ready else waiting[0]
        placed.append(taken)
        waiting.remove(taken)
    return tuple(placed)


def _waits_for(course: Course, plan: Plan, planned: PlannedSection, waiting: list[PlannedSection]) -> bool:
    if planned.section is None:
        return False
    others = [item for item in waiting if item is not planned]
    return any(source is other for source in _drawn_from(course, plan, planned.section) for other in others)


def _drawn_from(course: Course, plan: Plan, section: Section) -> Iterator[PlannedSection]:
    """The sections in which those stand whose questions the section's quizzes draw."""
    for activity in section.activities:
        if isinstance(activity, Quiz):
            for draw in activity.draws:
                found = course.find(draw.from_, section)
                module = plan.module(found.section, found.thing) if found else None
                yield from (planned for planned in plan.sections if module in planned.modules)
