"""Texts of several languages as one, as Moodle's multi-language filter reads them."""

import re

import pytest

from coursepack.render import ApartError, holds_blocks, in_language, in_spans, languages_in, multilang
from coursepack.render.languages import shortened

_FILTER = re.compile(
    r'(<span(\s+lang="[a-zA-Z0-9_-]+"|\s+class="multilang"){2}\s*>.*?</span>)'
    r'(\s*<span(\s+lang="[a-zA-Z0-9_-]+"|\s+class="multilang"){2}\s*>.*?</span>)+',
    re.IGNORECASE | re.DOTALL,
)
"""What `filter/multilang` of Moodle 4.5 and 5.1 looks for, and below what it takes from it."""
_LANGUAGE = re.compile(r'<span[^>]+lang="([a-zA-Z0-9_-]+)"[^>]*>(.*?)</span>', re.IGNORECASE | re.DOTALL)


def _read(html, language):
    def chosen(block):
        found = dict(_LANGUAGE.findall(block.group()))
        return found.get(language, next(iter(found.values())))

    return _FILTER.sub(chosen, html)


_TEXTS = {
    "a paragraph": ("<p>Sea</p>", "<p>Mar</p>"),
    "the same in both": ("<p>OK</p>", "<p>OK</p>"),
    "some the same": ("<p>A</p>\n<p>OK</p>\n<p>B</p>", "<p>C</p>\n<p>OK</p>\n<p>D</p>"),
    "inner spans": ('<p>A <b>b</b> <span lang="la">c</span></p>', "<p>D</p>"),
    "a list": ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul>\n<li>c</li>\n<li>d</li>\n</ul>"),
    "a longer list": ("<ul><li>a</li></ul><p>z</p>", "<ul><li>c</li><li>d</li></ul><p>y</p>"),
    "a table": (
        "<table><tbody><tr><td>1</td><td>a</td></tr></tbody></table>",
        "<table><tbody><tr><td>1</td><td>b</td></tr></tbody></table>",
    ),
    "a table with a row more": (
        "<table><tbody><tr><td>a</td></tr></tbody></table>",
        "<table><tbody><tr><td>b</td></tr><tr><td>c</td></tr></tbody></table>",
    ),
    "a paragraph more": ("<p>A</p><p>B</p><h3>C</h3>", "<p>D</p><h3>E</h3>"),
    "nothing alike": ("<h3>A</h3><p>B</p>", "<p>C</p><ul><li>D</li></ul>"),
    "text beside blocks": ("A<p>B</p>C", "D<p>E</p>F"),
    "a box": ('<div class="note"><p>A</p></div>', '<div class="note"><p>B</p></div>'),
    "an image": ('<p><img src="a.svg" alt="Sea > land"></p>', '<p><img src="b.svg" alt="Mar"></p>'),
    "in neither paragraphs nor tags": ("Salt & sea", "Sal y mar"),
}


@pytest.mark.parametrize(("english", "spanish"), _TEXTS.values(), ids=_TEXTS)
def test_each_reads_his_language_and_nothing_of_the_other(english, spanish):
    together = multilang({"en": english, "es": spanish})
    assert _bare(_read(together, "en")) == _bare(english)
    assert _bare(_read(together, "es")) == _bare(spanish)


def _bare(html):
    return re.sub(r">\s+<", "><", html.replace("<bdi", "<span").replace("</bdi", "</span")).strip()


def test_spans_stand_in_the_paragraphs_that_the_languages_have_in_common():
    together = multilang({"en": "<p>Sea</p>\n<p>Salt</p>", "es": "<p>Mar</p>\n<p>Sal</p>"})
    assert together == (
        '<p><span lang="en" class="multilang">Sea</span><span lang="es" class="multilang">Mar</span></p>\n'
        '<p><span lang="en" class="multilang">Salt</span><span lang="es" class="multilang">Sal</span></p>'
    )
    assert not holds_blocks(together)


def test_paragraphs_that_one_language_has_alone_stand_in_its_span():
    assert holds_blocks(multilang({"en": "<p>Sea</p>", "es": "<p>Mar</p><p>Sal</p>"}))


def test_three_languages_and_one_that_lacks_a_paragraph():
    texts = {"en": "<p>A</p><p>B</p>", "es": "<p>C</p><p>D</p>", "fr": "<p>E</p>"}
    together = multilang(texts)
    assert {language: _bare(_read(together, language)) for language in texts} == texts


_GAP = re.compile("\ue010[0-9]+\ue011")


def test_a_gap_stands_once_and_outside_of_spans():
    texts = {
        "en": "<p>The \ue0100\ue011 is <b>\ue0101\ue011</b>.</p>",
        "es": "<p>\ue0100\ue011 es <b>\ue0101\ue011</b></p>",
    }
    together = multilang(texts, _GAP)
    assert len(_GAP.findall(together)) == 2
    assert not any(_GAP.search(text) for _, text in _LANGUAGE.findall(together))
    assert _read(together, "es") == "<p>\ue0100\ue011 es <b>\ue0101\ue011</b></p>"


@pytest.mark.parametrize(
    "spanish",
    [
        "<p>\ue0101\ue011 y \ue0100\ue011</p>",
        "<p>\ue0100\ue011</p><p>\ue0101\ue011</p>",
        "<p>\ue0100\ue011</p>",
    ],
)
def test_gaps_in_other_places_cannot_be_one_text(spanish):
    with pytest.raises(ApartError):
        multilang({"en": "<p>\ue0100\ue011 and \ue0101\ue011</p>", "es": spanish}, _GAP)


def test_a_name_is_plain_where_all_languages_say_the_same():
    assert in_spans({"en": "OK", "es": "OK"}) == "OK"


def test_a_name_is_cut_in_each_language_to_fit_its_column():
    whole = {"en": "Sea " * 40, "es": "Mar"}
    cut = shortened(whole, 120)
    assert len(in_spans(cut)) == 120
    assert cut["es"] == "Mar"
    assert cut["en"].endswith("…")


def test_readers_of_one_language_see_it_alone_or_the_first_where_it_is_not_there():
    texts = {"en": "<p>The <b>sea</b></p><p>Salt</p>", "fr": "<p>La <b>mer</b></p><p>Sel</p>"}
    assert {name: in_language(multilang(texts), name) for name in texts} == texts
    assert in_language(in_spans({"en": "Sea", "fr": "Mer"}), "es") == "Sea"
    both = in_spans({"en": "Sea", "fr": "Mer"}) + " 1 " + in_spans({"en": "Salt", "fr": "Sel"}) + " 2"
    assert in_language(both, "fr") == "Mer 1 Sel 2"


def test_text_without_whole_spans_of_languages_is_shown_as_it_is():
    for text in ("plain", "<span>a</span>", '<span lang="en" class="multilang">open'):
        assert in_language(text, "en") == text
        assert languages_in(text) == ()


def test_the_languages_of_spans_are_named():
    assert languages_in("1 " + in_spans({"en": "Sea", "fr": "Mer"}) * 2) == ("en", "fr")
