"""Question files of others, brought into a course: into new quizzes, or by id into those that it has.

And whole courses out of Moodle's backups.
"""

from coursepack.importing.courses import prepare_course
from coursepack.importing.plan import CannotImportError, Destination, Import, carry_out
from coursepack.importing.prepare import prepare

__all__ = ["CannotImportError", "Destination", "Import", "carry_out", "prepare", "prepare_course"]
