"""A package of a section alone shows nothing that only the whole course's platform can know."""

from coursepack import check
from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from tests.conftest import COURSES

_ACADEMY = COURSES.parent / "tests" / "courses" / "academy"


def _package(*sections):
    """The text of the only package of these sections, and what it says of losses."""
    checked = check(_ACADEMY)
    wanted = Wanted(languages=("en",), sections=sections)
    (artifact,) = format_named("scorm-1.2").write(
        checked.course, context_of(checked.course, checked.files, wanted)
    )
    text = b"".join(item for item in artifact.output.members.values() if isinstance(item, bytes)).decode(
        "utf-8", "replace"
    )
    return text, {loss.subject for loss in artifact.losses}


def test_ticks_and_the_reminder_of_electives_are_left_out_and_listed():
    text, lost = _package("01-choice")
    assert "Choose what you learn." in text
    assert "Tuesday 25 October 2022" in text
    assert "I have chosen at least 2 electives" not in text
    assert "Choose at least 2 of these 3 electives" not in text
    assert lost == {
        f"choice/{name}"
        for name in ("electives-reminder", "take-policy", "take-skills", "take-climate", "electives-chosen")
    }


def test_nobody_is_congratulated_by_a_package():
    text, lost = _package("01-choice", "04-information")
    assert "Congratulations" not in text
    assert {"information/participation", "information/achievement"} < lost
