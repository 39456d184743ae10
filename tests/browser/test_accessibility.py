"""Nothing that axe-core knows to be wrong, on every kind of page; and HTML that the Nu checker accepts."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from tests.browser.pages import LANGUAGES, every_kind
from tests.browser.test_reading import BOTH
from tests.conftest import COURSES
from tests.specimens import SEA, write_course

pytestmark = pytest.mark.browser

_NODE = Path(__file__).parents[2] / "node_modules"
_AXE = _NODE / "axe-core" / "axe.min.js"
_NU = _NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(frame):
    """What axe-core finds wrong on the page as it is shown: rule and elements."""
    found = frame.evaluate(
        """async (tags) => {
          const report = await axe.run(document, { runOnly: { type: "tag", values: tags } });
          const element = ({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`;
          return report.violations.map(({ id, nodes }) => [id, nodes.map(element)]);
        }""",
        _RULES,
    )
    return dict(found)


@pytest.fixture
def looked_at(visit):
    """What axe-core finds on each page of a module, before and after its quizzes are handed in."""
    if not _AXE.is_file():
        pytest.skip("axe-core is not installed: run npm ci")

    def look(language, scheme, width, zoom=1):
        opened = visit(every_kind(language), language=language)
        opened.page.set_viewport_size({"width": round(width / zoom), "height": round(900 / zoom)})
        opened.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        opened.alone()
        opened.frame.evaluate(_AXE.read_text(encoding="utf-8"))
        found = {}
        pages = opened.frame.evaluate("() => [...document.querySelectorAll('.page')].map(e => e.id)")
        for name in pages:
            opened.frame.evaluate("name => { location.hash = name; }", name)
            opened.frame.wait_for_selector(f"[id='{name}']:not([hidden])")
            found[name] = violations(opened.frame)
            if opened.frame.query_selector(".page:not([hidden]) form.quiz"):
                opened.frame.evaluate(
                    """() => { const form = document.querySelector('.page:not([hidden]) form.quiz');
                      form.requestSubmit(); form.requestSubmit(); }"""
                )
                found[f"{name}, handed in"] = violations(opened.frame)
            wide = opened.frame.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, f"{name} scrolls sideways by {wide} pixels"
        opened.frame.evaluate(
            "() => { location.hash = 'text'; document.querySelector('#text button.term').click(); }"
        )
        found["meaning of a term"] = violations(opened.frame)
        assert len(pages) == 10
        return {name: rules for name, rules in found.items() if rules}

    return look


def test_the_checker_sees_what_is_wrong(visit):
    opened = visit(every_kind("en")).alone()
    opened.frame.evaluate(_AXE.read_text(encoding="utf-8"))
    opened.frame.evaluate("() => document.querySelector('.page:not([hidden])').append(new Image())")
    assert "image-alt" in violations(opened.frame)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_every_kind_of_page_is_accessible(looked_at, language, scheme, width):
    assert looked_at(language, scheme, width) == {}


def test_every_kind_of_page_is_accessible_at_twice_the_size(looked_at):
    assert looked_at("en", "light", 1280, zoom=2) == {}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_package_with_several_languages_is_accessible_in_each(visit, language):
    opened = visit(BOTH, languages=("en", "fr", "ar")).alone()
    opened.frame.select_option("#Language", language)
    opened.frame.evaluate(_AXE.read_text(encoding="utf-8"))
    assert violations(opened.frame) == {}


def nu_errors(pages):
    if not _NU.is_file() or shutil.which("java") is None:
        pytest.skip("the Nu HTML checker needs Java and npm ci")
    command = [
        "java",
        "-Xss8m",
        "-jar",
        str(_NU),
        "--format",
        "json",
        "--errors-only",
        "--exit-zero-always",
        *map(str, pages),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        (one.get("lastLine"), one["message"], one.get("extract"))
        for one in json.loads(done.stderr)["messages"]
    ]


def written(folder, out, formats, **options):
    """The HTML files of all packages of a course."""
    checked = check(folder)
    for row in formats:
        context = Context(checked.course.languages, clock(checked.course), checked.files, **options)
        for artifact in format_named(row).write(checked.course, context):
            for name, content in artifact.output.members.items():
                if name.endswith(".html"):
                    path = out / row / artifact.name / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
                    yield path


def test_the_html_checker_sees_what_is_wrong(tmp_path):
    (tmp_path / "page.html").write_text(
        "<!doctype html><html lang=en><title>x</title><ul><p>no item</p></ul>"
    )
    assert len(nu_errors([tmp_path / "page.html"])) == 1


def test_the_html_of_the_course_is_valid(tmp_path):
    assert nu_errors(list(written(COURSES / "ecowas-toolkit", tmp_path, ["scorm-1.2"]))) == []


def test_the_html_of_several_languages_is_valid(tmp_path):
    folder = write_course(tmp_path / "course", BOTH)
    pages = list(written(folder, tmp_path, ["scorm-1.2"], multilang=True))
    assert len(pages) == 1
    assert nu_errors(pages) == []


@pytest.mark.parametrize("split", ["module", "page"])
def test_the_html_of_every_kind_of_page_is_valid(tmp_path, split):
    start = {"course.yaml": "id: tiny\ntitle: Tiny\nlanguages: [en]\nsections: [one]\n", "one/sea.svg": SEA}
    folder = write_course(tmp_path / "course", every_kind("en"), start=start)
    assert nu_errors(list(written(folder, tmp_path, ["scorm-2004"], split=split))) == []
