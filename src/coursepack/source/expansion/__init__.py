"""What stands in a course's source for activities, restrictions, badges, groups and dates: each becomes those.

Formats and checks see the course as it is then; the rules that it came from stay in it.
"""

from coursepack.model import Course
from coursepack.source.expansion.certificates import with_certificates
from coursepack.source.expansion.electives import with_electives
from coursepack.source.expansion.stand_ins import StandIns, counted_before


def expanded(course: Course, stand_ins: StandIns) -> Course:
    """The course with everything made that its certificates and electives stand for."""
    if not (course.certificates or course.electives):
        return course
    course = counted_before(course, stand_ins)
    course = with_electives(course)
    return with_certificates(course, stand_ins)


__all__ = ["StandIns", "expanded"]
