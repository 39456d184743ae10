"""The course's HTML fits into a page: below its headings, with ids of its own, in a package's folder."""

import pytest
from markupsafe import Markup

from coursepack.model import RichText
from coursepack.web.fragments import package_path
from coursepack.web.texts import Texts


def block(markdown, scope="here", base="one"):
    return str(Texts("en").block(RichText.of({"en": markdown}, base=base), scope))


def test_headings_stand_below_the_title_of_the_page():
    assert block("## Why\n\n###### Small").splitlines() == ["<h3>Why</h3>", "<h6>Small</h6>"]


def test_ids_of_two_texts_never_meet():
    html = block(
        '<p id="Data">x <a href="#Data">up</a></p>\n\n<table><tr><td headers="a b">1</td></tr></table>'
    )
    assert 'id="here:Data"' in html
    assert 'href="#here:Data"' in html
    assert 'headers="here:a here:b"' in html


def test_words_that_look_like_markup_stay_words():
    html = block('Write ` id="x"` and `<h2>`.')
    assert html == '<p>Write <code> id="x"</code> and <code>&lt;h2&gt;</code>.</p>'


def test_tables_scroll_by_keyboard():
    html = block("| a |\n|---|\n| 1 |")
    assert html.startswith(
        '<div class="scroll" role="group" tabindex="0" aria-label="Table, scrolls sideways"><table>'
    )
    assert html.endswith("</table></div>")


def test_links_to_the_web_open_elsewhere_and_know_nothing_of_us():
    assert 'href="https://example.org" target="_blank" rel="noopener"' in block("[x](https://example.org)")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("one/media/sea.svg", "course/one/media/sea.svg"),
        ("one/l'été.png", "course/one/l_27_e9t_e9.png"),
        ("one/a b&c.png", "course/one/a_20b_26c.png"),
    ],
)
def test_files_have_names_that_every_platform_keeps(path, expected):
    assert package_path(path) == expected


def test_texts_remember_the_files_they_point_at():
    texts = Texts("en")
    html = texts.block(RichText.of({"en": "![Sea](sea.svg)"}, base="one"), "here")
    assert texts.take_media() == ("one/sea.svg",)
    assert texts.take_media() == ()
    assert 'src="course/one/sea.svg"' in html


@pytest.mark.parametrize(
    ("markdown", "phrase"),
    [
        ("The *sea*", "The <em>sea</em>"),
        ("- one\n- two", None),
        ("See [this](https://example.org)", None),
    ],
)
def test_a_phrase_stands_without_its_paragraph_and_blocks_are_none(markdown, phrase):
    texts = Texts("en")
    assert texts.phrase(texts.block(RichText.of({"en": markdown}), "x")) == phrase


def test_gaps_are_filled_in_words_but_not_in_formulas_or_attributes():
    texts = Texts("en")
    source = RichText.of({"en": "The {{noun}}, $a_{{noun}}$ and ![{{noun}}](sea.svg) {{other}}"}, base="one")
    html = str(
        texts.block_with_gaps(source, "here", lambda name: Markup("<b>!</b>") if name == "noun" else None)
    )
    assert html.count("<b>!</b>") == 1
    assert "<p>The <b>!</b>," in html
    assert 'alt="{{noun}}"' in html
    assert "{{other}}" in html


def test_media_on_the_web_become_links_or_nothing():
    html = block("![A map](https://example.org/map.png) <video src='//example.org/v.mp4' controls></video>")
    assert '<a href="https://example.org/map.png" target="_blank" rel="noopener">A map</a>' in html
    assert "src=" not in html
