"""The preview shows the course to this computer alone, and nothing else of it."""

import http.client
import json
import threading
import time

import pytest
from click.testing import CliRunner

from coursepack.cli import group
from coursepack.preview import Preview, Site
from tests.preview.conftest import running
from tests.specimens import write_course


@pytest.fixture
def preview(folder):
    with running(folder) as found:
        yield found


def get(preview, path, host=None):
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=30)
    connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{preview.port}"})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def test_the_list_names_each_section_and_language(preview):
    response, content = get(preview, "/")
    assert response.status == 200
    assert b'href="/show/en/one"' in content
    assert b'href="/show/fr/one"' in content


def test_a_section_is_shown_as_its_package(preview):
    assert b'src="/package/en/one/index.html"' in get(preview, "/show/en/one")[1]
    response, content = get(preview, "/package/fr/one/index.html")
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"
    assert "La mer est salée.".encode() in content
    image = get(preview, "/package/en/one/course/one/sea.svg")[0]
    assert image.getheader("Content-Type") == "image/svg+xml"


@pytest.mark.parametrize(
    "path",
    [
        "/course.yaml",
        "/package/en/one/../../../course.yaml",
        "/package/en/one/%2e%2e/%2e%2e/course.yaml",
        "/package/en/one/course/../../course.yaml",
        "/package/en/",
        "/package/en/two/index.html",
        "/show/de/one",
        "/own/../site.py",
        "//etc/passwd",
    ],
)
def test_nothing_else_is_served(preview, path):
    assert get(preview, path)[0].status == 404


@pytest.mark.parametrize("host", ["evil.test", "evil.test:80", "127.0.0.1", "127.0.0.1.evil.test"])
def test_another_sites_name_is_refused(preview, host):
    response, content = get(preview, "/", host)
    assert response.status == 403
    assert b"one" not in content.lower().replace(b"only", b"")


def test_browsers_are_kept_from_guessing_and_keeping(preview):
    response = get(preview, "/")[0]
    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert response.getheader("Cache-Control") == "no-store"
    assert "default-src 'none'" in response.getheader("Content-Security-Policy")


def events(preview):
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=30)
    connection.request("GET", "/events", headers={"Host": f"localhost:{preview.port}"})
    response = connection.getresponse()
    while line := response.readline():
        assert line != b": still here\n", "nothing was told in time"
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def test_a_change_is_told_within_a_second_and_shown(preview, folder):
    told = events(preview)
    assert next(told)["errors"] == ""
    write_course(folder, start={"one/welcome.en.md": "# Welcome\n\nChanged words.\n"})
    began = time.monotonic()
    assert next(told)["generation"] == 2
    assert time.monotonic() - began < 5
    assert b"Changed words." in get(preview, "/package/en/one/index.html")[1]


def test_a_change_before_the_server_runs_is_told_too(folder):
    preview = Preview(Site(folder, str))
    preview.refresh()
    write_course(folder, start={"one/welcome.en.md": "# Welcome\n\nChanged words.\n"})
    thread = threading.Thread(target=preview.run)
    thread.start()
    try:
        told = events(preview)
        assert {next(told)["generation"], next(told)["generation"]} == {1, 2}
    finally:
        preview.stop()
        thread.join()


def test_an_error_is_told_and_the_last_good_course_stays(preview, folder):
    told = events(preview)
    next(told)
    write_course(folder, start={"one/quiz.yaml": "titel: Quiz\n"})
    assert "there is no “titel” here" in next(told)["errors"]
    assert b"The sea is salty." in get(preview, "/package/en/one/index.html")[1]


def test_the_terminal_is_told_what_is_wrong_after_each_reading(folder):
    told = []
    preview = Preview(Site(folder, lambda _: ""), tell=lambda problems: told.append(len(problems)))
    preview.refresh()
    (folder / "one/section.yaml").write_text("titel: One\n")
    preview.refresh()
    preview.close()
    assert told[0] == 0
    assert told[1] > 0


def test_a_language_that_the_course_does_not_have_is_refused(folder):
    result = CliRunner().invoke(group, ["preview", str(folder), "--lang", "de"])
    assert (result.exit_code, "it has: en, fr" in result.stderr) == (2, True)
