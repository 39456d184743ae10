"""What is another between two sides, in one language."""

from dataclasses import dataclass

from coursepack.comparing import Change, Comparable, compare
from coursepack.release.comparison.backups import Backup, built
from coursepack.release.comparison.sides import Side


@dataclass(frozen=True, slots=True)
class Compared:
    """The changes, and the language of the texts that they were found in."""

    language: str
    changes: tuple[Change, ...]


def compared(before: Side, after: Side, language: str = "") -> Compared:
    """Every change from one side to the other.

    Texts are compared in `language` where both sides have it, else in the first that both have. Two courses' folders
    are compared as they are written; where one side is a backup, both are compared as Moodle would restore them.
    Raises CannotCompareError, reading.UnreadableError and OSError.
    """
    spoken = spoken_in(before, after, language)
    old, new = _comparable(before, spoken, after), _comparable(after, spoken, before)
    return Compared(spoken, compare(old, new, spoken))


def spoken_in(before: Side, after: Side, language: str) -> str:
    """The language that two sides are compared in, where this one is asked for."""
    common = [item for item in before.languages if item in after.languages]
    if language in common:
        return language
    return common[0] if common else before.languages[0]


def _comparable(side: Side, language: str, other: Side) -> Comparable:
    """One side in a language, or in its first where it lacks that; made as the backup of the other side was."""
    own = language if language in side.languages else side.languages[0]
    if side.source is None:
        return _chosen(side.backups, own).comparable(own)
    if other.backups:
        return built(side.source.course, side.source.files, own, _chosen(other.backups, language))
    return side.source.comparable()


def _chosen(backups: tuple[Backup, ...], language: str) -> Backup:
    return next((backup for backup in backups if language in backup.languages), backups[0])
