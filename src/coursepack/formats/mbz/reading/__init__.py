"""Reading Moodle course backups."""

from coursepack.formats.mbz.reading.inspect import MODELLED, Inspection, inspect
from coursepack.formats.mbz.reading.read import ReadCourse, read

__all__ = ["MODELLED", "Inspection", "ReadCourse", "inspect", "read"]
