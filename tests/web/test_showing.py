"""Whether an activity has pages is known before they are made."""

from coursepack import check
from coursepack.web.pages import pages
from coursepack.web.showing import has_pages
from coursepack.web.texts import Texts
from tests.conftest import COURSES

_EVERYTHING = COURSES.parent / "tests" / "courses" / "everything"
_NOTHING_ELSE = {"summary": None, "objectives": (), "key_points": (), "resources": ()}


def test_each_activity_of_every_kind_has_pages_where_it_is_said_to():
    course = check(_EVERYTHING).course
    said, made = {}, {}
    for found in course.activities():
        if getattr(found.thing, "draws", ()):
            continue  # without its drawn questions a quiz has nothing to show
        alone = found.section.model_copy(update={**_NOTHING_ELSE, "activities": (found.thing,)})
        name = f"{found.section.id}/{found.thing.id}"
        said[name] = has_pages(alone)
        made[name] = bool(pages(alone, Texts("en")))
    assert said == made
    assert set(said.values()) == {True, False}
