"""Reading Moodle course backups."""

from coursepack.formats.mbz.reading.inspect import MODELLED, Inspection, inspect

__all__ = ["MODELLED", "Inspection", "inspect"]
