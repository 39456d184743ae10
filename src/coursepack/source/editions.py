"""Reading a course as one of its editions: the undated course, and what `editions/NAME.yaml` lays over it."""

import re
from typing import Any

from coursepack.model import Activity, Course, Path, PlainText
from coursepack.model.course import Located
from coursepack.model.edition import Edition, EditionActivity
from coursepack.problems import Place
from coursepack.problems.rules import running
from coursepack.problems.rules import source as rules
from coursepack.source.reader import Reader

FOLDER = "editions"
_NAME = re.compile(r"^[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*$")
_AT: Path = ("edition",)


def read_edition(reader: Reader, name: str) -> Edition | None:
    """The edition of this name; None after noting what is wrong with it."""
    file_name = f"{FOLDER}/{name}.yaml"
    if not _NAME.match(name) or not reader.files.exists(file_name):
        known = ", ".join(editions(reader)) or "none"
        message = f"there is no edition “{name}”; there are: {known}"
        reader.problems.append(rules.FILE_MISSING.at(Place("course.yaml"), message))
        return None
    file = reader.yaml(file_name)
    if file is None:
        return None
    document = reader.document(file_name, file, _AT)
    edition = reader.validated(Edition, document, document.data, FOLDER)
    for key in document.data if isinstance(document.data, dict) else ():
        if key in {"agenda", "starts", "ends"}:  # findings on these are mended in the edition's file
            reader.places.documents[(key,)] = document.below((key,), document.data[key])
    return edition


def editions(reader: Reader) -> tuple[str, ...]:
    """Names of the editions that the course has, without the files of translations."""
    names = reader.files.names(FOLDER) if reader.files.is_folder(FOLDER) else ()
    return tuple(
        stem for name in names if name.endswith(".yaml") and "." not in (stem := name.removesuffix(".yaml"))
    )


def as_edition(reader: Reader, course: Course, name: str, edition: Edition) -> Course:
    """The course with the edition's name, dates, agenda and links; its id and all ids in it are the same."""
    changes: dict[str, Any] = {
        "edition": name,
        "title": _title(course, name, edition),
        "short_name": edition.short_name or f"{course.short_name or course.id}-{name}",
        "version": f"{edition.version or course.version}-{name}",
        "starts": edition.starts or course.starts,
        "ends": edition.ends or course.ends,
        "agenda": edition.agenda or course.agenda,
        "tags": (*course.tags, *edition.tags),
    }
    if course.electives is not None and edition.choose_by is not None:
        changes["electives"] = course.electives.model_copy(update={"choose_by": edition.choose_by})
    course = course.model_copy(update=changes)
    for reference, values in edition.activities.items():
        course = _with_activity(reader, course, reference, values)
    return course


def _title(course: Course, name: str, edition: Edition) -> PlainText:
    suffix = edition.title_suffix
    titles = {
        language: f"{text} {suffix.get(language) if suffix else name}"
        for language, text in course.title.values.items()
    }
    return PlainText.model_construct(values=titles)


def _with_activity(reader: Reader, course: Course, reference: str, values: EditionActivity) -> Course:
    where = (*_AT, "activities", reference)
    found = course.find(reference, None)
    if found is None:
        place = reader.places.of(where, key=True)
        reader.problems.append(running.REFERENCE_UNKNOWN.at(place, f"there is no activity “{reference}”"))
        return course
    fitting = type(found.thing).model_fields
    for key in sorted(values.model_fields_set - set(fitting)):
        place = reader.places.of((*where, key), key=True)
        message = f"a {found.thing.activity} has no “{key}”"
        reader.problems.append(rules.UNKNOWN_KEY.at(place, message, f"Take “{key}” away."))
    changes = {key: getattr(values, key) for key in values.model_fields_set & set(fitting)}
    return _replaced(course, found, found.thing.model_copy(update=changes))


def _replaced(course: Course, found: Located[Activity], activity: Activity) -> Course:
    sections = list(course.sections)
    number = sections.index(found.section)
    kept = tuple(activity if item is found.thing else item for item in found.section.activities)
    sections[number] = found.section.model_copy(update={"activities": kept})
    return course.model_copy(update={"sections": tuple(sections)})
