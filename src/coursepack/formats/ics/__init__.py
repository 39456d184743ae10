"""Calendar files (iCalendar, RFC 5545) of the agenda: what learners open in the calendar they use."""

from coursepack.formats.ics.write import write

__all__ = ["write"]
