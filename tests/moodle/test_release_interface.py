"""The import guide's steps in Moodle's interface, taken in a browser: what is there afterwards is what it says."""

import json
import subprocess

import pytest

from coursepack.flow import Wanted
from coursepack.formats import FORMATS
from coursepack.release import Options, release
from tests.conftest import COURSES
from tests.moodle.administrator import Administrator
from tests.moodle.conftest import ORACLE, version_of

_FORMATS = ("moodle-xml", "gift", "scorm-1.2", "scorm-2004", "mbz")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A real course, released in every format that the guide has steps in Moodle for."""
    rows = tuple(row for row in FORMATS if row.name in _FORMATS)
    course = COURSES / "jlmp-labour-migration-governance"
    return release(course, Options(tmp_path_factory.mktemp("dist"), Wanted(rows), allow_loss=True))


@pytest.fixture
def administrator(site, chromium):
    found = _php("administrator.php", site, "--courses=1")
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(60_000)
    who = Administrator(
        context.new_page(),
        site,
        found["base"],
        found["name"],
        found["password"],
        is_new=version_of(site) >= 5,
    )
    who.course = found["courses"][0]
    yield who
    context.close()
    _php("count_course.php", site, f"--course={who.course}", "--delete")


def _php(script, site, *arguments):
    command = ["php", ORACLE / script, f"--moodle={site}", *arguments]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _packages(made, *formats):
    found = [package for package in made.manifest.packages if package.format in formats]
    assert found
    return found


def test_a_backup_becomes_a_new_course(made, administrator, site):
    for package in _packages(made, "mbz"):
        number = administrator.restore(made.folder / package.file)
        held = _php("count_course.php", site, f"--course={number}", "--delete")
        promised = package.counts.model_dump()
        assert {name: held[name] for name in promised} == promised


@pytest.mark.parametrize(
    ("name", "file_format"), [("moodle-xml", "Moodle XML format"), ("gift", "GIFT format")]
)
def test_a_question_bank_is_imported(made, administrator, site, name, file_format):
    for package in _packages(made, name):
        shown = administrator.import_questions(administrator.course, made.folder / package.file, file_format)
        assert f"Importing {package.counts.questions} questions from file" in shown
        assert "Parsing questions from import file." in shown
        held = _php("count_course.php", site, f"--course={administrator.course}")
        assert (held["questions"], held["points"]) == (package.counts.questions, package.counts.points)


@pytest.mark.parametrize("name", ["scorm-1.2", "scorm-2004"])
def test_a_scorm_package_becomes_an_activity(made, administrator, site, name):
    packages = _packages(made, name)
    for package in packages:
        assert "Enter" in administrator.add_scorm(administrator.course, made.folder / package.file)
    held = _php("count_course.php", site, f"--course={administrator.course}")
    assert int(held["modules"]["scorm"]) == len(packages)
