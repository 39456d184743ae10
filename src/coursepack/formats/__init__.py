"""The one table of formats, which the command line, the docs and the tests read."""

from coursepack.formats import gift, moodle_xml, scorm
from coursepack.formats.base import Artifact, Context, Format, FormatName, Kept, Loss, MediaFiles

FORMATS: tuple[Format, ...] = (
    Format(
        "moodle-xml",
        "Moodle XML question bank",
        ".xml",
        "Moodle: Question bank, Import, Moodle XML format.",
        moodle_xml.write,
    ),
    Format("gift", "GIFT question bank", ".gift", "Moodle: Question bank, Import, GIFT format.", gift.write),
    Format(
        "scorm-1.2",
        "SCORM 1.2 package",
        ".zip",
        "Moodle: Add an activity, SCORM package. Other platforms: upload as SCORM 1.2.",
        scorm.write_scorm12,
    ),
)


def format_named(name: str) -> Format | None:
    """The row of the table with this name."""
    return next((row for row in FORMATS if row.name == name), None)


__all__ = [
    "FORMATS",
    "Artifact",
    "Context",
    "Format",
    "FormatName",
    "Kept",
    "Loss",
    "MediaFiles",
    "format_named",
]
