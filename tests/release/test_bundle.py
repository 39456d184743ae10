"""A release: one folder and one archive with the same files, replaced as a whole or left as they were."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

from coursepack import CoursePackError
from coursepack.release import (
    DroppedError,
    NoLanguageError,
    Options,
    SigningError,
    SourceChangedError,
    bundle,
    release,
)
from coursepack.release.catalogue import release_schemas
from tests.specimens import write_course

_DOCUMENTS = {"CHANGES.md", "IMPORT-GUIDE.html", "IMPORT-GUIDE.md", "losses.json", "sbom.cdx.json"}


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_archive_holds_the_folder(tiny):
    with zipfile.ZipFile(tiny.archive) as archive:
        inside = {name.removeprefix("tiny-1.0.0/"): archive.read(name) for name in archive.namelist()}
    assert inside == _contents(tiny.folder)
    assert set(inside) >= _DOCUMENTS | {"manifest.json", "SHA256SUMS"}


def test_sha256sum_alone_can_check_it(tiny):
    done = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=tiny.folder, capture_output=True)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == len(list(tiny.folder.iterdir())) - 1


def test_the_manifest_follows_its_published_schema_and_lists_every_file(tiny):
    manifest = json.loads((tiny.folder / "manifest.json").read_bytes())
    jsonschema.validate(manifest, json.loads(release_schemas()["manifest.schema.json"]))
    listed = {entry["file"] for entry in (*manifest["documents"], *manifest["packages"])}
    assert listed == {path.name for path in tiny.folder.iterdir()} - {"manifest.json", "SHA256SUMS"}
    assert manifest["counts"] == {"sections": 1, "activities": 2, "questions": 1, "points": 1.0}


def test_each_package_says_what_it_holds(tiny):
    rows = {(item.format, item.language): item for item in tiny.manifest.packages}
    assert rows["gift", "fr"].counts.model_dump() == {
        "sections": 1, "activities": 1, "questions": 1, "points": 1,
    }  # fmt: skip
    assert rows["scorm-1.2", "en"].counts.activities == 2
    assert rows["scorm-1.2", "en"].section == "one"


def test_names_are_lower_case_ascii(tmp_path):
    course = write_course(tmp_path / "course", {"course.yaml": _COURSE.replace("1.0.0", "2.0.0-RC1")})
    names = [path.name for path in release(course, Options(tmp_path / "dist")).folder.iterdir()]
    packages = [name for name in names if name.startswith("tiny")]
    assert packages
    assert all(name.isascii() and name == name.lower() for name in packages)


def test_a_second_release_of_the_same_changes_nothing(tiny, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in tiny.folder.iterdir()}
    again = release(tmp_path / "course", Options(tmp_path / "dist"))
    assert again.was_there
    assert {path: path.stat().st_mtime_ns for path in tiny.folder.iterdir()} == before


@pytest.mark.parametrize("damaged", ["tiny-1.0.0-en.xml", "manifest.json", "SHA256SUMS", "../tiny-1.0.0.zip"])
def test_a_damaged_release_is_built_anew(tiny, tmp_path, damaged):
    (tiny.folder / damaged).write_bytes(b"x")
    again = release(tmp_path / "course", Options(tmp_path / "dist"))
    assert not again.was_there
    assert (tiny.folder / damaged).read_bytes() != b"x"


def test_what_is_kept_gives_the_same_bytes_as_from_scratch(tiny, tmp_path):
    write_course(tmp_path / "course", {"one/welcome.fr.md": "# Bienvenue\n\nAu revoir.\n"}, start={})
    kept = release(tmp_path / "course", Options(tmp_path / "dist"))
    fresh = release(tmp_path / "course", Options(tmp_path / "fresh", use_cache=False))
    assert _contents(kept.folder) == _contents(fresh.folder)
    assert kept.archive.read_bytes() == fresh.archive.read_bytes()


def test_a_change_in_one_language_rebuilds_that_language_alone(tiny, tmp_path):
    write_course(tmp_path / "course", {"one/welcome.fr.md": "# Bienvenue\n\nAu revoir.\n"}, start={})
    rebuilt = []
    release(tmp_path / "course", Options(tmp_path / "dist"), rebuilt.append)
    assert rebuilt
    assert all("-fr" in name for name in rebuilt)


def test_a_changed_picture_rebuilds_what_shows_it(tiny, tmp_path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Sea</title></svg>'
    write_course(tmp_path / "course", {"one/sea.svg": svg}, start={})
    rebuilt = []
    release(tmp_path / "course", Options(tmp_path / "dist"), rebuilt.append)
    assert {Path(name).suffix for name in rebuilt} == {".zip", ".mbz"}


def test_a_kept_file_that_was_damaged_is_not_used(tiny, tmp_path):
    before = _contents(tiny.folder)
    for path in (tmp_path / "dist" / ".cache").rglob("*.bin"):
        path.write_bytes(b"x")
    (tiny.folder / "manifest.json").unlink()
    assert _contents(release(tmp_path / "course", Options(tmp_path / "dist")).folder) == before


_COURSE = "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nversion: 1.0.0\nsections: [one]\n"


def test_a_course_with_errors_leaves_the_earlier_release(tiny, tmp_path):
    before = _contents(tiny.folder)
    write_course(tmp_path / "course", {"one/quiz.yaml": "titel: Quiz\n"}, start={})
    with pytest.raises(CoursePackError):
        release(tmp_path / "course", Options(tmp_path / "dist"))
    assert _contents(tiny.folder) == before


def test_a_warning_stops_a_release_unless_allowed(tmp_path):
    course = write_course(tmp_path / "course", {"one/welcome.de.md": "# Willkommen\n"})
    with pytest.raises(CoursePackError):
        release(course, Options(tmp_path / "dist"))
    assert release(course, Options(tmp_path / "dist", allow_warnings=True)).folder.is_dir()


def test_losing_points_needs_leave(tmp_path):
    quiz = "title: Quiz\nquestions:\n  - {id: sea, type: truefalse, text: Salty., answer: true, points: 2}\n"
    course = write_course(tmp_path / "course", {"one/quiz.yaml": quiz})
    with pytest.raises(DroppedError):
        release(course, Options(tmp_path / "dist", allow_warnings=True))
    assert not (tmp_path / "dist" / "tiny-1.0.0").exists()
    made = release(course, Options(tmp_path / "dist", allow_warnings=True, allow_loss=True))
    rows = {item.format: item.counts.points for item in made.manifest.packages if item.language == "en"}
    assert (rows["gift"], rows["moodle-xml"]) == (1, 2)


def test_a_language_that_the_course_lacks(tmp_path):
    wanted = bundle.Wanted(languages=("de",))
    with pytest.raises(NoLanguageError):
        release(write_course(tmp_path / "course"), Options(tmp_path / "dist", wanted=wanted))


def test_a_source_that_changes_meanwhile_is_noticed(tmp_path):
    course = write_course(tmp_path / "course")

    def edit(_: str) -> None:
        (course / "one" / "welcome.en.md").write_text("# Changed\n", encoding="utf-8")

    with pytest.raises(SourceChangedError):
        release(course, Options(tmp_path / "dist"), edit)
    assert not (tmp_path / "dist" / "tiny-1.0.0").exists()
    assert not list((tmp_path / "dist").glob("*.zip"))
    assert release(course, Options(tmp_path / "dist")).folder.is_dir()


def test_a_signature_stays_beside_the_hashes(tmp_path):
    sign = f"{sys.executable} -c \"open('SHA256SUMS.sig', 'w').write('signed ' + '{{}}')\"".replace(
        "{{}}", "{}"
    )
    made = release(write_course(tmp_path / "course"), Options(tmp_path / "dist", sign_with=sign))
    assert (made.folder / "SHA256SUMS.sig").read_text() == "signed SHA256SUMS"
    with zipfile.ZipFile(made.archive) as archive:
        assert "tiny-1.0.0/SHA256SUMS.sig" in archive.namelist()


@pytest.mark.parametrize("sign", ["false", "no-such-program {}", "sh -c 'echo x >> SHA256SUMS'"])
def test_signing_that_fails_releases_nothing(tmp_path, sign):
    with pytest.raises(SigningError):
        release(write_course(tmp_path / "course"), Options(tmp_path / "dist", sign_with=sign))
    assert not (tmp_path / "dist" / "tiny-1.0.0").exists()
