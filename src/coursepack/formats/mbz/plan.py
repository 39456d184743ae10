"""The plan of a backup: which modules it has, and the number of everything that others refer to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from coursepack.formats.mbz.expand import activities_of
from coursepack.formats.mbz.ids import Ids
from coursepack.formats.mbz.issued import IssuedCertificate, Planned, issued, points
from coursepack.formats.mbz.target import Target
from coursepack.model import (
    Assignment,
    Book,
    ChoiceActivity,
    Course,
    ExternalTool,
    Feedback,
    File,
    Folder,
    Forum,
    Glossary,
    GradedBase,
    InGradebook,
    Label,
    Lesson,
    Page,
    QuestionBank,
    Quiz,
    Scorm,
    Section,
    Training,
    Url,
    Wiki,
    Workshop,
)


@dataclass(frozen=True, slots=True)
class Module:
    """A course module: an activity and its numbers."""

    activity: Planned
    section: Section
    modulename: str
    """Moodle's name of the plug-in."""
    moduleid: int
    """Number of the course module (cmid)."""
    instanceid: int
    contextid: int
    grade_items: tuple[int, ...]
    """Numbers of its grade items; none where it is not graded, two for a workshop."""

    @property
    def directory(self) -> str:
        return f"activities/{self.modulename}_{self.moduleid}"

    @property
    def idnumber(self) -> str:
        """What tells which activity this is, in every release: its own idnumber, else its path."""
        return self.activity.idnumber or f"{self.section.id}/{self.activity.id}"


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section of the course page; number 0, above all others, may be none of the course's own."""

    sectionid: int
    number: int
    section: Section | None
    modules: tuple[Module, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that has a number before anything is written."""

    courseid: int
    contextid: int
    sections: tuple[PlannedSection, ...]
    groups: dict[str, int] = field(default_factory=dict)
    groupings: dict[str, int] = field(default_factory=dict)

    def modules(self) -> Iterator[Module]:
        """Every module, in course order."""
        for section in self.sections:
            yield from section.modules

    def module(self, section: Section, activity: Planned) -> Module | None:
        """The module of an activity; None where the backup leaves it out."""
        return next(
            (item for item in self.modules() if item.section is section and item.activity.id == activity.id),
            None,
        )


def plan(
    course: Course,
    sections: tuple[Section, ...],
    languages: tuple[str, ...],
    target: Target,
    ids: Ids,
    *,
    with_certificates: bool = False,
) -> Plan:
    """Numbers for the course, its sections and modules.

    Question banks stand in section 0, before all else: no page shows them, and quizzes of any section find
    their questions restored.
    """
    contextid = ids.new("context")
    planned = []
    banks = tuple(_banks(sections, ids)) if target.has_question_banks else ()
    first = 0 if sections and _can_stand_first(course, sections[0]) else 1
    if first:
        planned.append(PlannedSection(ids.new("course_sections"), 0, None, banks))
    for number, section in enumerate(sections, start=first):
        modules = tuple(
            _module(section, planned_activity, ids)
            for activity in activities_of(section, languages)
            if not isinstance(activity, QuestionBank)
            for planned_activity in (activity, *(issued(course, activity) if with_certificates else ()))
        )
        before = banks if number == 0 else ()
        planned.append(PlannedSection(ids.new("course_sections"), number, section, (*before, *modules)))
    return Plan(
        courseid=ids.new("course"),
        contextid=contextid,
        sections=tuple(planned),
        groups={group.id: ids.new("groups") for group in course.groups},
        groupings={grouping.id: ids.new("groupings") for grouping in course.groupings},
    )


def _banks(sections: tuple[Section, ...], ids: Ids) -> Iterator[Module]:
    for section in sections:
        for activity in section.activities:
            if isinstance(activity, QuestionBank):
                yield _module(section, activity, ids)


def _can_stand_first(course: Course, section: Section) -> bool:
    """Whether a section can be Moodle's section 0, which is always open and has no week of its own."""
    return (
        course.format == "topics"
        and course.show_sections == "all"
        and section.available_when is None
        and not section.hidden
    )


def _module(section: Section, activity: Planned, ids: Ids) -> Module:
    name = module_name(activity)
    return Module(
        activity=activity,
        section=section,
        modulename=name,
        moduleid=ids.new("course_modules"),
        instanceid=ids.new(name),
        contextid=ids.new("context"),
        grade_items=tuple(ids.new("grade_items") for _ in points(activity)),
    )


def module_name(activity: Planned) -> str:
    """Moodle's name for a kind of activity."""
    match activity:
        case Page() | Book() | Label() | Url() | Folder() | Glossary() | Quiz() | Forum() | Wiki():
            return type(activity).__name__.lower()
        case Feedback() | Lesson() | Scorm() | Workshop():
            return type(activity).__name__.lower()
        case File():
            return "resource"
        case Assignment() | Training():
            return "assign"
        case ChoiceActivity():
            return "choice"
        case ExternalTool():
            return "lti"
        case QuestionBank():
            return "qbank"
        case IssuedCertificate():
            return "customcert"
        case _:
            assert_never(activity)


def placement_of(activity: Planned) -> InGradebook:
    """How an activity stands in the gradebook."""
    return activity.gradebook if isinstance(activity, GradedBase | Workshop) else InGradebook()
