"""The preview shows the edition that is asked for."""

from coursepack.preview import Site
from tests.conftest import COURSES


def test_the_preview_shows_an_edition():
    site = Site(COURSES.parent / "tests" / "courses" / "academy", lambda problems: "", edition="2023")
    site.refresh()
    assert site.problems == ()
    found = site.page("/")
    assert found is not None
    assert b"A small academy 2023 edition" in found[1]
