"""What a backup says and coursepack has no word for: named, so that nothing is lost in silence."""

from coursepack.formats.mbz.reading.unsaid.activities import tell_activity
from coursepack.formats.mbz.reading.unsaid.course import tell_course, tell_section
from coursepack.formats.mbz.reading.unsaid.settings import Setting, told

__all__ = ["Setting", "tell_activity", "tell_course", "tell_section", "told"]
