"""What the tests of restored courses look for is all that the model has."""

from coursepack import check
from tests.conftest import COURSES
from tests.moodle.expected import unnamed_fields

_SPECIMEN = COURSES.parent / "tests" / "courses" / "everything"


def test_every_field_of_every_kind_of_activity_is_looked_for_in_a_restored_course():
    unnamed = unnamed_fields(check(_SPECIMEN).course)
    assert len(unnamed) == 19
    assert {kind: fields for kind, fields in unnamed.items() if fields} == {}
