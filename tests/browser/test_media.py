"""How the pages look for those who need or print them otherwise."""

import pytest

from tests.browser.pages import every_kind

pytestmark = pytest.mark.browser


def style(opened, css, name):
    script = "([css, name]) => getComputedStyle(document.querySelector(css)).getPropertyValue(name)"
    return opened.frame.evaluate(script, [css, name])


def test_printing_shows_every_page_and_none_of_the_buttons(visit):
    opened = visit(every_kind("en")).alone()
    opened.page.emulate_media(media="print")
    shown = opened.frame.locator(".page").evaluate_all("all => all.map(e => e.getClientRects().length > 0)")
    assert len(shown) == 10
    assert all(shown)
    for hidden in ("#Contents", ".turn", "#Status", "form .buttons", "#Language, .skip"):
        assert opened.frame.locator(f"{hidden} >> visible=true").count() == 0
    assert style(opened, "body", "background-color") == "rgb(255, 255, 255)"


def test_more_contrast_takes_the_systems_own_colours(visit):
    opened = visit(every_kind("en")).alone()
    assert style(opened, ".course", "color") == "rgb(74, 85, 101)"
    opened.page.emulate_media(contrast="more")
    assert style(opened, ".course", "color") == "rgb(0, 0, 0)"
    opened.page.emulate_media(contrast="more", color_scheme="dark")
    assert style(opened, ".course", "color") == "rgb(255, 255, 255)"
    assert style(opened, ":root", "--line").strip() == "CanvasText"


def test_forced_colours_still_show_where_one_is(visit):
    opened = visit(every_kind("en")).alone()
    opened.page.emulate_media(forced_colors="active")
    current, other = "#Contents a[aria-current]", "#Contents a:not([aria-current])"
    assert style(opened, current, "border-inline-start-color") != style(
        opened, other, "border-inline-start-color"
    )


def test_less_motion_means_none(visit):
    opened = visit(every_kind("en")).alone()
    opened.page.emulate_media(reduced_motion="no-preference")
    assert style(opened, "html", "scroll-behavior") == "smooth"
    opened.page.emulate_media(reduced_motion="reduce")
    assert style(opened, "html", "scroll-behavior") == "auto"
    moving = opened.frame.evaluate("() => document.getAnimations().length")
    assert moving == 0


def test_without_scripts_every_page_can_be_read(chromium, visit):
    opened = visit(every_kind("en"))
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/*", opened._serve)
    page.goto("http://course.test/package/index.html")
    assert page.get_by_text("Rivers carry salt into it.").first.is_visible()
    assert page.locator(".page >> visible=true").count() == 10
    context.close()
