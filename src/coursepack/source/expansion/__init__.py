"""What stands in a course's source for activities, restrictions, badges, groups and dates: each becomes those.

Formats and checks see the course as it is then; the rules that it came from stay in it.
"""

from coursepack.model import Course
from coursepack.source.expansion.agenda import with_agenda
from coursepack.source.expansion.certificates import with_certificates
from coursepack.source.expansion.electives import with_electives
from coursepack.source.expansion.stand_ins import StandIns, counted_before


def expanded(course: Course, stand_ins: StandIns) -> Course:
    """The course with everything made that its certificates, electives and agenda stand for."""
    if course.certificates or course.electives or stand_ins.pages:
        course = counted_before(course, stand_ins)
    course = with_electives(course)
    course = with_certificates(course, stand_ins)
    return with_agenda(course, stand_ins)


__all__ = ["StandIns", "expanded"]
