"""What a restored course must hold, read from the course's source: field by field, in Moodle's words.

Written from Moodle's tables and forms, not from the writer that it judges. Every field that the model has is
named here, so that a field added to the model fails until somebody says where a restored course shows it.
"""

from tests.moodle.expected.activities import activity_differences, unnamed_fields
from tests.moodle.expected.course import course_differences
from tests.moodle.expected.questions import question_differences

__all__ = ["activity_differences", "course_differences", "question_differences", "unnamed_fields"]
