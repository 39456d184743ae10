"""Versions of Moodle that backups are written for."""

from dataclasses import dataclass, replace

from coursepack.formats.base import MoodleVersion
from coursepack.model import Course


@dataclass(frozen=True, slots=True)
class Target:
    """What differs from version to version.

    `moodle_version` and `backup_version` are `$version` and `$CFG->backup_version` of the release; a site
    refuses or warns about backups from versions later than its own.
    """

    name: MoodleVersion
    moodle_version: str
    moodle_release: str
    backup_version: int
    max_name: int = 255
    """Characters in the columns for names of activities, sections, badges, grade items and question categories."""
    max_full_name: int = 254
    """Characters in the column for the course's full name."""
    has_question_banks: bool = False
    """Question banks are activities of their own (mod_qbank, from 5.0 on)."""
    has_bank_entries: bool = True
    """Questions have entries and versions in the bank, and random slots name a category (from 4.0 on)."""
    has_pass_completion: bool = True
    """Any graded activity may ask for a pass grade (from 4.0 on); before, quizzes alone."""
    has_drop_zone_visibility: bool = False
    """Drag and drop on an image says whether its zones are seen (from 5.1 on)."""
    has_ordering: bool = True
    """Ordering questions need no plug-in (from 4.4 on)."""

    @property
    def question_table(self) -> str:
        """Whose numbers questions take: of old they stand for their bank entries too."""
        return "question" if self.has_bank_entries else "question_bank_entries"


TARGETS: dict[MoodleVersion, Target] = {
    "3.11": Target(
        "3.11",
        "2021051700",
        "3.11 (Build: 20210517)",
        2021051700,
        has_bank_entries=False,
        has_pass_completion=False,
        has_ordering=False,
    ),
    "4.1": Target("4.1", "2022112800", "4.1 (Build: 20221128)", 2022112800, has_ordering=False),
    "4.5": Target("4.5", "2024100700", "4.5 (Build: 20241007)", 2024100700),
    "5.1": Target(
        "5.1",
        "2025100600",
        "5.1 (Build: 20251006)",
        2025100600,
        max_name=1333,
        max_full_name=1333,
        has_question_banks=True,
        has_drop_zone_visibility=True,
    ),
}
"""By name. A backup restores in its own version and in later ones."""

_TAGS_BY_NAME = replace(TARGETS["3.11"], name="4.1", has_pass_completion=True)


def target_of(course: Course, version: MoodleVersion) -> Target:
    """What a version asks of the backup of a course.

    Where quizzes draw by tags, a file for 4.1 has the layout of 3.11: in its own, 4.1 keeps the numbers that
    tags had where the backup was made, and finds other tags or none; in the older it looks for their names
    (`process_quiz_slot_tags` in `mod/quiz/backup/moodle2/restore_quiz_stepslib.php`, 4.1).
    """
    by_tags = any(draw.tags for quiz in course.quizzes() for draw in quiz.thing.draws)
    return _TAGS_BY_NAME if version == "4.1" and by_tags else TARGETS[version]
