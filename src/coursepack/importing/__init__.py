"""Question files of others, brought into a course: into new quizzes, or by id into those that it has."""

from coursepack.importing.plan import CannotImportError, Destination, Import, carry_out
from coursepack.importing.prepare import prepare

__all__ = ["CannotImportError", "Destination", "Import", "carry_out", "prepare"]
