"""The preview shows a designer what learners do not see, and says so; where it plays a platform, it does not."""

import pytest

from coursepack.preview import Site
from tests.formats.scorm.test_hidden import COURSE
from tests.specimens import write_course


@pytest.fixture
def site(tmp_path):
    def shown(standard=None):
        found = Site(write_course(tmp_path / "course", start=COURSE), lambda problems: "", standard)
        found.refresh()
        return found

    return shown


def text(site, path):
    found = site.page(path)
    return found[1].decode() if found else None


def test_hidden_sections_and_pages_are_shown_and_marked(site):
    shown = site()
    assert "For facilitators</span> (en, hidden from learners)" in text(shown, "/")
    assert "One</span> (en)" in text(shown, "/")
    page = text(shown, "/package/en/one/index.html")
    assert "Secret answer." in page
    assert 'data-page="solutions">Model answers <span class="concealed">(Hidden from learners)' in page
    assert 'data-page="reader--kept">Kept chapter <span class="concealed">' in page
    assert 'data-page="welcome">Welcome <span class="viewed"' in page
    assert page.count('<p class="concealed">Hidden from learners</p>') == 4
    section = text(shown, "/package/en/two/index.html")
    assert section.count('<p class="concealed">') == section.count("<article") == 2


@pytest.mark.parametrize("standard", ["1.2", "2004"])
def test_a_platform_plays_what_learners_get(site, standard):
    shown = site(standard)
    assert "For facilitators" not in text(shown, "/")
    assert text(shown, "/package/en/two/index.html") is None
    assert "Secret" not in text(shown, "/package/en/one/index.html")
