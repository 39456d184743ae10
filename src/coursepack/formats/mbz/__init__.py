"""Moodle course backups (`.mbz`): a whole course that an administrator restores from one file."""

from coursepack.formats.mbz.write import write

__all__ = ["write"]
