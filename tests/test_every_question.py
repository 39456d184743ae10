"""The course of every type and option has them all, so that what is tested with it is tested with all."""

from coursepack import check
from tests.every_question import COURSE, by_part, options_of_models, options_used


def test_the_course_uses_every_option_of_every_type():
    checked = check(COURSE)
    assert not checked.has_errors
    used = options_used([located.thing for located in checked.course.questions()])
    assert by_part(options_of_models() - used) == {}
