"""Where the questions of a course stand: which file, and at which position."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coursepack.importing.plan import CannotImportError
from coursepack.model import Course, Question, question_idnumber
from coursepack.question_files import load


@dataclass(frozen=True, slots=True)
class Home:
    """A quiz or question bank with a file of its own."""

    file: str
    questions: Mapping[str, tuple[int, Question]]
    """Its questions by id, with their position."""
    idnumbers: Mapping[str, str]
    """Ids by id number, whether given or made of the path."""
    path: str
    """What the id numbers of its questions begin with, unless they are given: `section/quiz/`."""


@dataclass(slots=True)
class Homes:
    """Everything in a course that questions can go into."""

    course: Course | None = None
    by_file: dict[str, Home] = field(default_factory=dict)
    by_idnumber: dict[str, Home] = field(default_factory=dict)


def homes_of(folder: Path) -> Homes:
    """What a folder has; nothing where it is no course yet. Raises CannotImportError for one with errors."""
    if not (folder / "course.yaml").exists():
        return Homes()
    loaded = load(folder)
    if loaded.course is None or any(problem.is_error for problem in loaded.problems):
        raise CannotImportError(f"{folder} has errors; `coursepack check {folder}` lists them")
    homes = Homes(loaded.course)
    for located in loaded.course.question_sets():
        document = loaded.places.documents[located.path]
        file = document.base.file
        if file.endswith("/section.yaml") or "source" in document.data:
            continue
        questions = located.thing.questions
        idnumbers = {question_idnumber(located.section, located.thing, item): item.id for item in questions}
        home = Home(
            file,
            {item.id: (position, item) for position, item in enumerate(questions)},
            idnumbers,
            f"{located.section.id}/{located.thing.id}/",
        )
        homes.by_file[file] = home
        homes.by_idnumber |= dict.fromkeys(idnumbers, home)
    return homes
