"""Every real course restores in a real Moodle, in each language and edition, and holds what its source holds."""

import shutil

import pytest

from coursepack import check
from coursepack.flow import Wanted, context_of
from coursepack.formats import format_named
from coursepack.model import Assignment, Quiz, Training
from coursepack.package import write
from tests.conftest import COURSES

_NAMES = sorted(folder.name for folder in COURSES.iterdir() if (folder / "course.yaml").is_file())
_ACADEMY = COURSES / "e-academy-labour-migration"
_EDITIONS = {_ACADEMY.name: [None, "2022"]}


def _backups(folder, target, *, edition=None, languages=(), multilang=False):
    """The course, and each of its backups that needs no plug-in."""
    checked = check(folder, edition=edition)
    assert not checked.has_errors
    wanted = Wanted(languages=languages or checked.course.languages, multilang=multilang)
    target.mkdir(exist_ok=True)
    files = []
    for artifact in format_named("mbz").write(
        checked.course, context_of(checked.course, checked.files, wanted)
    ):
        if not artifact.plugins:
            write(target / artifact.name, artifact.output)
            files.append(target / artifact.name)
    return checked.course, files


@pytest.mark.parametrize(
    ("name", "edition"), [(name, edition) for name in _NAMES for edition in _EDITIONS.get(name, [None])]
)
@pytest.mark.parametrize("multilang", [False, True])
def test_it_restores_without_a_word_and_whole(tmp_path, oracle, name, edition, multilang):
    course, files = _backups(COURSES / name, tmp_path, edition=edition, multilang=multilang)
    assert len(files) == (1 if multilang else len(course.languages))
    for file in files:
        report = oracle("restore_mbz.php", file)
        precheck = report["restore"]["precheck"]
        assert (precheck["errors"], precheck["warnings"]) == ([], []), file.name
        assert (report["messages"], report["problems"]) == ([], []), file.name
        held = [activity["modname"] for activity in report["activities"]]
        activities = [found.thing for found in course.activities()]
        assert held.count("quiz") == sum(isinstance(item, Quiz) for item in activities)
        assert held.count("assign") == sum(isinstance(item, Assignment | Training) for item in activities)
        assert len(report["questions"]) == sum(1 for _ in course.questions())
        if course.grading.points is not None:
            assert report["gradebook"]["tree"]["item"]["grademax"] == course.grading.points


def test_the_next_edition_takes_the_place_of_the_last_and_nothing_is_twice(tmp_path, oracle):
    source = shutil.copytree(_ACADEMY, tmp_path / "source")
    editions = source / "editions"
    (editions / "2023.yaml").write_text(
        "title_suffix: {en: '2023', es: '2023'}\nshort_name: e-academy-2023\nstarts: 2023-10-16\nends: 2023-12-01\n"
    )
    course, (last,) = _backups(source, tmp_path / "last", edition="2022", languages=("en",))
    _, (following,) = _backups(source, tmp_path / "next", edition="2023", languages=("en",))
    report = oracle("restore_mbz.php", f"--then={following}", "--replacing", last)
    assert report["second"]["restored"]
    assert (report["messages"], report["problems"]) == ([], [])
    assert len(report["questions"]) == sum(1 for _ in course.questions()) == 125
    idnumbers = [activity["idnumber"] for activity in report["activities"]]
    assert len(idnumbers) == len(set(idnumbers))
