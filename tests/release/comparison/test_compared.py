"""What a course can be compared with, and that what is the same is found to be the same."""

import json
import shutil
import zipfile

import pytest

from coursepack.flow import Wanted
from coursepack.formats import format_named
from coursepack.package import Package
from coursepack.release import CannotCompareError, Options, UnreadableError, hashes, release
from coursepack.release.comparison import compared, side_of
from tests.conftest import COURSES
from tests.formats.mbz.conftest import SPECIMEN
from tests.specimens import TINY, write_course

_FRENCH = {"one/welcome.fr.md": "# Bienvenue\n\nBonsoir. ![Vagues en haute mer](sea.svg)\n"}


def _backups_only(out, **more):
    mbz = format_named("mbz")
    return Options(out, Wanted(formats=(mbz,), **more), allow_loss=True, allow_warnings=True)


def _told(before, after, language):
    return [
        (change.what, change.place) for change in compared(side_of(before), side_of(after), language).changes
    ]


@pytest.mark.parametrize(
    "course", [COURSES / "social-protection-floors-west-africa", SPECIMEN], ids=["source", "everything"]
)
@pytest.mark.parametrize("multilang", [False, True], ids=["apart", "multilang"])
def test_a_course_is_the_same_as_its_own_release(tmp_path, course, multilang):
    made = release(course, _backups_only(tmp_path, multilang=multilang))
    before, after = side_of(made.archive), side_of(course)
    assert set(before.languages) == set(after.languages)
    for language in after.languages:
        found = compared(before, after, language)
        assert (found.language, found.changes) == (language, ())


@pytest.mark.parametrize("form", ["folder", "archive", "backup", "source"])
def test_a_release_a_backup_and_a_folder_show_the_same_change(tiny, tmp_path, form):
    before = {
        "folder": tiny.folder,
        "archive": tiny.archive,
        "backup": tiny.folder / "tiny-1.0.0-fr.mbz",
        "source": write_course(tmp_path / "before"),
    }[form]
    after = write_course(tmp_path / "after", _FRENCH)
    assert _told(before, after, "fr") == [("changed", "one/welcome")]
    found = compared(side_of(before), side_of(after), "fr")
    assert str(found.changes[0].fields[0].after).startswith("Bonsoir.")


@pytest.mark.parametrize("whole", [True, False], ids=["release", "backup"])
def test_of_a_backup_in_several_languages_each_is_compared_alone(tmp_path, whole):
    made = release(write_course(tmp_path / "before"), _backups_only(tmp_path / "dist", multilang=True))
    before = made.folder if whole else made.folder / "tiny-1.0.0-multilang.mbz"
    after = write_course(tmp_path / "after", _FRENCH)
    assert _told(before, after, "en") == []
    (change,) = compared(side_of(before), side_of(after), "fr").changes
    assert "Hello" not in str(change.fields[0].before)
    assert str(change.fields[0].before).startswith("Bonjour.")


def test_two_releases_are_compared_too(tiny, tmp_path):
    course = write_course(tmp_path / "after", _FRENCH)
    after = release(course, _backups_only(tmp_path / "later"))
    assert _told(tiny.archive, after.archive, "fr") == [("changed", "one/welcome")]
    assert _told(tiny.archive, after.archive, "en") == []


def test_a_release_without_a_backup_is_refused_and_what_would_do_is_named(tmp_path):
    banks = Options(tmp_path / "dist", Wanted(formats=(format_named("gift"),)), allow_loss=True)
    made = release(write_course(tmp_path / "course"), banks)
    with pytest.raises(CannotCompareError, match=r"no Moodle backup.*course's folder.*\.mbz"):
        side_of(made.archive)


def test_a_backup_that_is_not_as_it_was_released_is_refused(tiny, tmp_path):
    folder = shutil.copytree(tiny.folder, tmp_path / "copy")
    (folder / "tiny-1.0.0-en.mbz").write_bytes((folder / "tiny-1.0.0-fr.mbz").read_bytes())
    with pytest.raises(UnreadableError, match=r"tiny-1\.0\.0-en\.mbz is not as it was released"):
        compared(side_of(folder), side_of(tmp_path / "course"), "en")


@pytest.mark.parametrize("hidden", ["bomb", "link"])
def test_a_hostile_backup_in_a_release_is_refused(tiny, tmp_path, hidden):
    folder = shutil.copytree(tiny.folder, tmp_path / "copy")
    backup = folder / "tiny-1.0.0-en.mbz"
    if hidden == "bomb":
        with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("moodle_backup.xml", bytes(20 << 20))
    else:
        backup.unlink()
        backup.symlink_to("/dev/zero")
    manifest = json.loads((folder / "manifest.json").read_bytes())
    (entry,) = (item for item in manifest["packages"] if item["file"] == backup.name)
    if hidden == "bomb":
        entry |= {"size": backup.stat().st_size, "sha256": hashes.of_file(backup)}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    said = {"bomb": "is no Moodle backup that can be read", "link": "is not as it was released"}[hidden]
    with pytest.raises(UnreadableError, match=said):
        compared(side_of(folder), side_of(tmp_path / "course"), "en")


def test_of_a_backup_without_a_course_that_can_be_held_the_reason_is_told(tmp_path):
    information = "<original_course_shortname>Sea</original_course_shortname>"
    members = {
        "moodle_backup.xml": f"<moodle_backup><information>{information}</information></moodle_backup>",
        "course/course.xml": "<course><lang>english</lang></course>",
    }
    path = tmp_path / "sea.mbz"
    path.write_bytes(Package({name: text.encode() for name, text in members.items()}).zipped())
    with pytest.raises(UnreadableError, match=r"no Moodle backup that can be read: .*languages\.0"):
        side_of(path)


def test_an_archive_that_is_no_release_is_refused(tmp_path):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other/readme.txt", "hello")
    with pytest.raises(UnreadableError, match=r"has no manifest\.json of a release"):
        side_of(path)


def test_a_folder_with_errors_is_no_course_to_compare_with(tmp_path):
    broken = write_course(tmp_path / "broken", {"one/quiz.yaml": "title: Quiz\nquestions: 7\n"})
    with pytest.raises(CannotCompareError, match="no course without errors") as caught:
        side_of(broken)
    assert caught.value.problems


def test_a_course_without_a_start_does_not_start_when_it_is_released(tiny, tmp_path):
    later = str(TINY["course.yaml"]) + "released: 2026-09-01\n"
    assert _told(tiny.folder, write_course(tmp_path / "later", {"course.yaml": later}), "en") == []
