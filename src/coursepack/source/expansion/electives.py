"""Electives become a list to tick, restrictions of what they open, and groups.

Core Moodle knows no course in the course, and no restriction that counts. A learner ticks an item of the
list (manual completion), what belongs to the elective asks for that tick, and a last item, ticked when the
choice is made, takes the reminder away.
"""

from coursepack.model import (
    Completed,
    Completion,
    Course,
    Elective,
    Electives,
    Group,
    Grouping,
    Label,
    NotCompleted,
    PlainText,
    Section,
    elective_activities,
)
from coursepack.source.expansion.stand_ins import both, plain, rich, with_activity
from coursepack.source.expansion.words import said

TAKE, CHOSEN, REMINDER = "take-", "electives-chosen", "electives-reminder"
"""Ids of what is made here; a tick's id goes on with the elective's."""

_NEVER = Completion(never=True)


def with_electives(course: Course) -> Course:
    """The course with the list of electives, and with what each opens restricted to those who ticked it."""
    electives = course.electives
    home = course.find_section(electives.choose_in) if electives else None
    if electives is None or home is None:
        return course
    course = _restricted(course, electives, home)
    for label in _labels(course, electives, home):
        course = with_activity(course, home.folder, label)
    return _with_groups(course, electives)


def _restricted(course: Course, electives: Electives, home: Section) -> Course:
    for elective in electives.of:
        tick = Completed(completed=f"{home.id}/{TAKE}{elective.id}", otherwise=electives.others)
        for found in list(elective_activities(course, elective)):
            asked = both(found.thing.available_when, tick)
            activity = found.thing.model_copy(update={"available_when": asked})
            course = with_activity(course, found.section.folder, activity)
    return course


def _labels(course: Course, electives: Electives, home: Section) -> list[Label]:
    count = len(electives.of)
    words = {"least": electives.at_least, "count": count}
    still_open = NotCompleted(not_completed=f"{home.id}/{CHOSEN}", otherwise="hidden")
    ticks = [_tick(course, elective) for elective in electives.of]
    reminder = _label(course, REMINDER, "electives_reminder_title", "electives_reminder", words)
    chosen = _label(course, CHOSEN, "electives_chosen_title", "electives_chosen", words)
    return [
        reminder.model_copy(update={"available_when": still_open}),
        *ticks,
        chosen.model_copy(update={"complete_when": Completion(manually=True, by=electives.choose_by)}),
    ]


def _tick(course: Course, elective: Elective) -> Label:
    section = course.find_section(elective.section)
    theme = section.title if section else elective.title
    texts = {
        language: said("elective_tick", language).format(
            title=elective.title.get(language), theme=theme.get(language)
        )
        for language in course.languages
    }
    return Label.model_construct(
        id=f"{TAKE}{elective.id}",
        title=elective.title,
        text=rich(texts),
        complete_when=Completion(manually=True),
    )


def _label(course: Course, name: str, title: str, text: str, words: dict[str, int]) -> Label:
    languages = course.languages
    return Label.model_construct(
        id=name,
        title=_named(course, title, words),
        text=rich({language: said(text, language).format(**words) for language in languages}),
        complete_when=_NEVER,
    )


def _named(course: Course, key: str, words: dict[str, int]) -> PlainText:
    return plain({language: said(key, language).format(**words) for language in course.languages})


def _with_groups(course: Course, electives: Electives) -> Course:
    """A group for each elective, which facilitators fill, and a grouping of them all."""
    groups = tuple(Group(id=elective.id, title=elective.title) for elective in electives.of)
    title = _named(course, "electives_grouping", {})
    grouping = Grouping(id="electives", title=title, groups=tuple(group.id for group in groups))
    return course.model_copy(
        update={"groups": (*course.groups, *groups), "groupings": (*course.groupings, grouping)}
    )
