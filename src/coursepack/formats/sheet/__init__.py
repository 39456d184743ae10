"""Workbooks and CSV files of questions, for subject experts.

What needs openpyxl is imported when it is called: openpyxl takes longer to start than all the rest.
"""

from collections.abc import Iterator

from coursepack.formats.base import Artifact, Context
from coursepack.formats.reading import ReadBank
from coursepack.model import Course, Question


def read(data: bytes, file: str) -> ReadBank:
    """The questions of a workbook or CSV file; see `read.read`."""
    from coursepack.formats.sheet.read import read

    return read(data, file)


def seen(question: Question, language: str) -> Question | None:
    """The question as it comes back from a workbook; see `seen.seen`."""
    from coursepack.formats.sheet.seen import seen

    return seen(question, language)


def write(course: Course, context: Context) -> Iterator[Artifact]:
    """One workbook a language; see `write.write`."""
    from coursepack.formats.sheet.write import write

    return write(course, context)


__all__ = ["read", "seen", "write"]
