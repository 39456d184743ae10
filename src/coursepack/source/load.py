"""A course folder becomes a Course, with the place of everything in it."""

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Any

from coursepack.model import Agenda, Course, CourseInfo, Path, Section, SectionInfo, Term, TermList
from coursepack.model.scalars import LANGUAGE_PATTERN
from coursepack.problems import Place, Problem, in_reading_order
from coursepack.problems.rules import source as rules
from coursepack.source.activities import read_activity
from coursepack.source.document import Document
from coursepack.source.editions import as_edition, read_edition
from coursepack.source.expansion import expanded
from coursepack.source.files import CourseFiles
from coursepack.source.forms import CourseForm, SectionForm
from coursepack.source.near import near_course
from coursepack.source.places import Places
from coursepack.source.question_source import ReadQuestions
from coursepack.source.reader import Reader, without_number
from coursepack.source.yaml_reader import YamlFile

_LANGUAGE = re.compile(LANGUAGE_PATTERN)


@dataclass(slots=True)
class Loaded:
    """What loading gives: the course as far as it could be read, and everything found wrong."""

    files: CourseFiles
    course: Course | None = None
    places: Places = field(default_factory=Places)
    problems: tuple[Problem, ...] = ()


def load(folder: FilePath, read_questions: ReadQuestions | None = None, edition: str | None = None) -> Loaded:
    """Read a course folder; `read_questions` reads the question files that quizzes name as their source.

    With `edition`, the course as it is held then: a file editions/EDITION.yaml lies over it.

    Never raises for what stands in the folder: `problems` says what is wrong, and `course` holds what
    could be read.
    """
    reader = Reader(CourseFiles(FilePath(folder)), read_questions)
    loaded = Loaded(reader.files)
    loaded.course = _course(reader, edition)
    loaded.places = reader.places
    loaded.problems = in_reading_order(reader.files.problems)
    return loaded


def _course(reader: Reader, edition: str | None) -> Course | None:
    if not reader.files.exists("course.yaml"):
        message = f"{reader.files.root} has no file course.yaml"
        reader.problems.append(
            rules.NO_COURSE.at(Place("course.yaml"), message, near_course(reader.files.root))
        )
        return None
    file = reader.yaml("course.yaml")
    if file is None:
        return None
    reader.languages = _declared_languages(file.data)
    document = reader.document("course.yaml", file, ())
    form = reader.validated(CourseForm, document, document.data, "")
    if form is None:
        for number, name in enumerate(_texts_in(file.data, "sections")):
            _section(reader, name, number)
        return None
    reader.certificates = frozenset(item.id for item in form.certificates)
    sections = [_section(reader, name, number) for number, name in enumerate(form.sections)]
    reader.places.note_kept(("sections",), sections)
    info = {name: getattr(form, name) for name in CourseInfo.model_fields}
    info["agenda"] = _agenda(reader) or form.agenda
    course = Course.model_construct(
        **info, sections=tuple(section for section in sections if section), terms=_terms(reader)
    )
    laid_over = read_edition(reader, edition) if edition is not None else None
    if edition is not None and laid_over is not None:
        course = as_edition(reader, course, edition, laid_over)
    return expanded(course, reader.stand_ins)


def _agenda(reader: Reader) -> Agenda | None:
    """The sessions, where they stand in a file of their own."""
    file = reader.yaml("agenda.yaml") if reader.files.exists("agenda.yaml") else None
    if file is None:
        return None
    document = reader.document("agenda.yaml", file, ("agenda",))
    return reader.validated(Agenda, document, document.data, "")


def _terms(reader: Reader) -> tuple[Term, ...]:
    """The term list, where the course has one."""
    file = reader.yaml("terms.yaml") if reader.files.exists("terms.yaml") else None
    if file is None:
        return ()
    terms = reader.validated(TermList, Document(file, file.data), file.data, "")
    reader.places.documents[("terms",)] = Document(YamlFile(file.file, file.node(("terms",)), None), None)
    return terms.terms if terms is not None else ()


def _section(reader: Reader, folder: str, number: int) -> Section | None:
    name = f"{folder}/section.yaml"
    path: Path = ("sections", number)
    if not reader.is_inside("", folder, path) or not reader.has(name, path):
        return None
    file = reader.yaml(name)
    if file is None:
        return None
    document = reader.document(name, file, path)
    form = reader.validated(SectionForm, document, document.data, folder)
    if form is None:
        return None
    activities = [
        read_activity(reader, folder, entry, (*path, "activities", index))
        for index, entry in enumerate(form.activities)
    ]
    reader.places.note_kept((*path, "activities"), activities)
    info = {field_name: getattr(form, field_name) for field_name in SectionInfo.model_fields}
    return Section.model_construct(
        **info,
        id=without_number(PurePosixPath(folder).name),
        folder=folder,
        activities=tuple(item for item in activities if item),
    )


def _declared_languages(data: Any) -> tuple[str, ...]:
    """The course's languages as far as they can be read before it is validated."""
    return tuple(name for name in _texts_in(data, "languages") if _LANGUAGE.fullmatch(name)) or ("en",)


def _texts_in(data: Any, key: str) -> tuple[str, ...]:
    """The texts of a list that is not validated yet."""
    listed = data.get(key) if isinstance(data, dict) else None
    return tuple(item for item in listed if isinstance(item, str)) if isinstance(listed, list) else ()
