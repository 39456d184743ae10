"""Markdown becomes HTML that an LMS can trust."""

import pytest

from coursepack.model import RichText
from coursepack.render import to_html


def _html(markdown, base="one"):
    return to_html(RichText.of({"en": markdown}, base=base), "en")


def _codes(markdown):
    return [(found.rule.code, found.line) for found in _html(markdown).findings]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1) alt=x>",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<iframe src='https://example.org'></iframe>",
        "<svg><script>alert(1)</script></svg>",
        "<math><annotation-xml encoding='text/html'><script>1</script></annotation-xml></math>",
        "<form action='https://example.org'><input></form>",
        "<style>@import 'https://example.org/a.css'</style>",
        "<p style='background:url(https://example.org)'>x</p>",
        "<details open ontoggle=alert(1)>x</details>",
    ],
)
def test_active_content_is_reported_and_taken_out(hostile):
    html = _html(hostile)
    assert html.findings
    for word in (
        "<script",
        "onerror",
        "ontoggle",
        "javascript:",
        "data:",
        "<iframe",
        "<form",
        "<style",
        "url(",
    ):
        assert word not in html.source


def test_what_is_wrong_is_said_with_its_line():
    assert _codes("Fine.\n\nAlso fine.\n\n<script>1</script>\n") == [("CP-T001", 4)]


def test_an_image_keeps_its_path_in_the_course():
    html = _html("![Sea](../media/sea.svg)", base="one/content")
    assert html.media == (("one/media/sea.svg", 0),)
    assert 'src="course:one/media/sea.svg"' in html.source


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "..%2f..%2fetc/passwd", "a\\..\\b"])
def test_a_path_out_of_the_course_is_reported_and_not_kept(path):
    html = _html(f"![Sea]({path})")
    assert [found.rule.code for found in html.findings] == ["CP-T004"]
    assert html.media == ()


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("media\\sea.svg", "Write media/sea.svg."),
        ("C:\\Users\\me\\sea.svg", "Copy the file into the course folder"),
        ("file:///home/me/sea.svg", "Copy the file into the course folder"),
    ],
)
def test_a_path_as_windows_writes_it_is_told_what_to_write(address, remedy):
    (found,) = _html(f"![Sea]({address})").findings
    assert (found.rule.code, found.written) == ("CP-T004", address)
    assert remedy in found.remedy


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("::: note\nMind.\n:::", []),
        ("- a\n\n  ::: tip Title\n  b\n  :::\n", []),
        ("```\n::: danger\n```", []),
        ("a\n\n::: note\nMind.\n", [("CP-T009", 2)]),
        ("::: danger\nMind.\n:::", [("CP-T009", 0)]),
        (":::\nMind.\n", [("CP-T009", 0)]),
    ],
)
def test_a_box_is_one_of_ours_and_is_closed(source, found):
    assert _codes(source) == found


def test_a_formula_is_latex_for_moodle_and_mathml_elsewhere():
    html = _html("So $x^2 < y$ holds.")
    assert html.with_latex() == r"<p>So \(x^2 &lt; y\) holds.</p>"
    assert "<msup>" in html.with_mathml()
    assert 'alttext="x^2 &lt; y"' in html.with_mathml()


def test_money_is_no_formula():
    assert _html("From 5$ to 6$, or $5 and $6.").formulas == ()


def test_a_note_becomes_a_box():
    assert _html("::: note Mind\nThis.\n:::").source.startswith(
        '<div class="note">\n<p><strong>Mind</strong></p>'
    )


def test_header_cells_say_what_they_head():
    assert '<th scope="col">a</th>' in _html("| a |\n|---|\n| b |").source


def test_the_words_alone_keep_the_alternative_text():
    assert _html("See **this** ![a map](m.svg) now.").plain() == "See this a map now."


def test_an_address_without_quotes_is_one_of_the_course():
    html = to_html(
        RichText.of({"en": "<img src=sea.svg alt=Sea> and the words src=sea.svg"}, base="one"), "en"
    )
    assert html.media == (("one/sea.svg", 0),)
    assert "and the words src=sea.svg" in html.source
