"""A real Moodle takes every SCORM package of the toolkit, in both languages, without a word."""

import pytest

from coursepack import build
from coursepack.flow import Wanted
from coursepack.formats import format_named
from tests.conftest import COURSES

SCORM = format_named("scorm-1.2")


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build(COURSES / "ecowas-toolkit", folder, Wanted((SCORM,)))
    return folder


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_section_is_added_as_one_sco_with_its_pass_mark(packages, oracle, language):
    files = sorted(packages.glob(f"*-{language}-*.zip"))
    assert len(files) == 9
    for file in files:
        report = oracle("add_scorm.php", file)
        assert report["added"], file.name
        assert (report["form_errors"], report["odd_names"], report["messages"]) == ([], [], []), file.name
        (sco,) = [sco for sco in report["scoes"] if sco["scormtype"] == "sco"]
        passes_at = None if file.stem.endswith("00-guide") else "60"  # the pre-test has nothing to pass
        assert (sco["launch"], sco["masteryscore"]) == ("index.html", passes_at), file.name
