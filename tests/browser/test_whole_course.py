"""A whole course is done by keyboard alone, and every module of it says so to the platform."""

import pytest

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from tests.browser.answers import play_to_the_end, right_answers
from tests.browser.conftest import Visit
from tests.conftest import COURSES

pytestmark = pytest.mark.browser


def test_every_module_of_a_course_is_done_without_a_mouse(chromium):
    checked = check(COURSES / "ecowas-toolkit")
    context = Context(("en",), clock(checked.course), checked.files)
    reached = {}
    for artifact in format_named("scorm-1.2").write(checked.course, context):
        folder = artifact.name.removeprefix("ecowas-toolkit-1.0.0-en-").removesuffix(".zip")
        page = chromium.new_page()
        opened = Visit(page, artifact.output.members, "").in_platform()
        opened.keyboard.enter_frame()
        play_to_the_end(opened.keyboard, right_answers(checked.course, folder))
        opened.leave()
        reached[folder] = (opened.told["cmi.core.lesson_status"], opened.told.get("cmi.core.score.raw"))
        assert opened.errors == []
        assert opened.complaints == []
        page.close()
    assert set(reached.values()) <= {("passed", "100"), ("completed", "100"), ("completed", None)}
    assert len(reached) == len(list(format_named("scorm-1.2").write(checked.course, context)))
