"""A course as a Moodle backup: everything is planned, then written, then packed."""

from collections.abc import Iterator

from coursepack.formats.base import Artifact, Context, Loss, file_name, voice, voice_name
from coursepack.formats.mbz import calendar
from coursepack.formats.mbz.activities import activity_xml
from coursepack.formats.mbz.archive import archive
from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.badges import badges_xml, needs_teacher_role
from coursepack.formats.mbz.bank import QuestionNumbers, number_questions
from coursepack.formats.mbz.certificate import PLUGIN, pictures
from coursepack.formats.mbz.completion import completion_xml
from coursepack.formats.mbz.course import TEACHER_ROLE, course_xml, empty_files, filters_xml
from coursepack.formats.mbz.element import Value, document, leaves, node
from coursepack.formats.mbz.gradebook import GradebookPlan, plan_gradebook
from coursepack.formats.mbz.grades import gradebook_xml, module_grades
from coursepack.formats.mbz.grading import grading_xml
from coursepack.formats.mbz.groups import groups_xml
from coursepack.formats.mbz.ids import Ids
from coursepack.formats.mbz.issued import IssuedCertificate, printed
from coursepack.formats.mbz.losses import losses, noted
from coursepack.formats.mbz.manifest import manifest_xml
from coursepack.formats.mbz.module import module_xml
from coursepack.formats.mbz.order import restore_order
from coursepack.formats.mbz.plan import Module, PlannedSection, plan
from coursepack.formats.mbz.pool import FilePool
from coursepack.formats.mbz.questions import questions_xml
from coursepack.formats.mbz.references import inforef
from coursepack.formats.mbz.sections import section_xml
from coursepack.formats.mbz.target import Target, target_of
from coursepack.model import Course

_NO_ROLES = document(node("roles", node("role_overrides"), node("role_assignments")))
_NO_FILTERS = document(node("filters", node("filter_actives"), node("filter_configs")))
_NO_COMPETENCIES = document(node("course_module_competencies", node("competencies")))
_NO_HISTORY = document(node("grade_history", node("grade_grades")))


_DEFAULT = "4.5"


def write(course: Course, context: Context) -> Iterator[Artifact]:
    """One backup a language and version of Moodle, or one a version; of a whole course with certificates a second.

    They stand in the second alone: where the plug-in is missing, Moodle leaves them out without a word
    (`build_section_plan` in `backup/moodle2/restore_plan_builder.class.php`, 4.5 and 5.1).
    """
    for languages in context.voices:
        for version in context.moodle:
            target = target_of(course, version)
            yield _artifact(course, context, languages, target)
            if printed(course) and not context.sections:
                yield _artifact(course, context, languages, target, with_certificates=True)


def _artifact(
    course: Course,
    context: Context,
    languages: tuple[str, ...],
    target: Target,
    *,
    with_certificates: bool = False,
) -> Artifact:
    parts = () if target.name == _DEFAULT else (f"moodle-{target.name}",)
    last = ("customcert",) if with_certificates else ()
    name = file_name(course, voice_name(languages), *parts, *last, extension=".mbz")
    members, apart = backup_members(
        course, context, languages, name, target, with_certificates=with_certificates
    )
    return Artifact(
        name,
        archive(members, int(context.clock.timestamp()), context.packing),
        voice(languages),
        (*losses(course, context, languages, target), *apart),
        moodle=target.name,
        plugins=(PLUGIN,) if with_certificates else (),
        languages=languages[1:] and languages,
    )


def backup_members(
    course: Course,
    context: Context,
    languages: tuple[str, ...],
    name: str,
    target: Target,
    *,
    with_certificates: bool = False,
) -> tuple[dict[str, bytes], tuple[Loss, ...]]:
    """The files of a backup by their path in it, and what does not stand there in every language."""
    ids = Ids()
    sections = tuple(section for section in course.sections if context.wants(section))
    planned = plan(course, sections, languages, target, ids, with_certificates=with_certificates)
    files = FilePool(context.media, ids, int(context.clock.timestamp()))
    order = restore_order(course, planned)
    backup = Backup(course, context, languages, target, planned, ids, files, order)
    gradebook = plan_gradebook(course, planned, ids)
    numbers = number_questions(course, planned, target, ids)
    members = {
        "course/course.xml": course_xml(backup),
        "course/filters.xml": filters_xml(backup),
        "course/calendar.xml": calendar.calendar_xml(backup),
        **empty_files(),
        "groups.xml": groups_xml(backup),
        "gradebook.xml": gradebook_xml(backup, gradebook),
        "completion.xml": completion_xml(backup),
        "badges.xml": badges_xml(backup),
        "questions.xml": questions_xml(backup, numbers),
        "roles.xml": _roles(backup),
        "scales.xml": document(node("scales_definition")),
        "outcomes.xml": document(node("outcomes_definition")),
        "grade_history.xml": _NO_HISTORY,
        "users.xml": document(node("users")),
        "moodle_backup.xml": manifest_xml(backup, name),
    }
    for section in planned.sections:
        members |= _section_files(backup, gradebook, section)
        for module in section.modules:
            members |= _module_files(backup, gradebook, numbers, section, module)
    members["course/inforef.xml"] = _course_references(backup, numbers)
    return {**members, "files.xml": files.xml(), **files.members()}, tuple(noted(backup))


def _section_files(backup: Backup, gradebook: GradebookPlan, section: PlannedSection) -> dict[str, bytes]:
    folder = f"sections/section_{section.sectionid}"
    written = section_xml(backup, gradebook, section)
    numbers = backup.files.in_area(backup.plan.contextid, "course", "section", section.sectionid)
    return {f"{folder}/section.xml": written, f"{folder}/inforef.xml": inforef({"file": numbers})}


def _module_files(
    backup: Backup,
    gradebook: GradebookPlan,
    numbers: QuestionNumbers,
    section: PlannedSection,
    module: Module,
) -> dict[str, bytes]:
    files = {
        f"{module.modulename}.xml": activity_xml(backup, module, numbers),
        "module.xml": module_xml(backup, gradebook, section, module),
        "grades.xml": module_grades(backup, gradebook, module),
        "roles.xml": _NO_ROLES,
        "filters.xml": _NO_FILTERS,
        "calendar.xml": calendar.NO_EVENTS,
        "competencies.xml": _NO_COMPETENCIES,
        "grade_history.xml": _NO_HISTORY,
    }
    grading = grading_xml(backup, module)
    if grading is not None:
        files["grading.xml"] = grading
    shared = pictures(backup) if isinstance(module.activity, IssuedCertificate) else ()
    groupings = [backup.plan.groupings[name] for name in (module.activity.grouping,) if name]
    files["inforef.xml"] = inforef(
        {
            "file": (*backup.files.of_activity(module.contextid), *shared),
            "grouping": groupings,
            "grade_item": module.grade_items,
            "question_category": numbers.used_by(module),
        }
    )
    return {f"{module.directory}/{name}": content for name, content in files.items()}


def _course_references(backup: Backup, numbers: QuestionNumbers) -> bytes:
    return inforef(
        {
            "file": backup.files.of_course(backup.plan.contextid),
            "grouping": backup.plan.groupings.values(),
            "group": backup.plan.groups.values(),
            "role": (TEACHER_ROLE,) if needs_teacher_role(backup) else (),
            "question_category": numbers.in_course(),
        }
    )


def _roles(backup: Backup) -> bytes:
    """roles.xml: the role that gives badges by hand, where there is one."""
    if not needs_teacher_role(backup):
        return document(node("roles_definition"))
    values: dict[str, Value] = {
        "name": "",
        "shortname": "editingteacher",
        "nameincourse": None,
        "description": "",
    }
    more: dict[str, Value] = {"sortorder": 3, "archetype": "editingteacher"}
    return document(node("roles_definition", node("role", leaves(values), leaves(more), id=TEACHER_ROLE)))
