"""The one table of formats, which the command line, the docs and the tests read."""

from coursepack.formats import aiken, gift, ics, mbz, moodle_xml, scorm, sheet
from coursepack.formats.base import (
    Artifact,
    Context,
    Edition,
    Format,
    FormatName,
    Kept,
    Loss,
    MediaFiles,
    MoodleVersion,
    Packing,
    Split,
)

FORMATS: tuple[Format, ...] = (
    Format(
        "moodle-xml",
        "Moodle XML question bank",
        ".xml",
        "Moodle: Question bank, Import, Moodle XML format.",
        moodle_xml.write,
        holds="questions",
        multilang=True,
    ),
    Format(
        "gift",
        "GIFT question bank",
        ".gift",
        "Moodle: Question bank, Import, GIFT format.",
        gift.write,
        holds="questions",
    ),
    Format(
        "scorm-1.2",
        "SCORM 1.2 package",
        ".zip",
        "Moodle: Add an activity, SCORM package. Other platforms: upload as SCORM 1.2.",
        scorm.write_scorm12,
        holds="section",
        multilang=True,
    ),
    Format(
        "scorm-2004",
        "SCORM 2004 package (on request)",
        ".zip",
        "Platforms that ask for SCORM 2004, 3rd or 4th edition; for Moodle take 1.2.",
        scorm.write_scorm2004,
        by_default=False,
        holds="section",
        multilang=True,
    ),
    Format(
        "mbz",
        "Moodle course backup",
        ".mbz",
        "Moodle: Restore course, or php admin/cli/restore_backup.php.",
        mbz.write,
        multilang=True,
    ),
    Format(
        "ics",
        "Calendar of the agenda",
        ".ics",
        "Any calendar: open the file, or import it.",
        ics.write,
        holds="dates",
    ),
    Format(
        "aiken",
        "Aiken questions (multiple choice with one right answer; on request)",
        ".aiken.txt",
        "Moodle: Question bank, Import, Aiken format.",
        aiken.write,
        by_default=False,
        holds="questions",
    ),
    Format(
        "xlsx",
        "Workbook of questions for subject experts (on request)",
        ".xlsx",
        "Any spreadsheet program; `coursepack import` brings changes back.",
        sheet.write,
        by_default=False,
        holds="questions",
    ),
)
DEFAULT_FORMATS = tuple(row for row in FORMATS if row.by_default)
"""What a build makes without being asked for formats by name."""


def format_named(name: str) -> Format | None:
    """The row of the table with this name."""
    return next((row for row in FORMATS if row.name == name), None)


__all__ = [
    "DEFAULT_FORMATS",
    "FORMATS",
    "Artifact",
    "Context",
    "Edition",
    "Format",
    "FormatName",
    "Kept",
    "Loss",
    "MediaFiles",
    "MoodleVersion",
    "Packing",
    "Split",
    "format_named",
]
