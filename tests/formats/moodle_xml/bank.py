"""Moodle XML files of a few questions, written and read."""

import datetime
from collections.abc import Mapping

from coursepack.formats import Context
from coursepack.formats.moodle_xml import read
from coursepack.formats.moodle_xml.questions import question_xml
from coursepack.formats.reading import ReadBank
from coursepack.model import Question

QUESTION = '<question type="{kind}"><name><text>{name}</text></name>{inner}</question>'


class Files(dict[str, bytes]):
    """Course files in memory."""

    def read(self, path: str) -> bytes:
        return self[path]


def written(questions: list[Question], files: Mapping[str, bytes], language: str = "en") -> bytes:
    """A file of these questions; their ids are their ID numbers."""
    context = Context((language,), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), Files(files))
    elements = "".join(
        question_xml(question, question.idnumber or question.id, context, (language,))
        for question in questions
    )
    return f"<quiz>\n{elements}</quiz>".encode()


def read_xml(*questions: str) -> ReadBank:
    """What a file of these elements holds."""
    return read(f"<?xml version='1.0'?>\n<quiz>\n{''.join(questions)}</quiz>".encode(), "bank.xml")


def element(kind: str, inner: str = "", name: str = "A") -> str:
    """A question with a name and what stands after it."""
    return QUESTION.format(kind=kind, name=name, inner=inner)
