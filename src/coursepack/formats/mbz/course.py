"""The folder `course/`: the course itself, and files that say that there is nothing else.

Elements and their order are those of `backup_course_structure_step` in `backup/moodle2/backup_stepslib.php`,
Moodle 4.5; 5.1 adds a setting for AI tools, which has a default.
"""

from collections.abc import Mapping

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.element import Value, document, leaf, leaves, node, nodes
from coursepack.formats.mbz.pool import Area
from coursepack.formats.moodle.names import language_pack

_GROUP_MODE = {"none": 0, "separate": 1, "visible": 2}

TEACHER_ROLE = 3
"""Number of the role that gives badges; matched by its short name on restoring."""


def course_xml(backup: Backup) -> bytes:
    """course/course.xml."""
    course = backup.course
    contextid = backup.plan.contextid
    if course.image:
        backup.files.add_course_file(Area(contextid, "course", "overviewfiles"), course.image.course_path)
    return document(
        node(
            "course",
            leaves(
                {
                    "shortname": short_name(backup),
                    "fullname": full_name(backup),
                    "idnumber": course.idnumber or course.id,
                }
            ),
            backup.rich("summary", course.summary, Area(contextid, "course", "summary")),
            leaves(
                {
                    "format": course.format,
                    "showgrades": 1,
                    "newsitems": 0,
                    "startdate": start(backup),
                    "enddate": backup.instant(course.ends),
                    "marker": 0,
                    "maxbytes": 0,
                    "legacyfiles": 0,
                    "showreports": 0,
                    "visible": not course.hidden,
                    "groupmode": _GROUP_MODE[course.group_mode],
                    "groupmodeforce": 0,
                    "defaultgroupingid": 0,
                    "lang": _language(backup),
                    "theme": "",
                    "timecreated": backup.time,
                    "timemodified": backup.time,
                    "requested": 0,
                    "showactivitydates": 1,
                    "showcompletionconditions": 1,
                    "pdfexportfont": None,
                    "enablecompletion": 1,
                    "completionnotify": 0,
                }
            ),
            node("category", leaf("name", ""), leaf("description", None), id=1),
            nodes("tags", (_tag(backup, tag) for tag in course.tags)),
            nodes("customfields", (_field(backup, *item) for item in course.custom_fields.items())),
            nodes("courseformatoptions", (_option(backup, *item) for item in _options(backup).items())),
            id=backup.plan.courseid,
            contextid=contextid,
        )
    )


def full_name(backup: Backup) -> str:
    """The course's name, as far as its column holds it."""
    return backup.fitting(backup.course.title, limit=backup.target.max_full_name)


def short_name(backup: Backup) -> str:
    """What the course is called in navigation; a package in one of several languages says which."""
    name = backup.course.short_name or backup.course.id
    several = len(backup.course.languages) > 1 and len(backup.languages) == 1
    return f"{name}-{backup.languages[0]}" if several else name


def start(backup: Backup) -> int:
    """When the course starts; the day of its release where it has no date.

    A date ahead keeps badges from being given until then (seen on 4.5 and 5.1).
    """
    return backup.instant(backup.course.starts) or backup.time


def filters_xml(backup: Backup) -> bytes:
    """course/filters.xml: a course in several languages turns the filter for them on, where the site has it."""
    own = node("filter_active", leaves({"filter": "multilang", "active": 1}))
    actives = own if len(backup.languages) > 1 else ""
    return document(node("filters", node("filter_actives", actives), node("filter_configs")))


def empty_files() -> Mapping[str, bytes]:
    """Files of the folder that hold nothing, and must be there."""
    roles = document(node("roles", node("role_overrides"), node("role_assignments")))
    competencies = document(node("course_competencies", node("competencies"), node("user_competencies")))
    return {
        "course/roles.xml": roles,
        "course/competencies.xml": competencies,
        "course/enrolments.xml": document(node("enrolments", node("enrols"))),
        "course/contentbank.xml": document(node("contents")),
        "course/completiondefaults.xml": document(node("course_completion_defaults")),
    }


def _language(backup: Backup) -> str:
    """The forced language; none for a course in several, where each learner has his own."""
    if len(backup.languages) > 1 or not backup.course.force_language:
        return ""
    return language_pack(backup.languages[0])


def _options(backup: Backup) -> dict[str, Value]:
    return {
        "hiddensections": backup.course.hidden_sections == "invisible",
        "coursedisplay": backup.course.show_sections == "one by one",
    }


def _option(backup: Backup, name: str, value: Value) -> str:
    fields: dict[str, Value] = {"format": backup.course.format, "sectionid": 0, "name": name, "value": value}
    return node("courseformatoption", leaves(fields))


def _tag(backup: Backup, tag: str) -> str:
    return node("tag", leaves({"name": tag.lower(), "rawname": tag}), id=backup.ids.new("tag"))


def _field(backup: Backup, shortname: str, value: str) -> str:
    fields: dict[str, Value] = {"shortname": shortname, "type": "text", "value": value, "valueformat": 0}
    return node(
        "customfield",
        leaves(fields),
        leaf("valuetrust", 0),
        id=backup.ids.new("customfield_data"),
    )
