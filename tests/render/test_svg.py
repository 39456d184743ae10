"""A drawing that does more than draw is refused."""

import pytest

from coursepack.render.svg import why_unsafe

_OPEN = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>alert(1)</script>",
        b"<foreignObject><p/></foreignObject>",
        b'<rect onclick="alert(1)"/>',
        b'<image href="https://example.org/x.png"/>',
        b'<use xlink:href="https://example.org/x.svg#a"/>',
        b'<a href="javascript:alert(1)"><text>x</text></a>',
        b"<style>@import url(https://example.org/a.css)</style>",
        b'<rect style="fill:url(https://example.org/a)"/>',
        b'<rect fill="url(https://example.org/a)"/>',
    ],
)
def test_active_or_foreign_content_is_named(inside):
    assert why_unsafe(_OPEN + inside + b"</svg>")


@pytest.mark.parametrize("data", [b'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>', b"<svg>", b"GIF89a"])
def test_what_is_no_plain_svg_is_refused(data):
    assert why_unsafe(data)


def test_gradients_and_marks_of_its_own_are_fine():
    inside = b'<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use href="#g"/><title>x</title>'
    assert why_unsafe(_OPEN + inside + b"</svg>") is None
