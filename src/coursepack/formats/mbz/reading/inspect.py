"""What a backup holds, told from a few of its files."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coursepack.formats.mbz.reading.archive import BackupFile, open_backup
from coursepack.formats.mbz.reading.tree import Part
from coursepack.problems import Problem
from coursepack.problems.rules import backup as rules

MODELLED = frozenset(
    {"page", "book", "label", "url", "resource", "folder", "glossary", "quiz", "qbank", "assign", "forum"}
    | {"wiki", "feedback", "choice", "lesson", "scorm", "lti", "workshop"}
)
"""Kinds of activities, by Moodle's names, that coursepack has a word for."""
FLATTENED = frozenset({"subsection"})
"""Kinds that become something else: a subsection is a section among the others."""
QUESTION_TYPES = frozenset(
    {"truefalse", "multichoice", "shortanswer", "numerical", "match", "essay", "description", "multianswer"}
    | {"gapselect", "ddwtos", "ddimageortext", "ddmarker", "ordering", "calculated", "calculatedsimple"}
    | {"calculatedmulti", "randomsamatch"}
)
_READ = frozenset({"moodle_backup.xml", "questions.xml", "files.xml", "users.xml"})


@dataclass(frozen=True, slots=True)
class Inspection:
    """A backup in numbers."""

    file: str
    is_backup: bool
    title: str = ""
    short_name: str = ""
    moodle: str = ""
    """The release of Moodle that made it: `4.5.5+ (Build: 20250613)`."""
    kind: str = ""
    """What was backed up: `course`, `section` or `activity`."""
    sections: tuple[str, ...] = ()
    activities: Mapping[str, int] | None = None
    questions: Mapping[str, int] | None = None
    files: int = 0
    bytes: int = 0
    has_users: bool = False
    users: int = 0
    problems: tuple[Problem, ...] = ()


def inspect(path: Path) -> Inspection:
    """What a backup holds. Raises OSError where the file cannot be opened."""
    file = open_backup(path, _wanted)
    head = file.part("moodle_backup.xml")
    information = head.child("information") if head is not None else None
    if information is None:
        return Inspection(path.as_posix(), False, problems=tuple(file.problems))
    activities = list(information.all("contents/activities/activity"))
    has_users = _setting(information, "users")
    stored = _stored(file)
    problems = [*_problems(information, activities), *file.problems]
    return Inspection(
        path.as_posix(),
        True,
        information.text("original_course_fullname"),
        information.text("original_course_shortname"),
        information.text("moodle_release"),
        information.text("details/detail/type"),
        tuple(_section_name(file, section) for section in information.all("contents/sections/section")),
        _counted(activity.text("modulename") for activity in activities),
        _counted(question_types(file.part("questions.xml"))),
        len(stored),
        sum(stored.values()),
        has_users,
        _user_count(file),
        tuple(problems),
    )


def _wanted(name: str) -> bool:
    return name in _READ or (name.startswith("sections/") and name.endswith("/section.xml"))


def question_types(root: Part | None) -> Iterable[str]:
    """The type of every question in the bank but those that belong to another's text, and each latest version."""
    if root is None:
        return
    for question in root.all(".//questions/question"):
        if question.whole("parent") == 0:
            yield question.text("qtype")


def _problems(information: Part, activities: Iterable[Part]) -> Iterable[Problem]:
    for activity in activities:
        name = activity.text("modulename")
        if name in FLATTENED:
            yield rules.CHANGED.at(activity.place, f"the {name} “{activity.text('title')}” becomes a section")
        elif name not in MODELLED:
            yield rules.NOT_MODELLED.at(activity.place, f"“{activity.text('title')}” is of the kind “{name}”")
    if _setting(information, "users") and _was_made_by_moodle(information):
        yield rules.USER_DATA.at(information.place, "the backup was made with the data of users")


def _setting(information: Part, name: str) -> bool:
    return any(
        setting.text("name") == name and setting.flag("value")
        for setting in information.all("settings/setting")
        if setting.text("level") == "root"
    )


def _was_made_by_moodle(information: Part) -> bool:
    """Whether it is no backup of coursepack's, which has the setting for glossaries' sake and no user."""
    return information.text("original_wwwroot") != "https://coursepack.invalid"


def _section_name(file: BackupFile, section: Part) -> str:
    """The section's own name, else its number."""
    root = file.part(f"{section.text('directory')}/section.xml")
    own = root.text("name") if root is not None else ""
    return own or section.text("title")


def _stored(file: BackupFile) -> dict[str, int]:
    """Size of each content by its hash; folders left out."""
    root = file.part("files.xml")
    rows = root.all("file") if root is not None else ()
    return {row.text("contenthash"): row.whole("filesize") for row in rows if row.text("filename") != "."}


def _user_count(file: BackupFile) -> int:
    root = file.part("users.xml")
    return sum(1 for _ in root.all("user")) if root is not None else 0


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
