"""Versions of Moodle that backups are written for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """What differs from version to version.

    `moodle_version` and `backup_version` are `$version` and `$CFG->backup_version` of the release; a site
    refuses or warns about backups from versions later than its own.
    """

    name: str
    moodle_version: str
    moodle_release: str
    backup_version: int
    max_name: int = 255
    """Characters in the columns for names of activities, sections and questions."""
    has_question_banks: bool = False
    """Question banks are activities of their own (mod_qbank, from 5.0 on)."""


MOODLE_45 = Target("4.5", "2024100700", "4.5 (Build: 20241007)", 2024100700)
