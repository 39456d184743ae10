"""What checks see of a text: its blocks of words, links, images and tables, with their lines."""

import pytest

from coursepack.model import RichText
from coursepack.render import to_html


def _outline(text, text_format="markdown"):
    return to_html(RichText.of({"en": text}, text_format=text_format), "en").outline


def _blocks(outline):
    return [(block.kind, block.text, block.line) for block in outline.blocks]


def test_blocks_of_markdown_with_their_lines():
    text = "## Sea\n\nIt is\n*salty*.\n\n- One\n- Two\n\n| A | B |\n|---|---|\n| c | d |\n\n> Quoted"
    assert _blocks(_outline(text)) == [
        ("heading", "Sea", 0),
        ("paragraph", "It is\nsalty.", 2),
        ("item", "One", 5),
        ("item", "Two", 6),
        ("cell", "A", 8),
        ("cell", "B", 8),
        ("cell", "c", 10),
        ("cell", "d", 10),
        ("paragraph", "Quoted", 12),
    ]


def test_code_blocks_are_no_words_and_a_formula_stands_as_one_sign():
    assert _blocks(_outline("```\nx = 1\n```\n\nLet $x^2$ be.")) == [("paragraph", "Let 𝑥 be.", 4)]


def test_emphasis_knows_its_place_and_whether_its_language_is_marked():
    (block,) = _outline('Not *that* **one**, <i lang="fr">la mer</i>.').blocks
    found = [(block.text[e.start : e.end], e.strong, e.marked_language) for e in block.emphases]
    assert found == [("that", False, False), ("one", True, False), ("la mer", False, True)]


def test_links_and_images_have_their_own_lines():
    outline = _outline("Text\nand [here](a.md)\nand ![Sea](sea.svg).")
    assert [(link.text, link.address, link.line) for link in outline.links] == [("here", "a.md", 1)]
    assert outline.images == [("Sea", "sea.svg", 2)]


def test_decomposed_letters_are_composed():
    (block,) = _outline("Cafe\u0301").blocks
    assert block.text == "Café"


def test_html_has_the_same_parts():
    html = '<h2>Sea</h2>It is <b>salty</b>.<ul><li>One<ul><li>Two</li></ul></li></ul><a href="x">here</a>'
    outline = _outline(html, "html")
    assert _blocks(outline) == [
        ("paragraph", "It is salty.here", 0),
        ("heading", "Sea", 0),
        ("item", "One", 0),
        ("item", "Two", 0),
    ]
    assert [link.text for link in outline.links] == ["here"]


def test_html_inside_markdown_is_seen_too():
    outline = _outline("Text.\n\n<table><tr><td>a</td></tr></table>\n")
    assert outline.bare_tables == [2]
    assert ("cell", "a", 2) in _blocks(outline)


@pytest.mark.parametrize(
    "html",
    ["<html>", "<body>a</body><body>b</body>", "", "<!-- a -->", "<?xml version='1.0' encoding='x'?>a", "<"],
)
def test_any_html_has_an_outline(html):
    assert _outline(html, "html").links == []


def test_deeply_nested_html_is_bounded():
    outline = _outline("<div>" * 150 + "deep" + "</div>" * 150, "html")
    assert [block.text for block in outline.blocks] == ["deep"]
