"""The preview in a browser: it shows changes by itself, errors over the last good course, and every SCORM call."""

import pytest

from tests.preview.conftest import running
from tests.specimens import write_course

pytestmark = pytest.mark.browser


def complaints(page):
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_a_change_and_an_error_show_by_themselves(page, tmp_path):
    folder = write_course(tmp_path / "course")
    found = complaints(page)
    with running(folder) as preview:
        page.goto(f"{preview.address}show/en/one#")
        frame = page.frame_locator("#Package")
        frame.locator("h1").wait_for()
        section = folder / "one" / "section.yaml"
        section.write_text(section.read_text().replace("title: ", "title: Changed ", 1))
        frame.locator("h1", has_text="Changed").wait_for()
        write_course(folder, start={"one/quiz.yaml": "titel: Quiz\n"})
        page.locator("#Errors", has_text="there is no “titel” here").wait_for()
        assert frame.locator("h1").inner_text().startswith("Changed")
        assert found == []
        page.goto("about:blank")


@pytest.mark.parametrize("standard", ["1.2", "2004"])
def test_every_scorm_call_is_listed_beside_the_page(page, tmp_path, standard):
    found = complaints(page)
    with running(write_course(tmp_path / "course"), standard) as preview:
        page.goto(f"{preview.address}show/en/one")
        status = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}[standard]
        page.locator("#Log tr", has_text=status).first.wait_for()
        assert page.locator("#Log .refused").count() == 0
        assert (
            page.locator("#Log tr")
            .first.inner_text()
            .startswith({"1.2": "LMSInitialize", "2004": "Initialize"}[standard])
        )
        page.click("#NewAttempt")
        page.locator("#Log tr", has_text="ab-initio").first.wait_for()
        assert page.locator("#Log .refused").count() == 0
        assert found == []
        page.goto("about:blank")
