"""CP-M: what can be wrong with a Moodle course backup (`.mbz`), whoever made it.

Examples are the file `moodle_backup.xml` of a backup of nothing else, one file beside it, or whole files.
"""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _information(contents: str = "", settings: str = "", version: str = "4.5") -> Example:
    return Example(
        "moodle_backup.xml",
        f"{_HEAD}<moodle_backup>\n<information>\n<moodle_release>{version}</moodle_release>\n"
        "<original_course_fullname>Sea</original_course_fullname>\n"
        f"<details><detail><type>course</type></detail></details>\n<contents><activities>{contents}</activities>"
        f"</contents>\n<settings>{settings}</settings>\n</information>\n</moodle_backup>\n",
    )


_RIGHT = _information()
_CHOICES = (
    "<activity><moduleid>1</moduleid><sectionid>1</sectionid><modulename>{}</modulename>"
    "<title>Sea</title><directory>activities/{}_1</directory></activity>"
)

UNREADABLE = Rule(
    "CP-M001",
    "A backup that cannot be read",
    "A backup is a zip or tar.gz archive whose files stay within it. One that is damaged, far larger unpacked than "
    "packed, or has links or names that lead elsewhere is refused as a whole.",
    "Back the course up again; do not open the file with other tools before you know where it comes from.",
    Example("course.mbz", "This is no archive.\n"),
    _RIGHT,
)
NOT_A_BACKUP = Rule(
    "CP-M002",
    "An archive that is no Moodle backup",
    "Moodle looks for `moodle_backup.xml` in the outermost folder. Backups of Moodle 1.9 and older have none.",
    "Name the right file; restore a very old backup in a Moodle and back the course up again there.",
    Example("moodle.xml", "<MOODLE_BACKUP/>\n"),
    _RIGHT,
)
NOT_XML = Rule(
    "CP-M003",
    "A file of a backup that is no safe XML",
    "What is not well-formed cannot be restored either, and Moodle's own files have no document type.",
    "Back the course up again.",
    Example("moodle_backup.xml", "<moodle_backup><information>\n"),
    _RIGHT,
)
USER_DATA = Rule(
    "CP-M004",
    "A backup with learners' data",
    "Names, e-mail addresses, attempts and posts of people are no part of a course, and are left out.",
    "Nothing needs to be done; keep the file where such data may be kept.",
    _information(settings="<setting><level>root</level><name>users</name><value>1</value></setting>"),
    _RIGHT,
    Severity.WARNING,
)
NOT_MODELLED = Rule(
    "CP-M005",
    "Something that coursepack has no word for",
    "Its part of the backup is kept aside as it was, in kept-aside/, and is built into no package. From a backup with "
    "users an activity's part is not kept: it may hold what they wrote.",
    "Replace it by an activity that coursepack knows, or make it anew in Moodle.",
    _information(_CHOICES.format("hvp", "hvp")),
    _RIGHT,
    Severity.WARNING,
)
NO_WORD = Rule(
    "CP-M007",
    "Settings that coursepack has no word for",
    "Moodle has more settings than a course of coursepack. Those that differ from what such a course gets are named.",
    "Set them again in Moodle after the course is restored, or do without them.",
    Example(
        "course/course.xml", f"{_HEAD}<course>\n<fullname>Sea</fullname>\n<theme>classic</theme>\n</course>\n"
    ),
    Example("course/course.xml", f"{_HEAD}<course>\n<fullname>Sea</fullname>\n<theme></theme>\n</course>\n"),
    Severity.WARNING,
)
CHANGED = Rule(
    "CP-M006",
    "Something that is imported in another way than it was",
    "The course says it differently from the backup; the message tells how.",
    "Look at it after the import.",
    _information(_CHOICES.format("subsection", "subsection")),
    _RIGHT,
    Severity.WARNING,
)
