"""SCORM packages: a manifest, and the player with the pages and quizzes of a section."""

from coursepack.formats.scorm.write import write_scorm12, write_scorm2004

__all__ = ["write_scorm12", "write_scorm2004"]
