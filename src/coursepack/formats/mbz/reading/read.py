"""A Moodle backup as a course: everything that coursepack has a word for; the rest is named and kept aside."""

from dataclasses import dataclass, field
from pathlib import Path

from coursepack.formats.mbz.reading import people
from coursepack.formats.mbz.reading.activity import read_section
from coursepack.formats.mbz.reading.archive import BackupFile, open_backup
from coursepack.formats.mbz.reading.bank import ReadQuestions
from coursepack.formats.mbz.reading.course import read_course
from coursepack.formats.mbz.reading.outline import outline
from coursepack.formats.mbz.reading.pools import Pools
from coursepack.formats.mbz.reading.unsaid import tell_course
from coursepack.formats.mbz.reading.work import Work, work_on
from coursepack.model import Course
from coursepack.problems import Problem
from coursepack.problems.rules import backup as rules


@dataclass(slots=True)
class ReadCourse:
    """What a backup holds, as far as coursepack has words for it."""

    file: BackupFile
    course: Course | None = None
    files: dict[str, str] = field(default_factory=dict)
    """Hash of the content of each file of the course, by its path."""
    kept_aside: dict[str, bytes] = field(default_factory=dict)
    """What coursepack has no word for, as it was, by a path to keep it under."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self.file.problems)


def read(path: Path, read_questions: ReadQuestions, language: str = "") -> ReadCourse:
    """The course in a backup; `language` is that of its texts where the backup does not say. Raises OSError."""
    file = open_backup(path)
    head = file.part("moodle_backup.xml") if file.is_backup else None
    information = head.child("information") if head is not None else None
    if information is None:
        return ReadCourse(file)
    work = work_on(file, information, read_questions, language)
    course = _course(work)
    return ReadCourse(file, course, dict(work.scope.files.taken), work.kept_aside)


def _course(work: Work) -> Course | None:
    """Everything, in an order in which references are known when they are needed."""
    _note_users(work)
    groups = people.groups(work.scope, work.file.part("groups.xml"), work.references)
    work.sections = outline(work.file, work.information, work.scope, work.root)
    _name_modules(work)
    pools = Pools(work)
    sections = tuple(read_section(work, pools, section) for section in work.sections)
    course = read_course(work, groups, sections)
    tell_course(work.scope, work.file, work.root, work.gradebook)
    return course


def _note_users(work: Work) -> None:
    """Name the users, whose data stays out, also that of activities which would be kept aside."""
    users = work.file.part("users.xml")
    count = sum(1 for _ in users.all("user")) if users is not None else 0
    work.has_users = bool(count)
    if count:
        message = f"the data of {count} users is left out"
        work.file.problems.append(rules.USER_DATA.at(work.information.place, message))


def _name_modules(work: Work) -> None:
    for section in work.sections:
        for found in section.modules:
            work.references.modules[found.number] = (section.id, found.id)
            for item in found.grade_items:
                work.references.grade_items[item.number] = f"{section.id}/{found.id}"
