"""In which languages a release is compared with an earlier one, and how often."""

import pytest

from coursepack import flow
from coursepack.release.comparison import Baseline, news, news_of
from coursepack.release.guide.environment import told_in


def test_languages_that_are_compared_in_the_same_one_are_compared_once(tiny, tmp_path, monkeypatch):
    asked, compared = [], news.compared

    def counted(before, after, language):
        asked.append(language)
        return compared(before, after, language)

    monkeypatch.setattr(news, "compared", counted)
    checked = flow.check(tmp_path / "course")
    french = Baseline(tiny.folder / "tiny-1.0.0-fr.mbz", "")
    found = news_of(checked.course, checked, french, ("en", "fr"))
    assert {name: item.language for name, item in found.by_language.items()} == {"en": "fr", "fr": "fr"}
    assert asked == ["fr"]


@pytest.mark.parametrize(
    ("languages", "told"),
    [(("de", "fr", "it"), ("fr",)), (("de", "it"), ("de",)), (("en-GB", "es"), ("en-GB", "es"))],
    ids=str,
)
def test_changes_are_told_in_the_languages_of_the_guide_else_in_the_first(languages, told):
    assert told_in(languages) == told
