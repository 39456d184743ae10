"""Which earlier release a course is compared with, where a folder of releases is named."""

import contextlib
import datetime
import json
import shutil
import sys
import zipfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest
from click.testing import CliRunner

from coursepack.cli.release import command
from coursepack.release import CannotCompareError, Options, UnreadableError, read_manifest, release
from coursepack.release.comparison.newest import Wished, earlier
from tests.specimens import TINY, write_course


def _shelf(tiny, folder, *rows):
    """A folder of releases of the small course: name, version and date of each."""
    for name, version, released in rows:
        place = shutil.copytree(tiny.folder, folder / f"{name}-{version}")
        data = json.loads((place / "manifest.json").read_bytes())
        data |= {"name": name, "version": version, "released": released}
        (place / "manifest.json").write_text(json.dumps(data))
    return folder


def _wished(version, released="2026-06-01", places=()):
    return Wished("tiny", version, datetime.date.fromisoformat(released), tuple(places))


def _name(path):
    return path.name if path is not None else None


def test_the_newest_of_the_same_name_is_taken_by_date_and_then_by_version(tiny, tmp_path):
    shelf = _shelf(
        tiny,
        tmp_path / "shelf",
        ("tiny", "1.9.0", "2026-03-01"),
        ("tiny", "1.10.0", "2026-03-01"),
        ("tiny", "1.8.0", "2026-01-01"),
        ("other", "1.11.0", "2026-04-01"),
    )
    assert _name(earlier(shelf, _wished("2.0.0"))) == "tiny-1.10.0"


@pytest.mark.parametrize("version", ["1.0.0-rc1", "0.9.0", "0." + "9" * 5000], ids=["rc", "lower", "long"])
def test_a_version_follows_its_candidates_and_lower_numbers(tiny, tmp_path, version):
    shelf = _shelf(tiny, tmp_path / "shelf", ("tiny", "x", "2026-03-01"))
    manifest = json.loads((shelf / "tiny-x" / "manifest.json").read_bytes()) | {"version": version}
    (shelf / "tiny-x" / "manifest.json").write_text(json.dumps(manifest))
    assert _name(earlier(shelf, _wished("1.0.0", "2026-03-01"))) == "tiny-x"
    assert _name(earlier(shelf, _wished("0.1.0", "2026-03-01"))) is None


def test_an_edition_is_compared_with_its_own_earlier_release_where_there_is_one(tiny, tmp_path):
    rows = [("tiny", version, "2026-03-01") for version in ("1.0.0-2022", "1.0.0-2023")]
    shelf = _shelf(tiny, tmp_path / "shelf", *rows)
    names = {
        year: _name(earlier(shelf, replace(_wished(f"1.1.0-{year}"), edition=year)))
        for year in ("2022", "2023", "2024")
    }
    assert names == {"2022": "tiny-1.0.0-2022", "2023": "tiny-1.0.0-2023", "2024": "tiny-1.0.0-2023"}


def test_neither_the_release_that_is_written_nor_a_later_one_is_taken(tiny, tmp_path):
    rows = [("tiny", version, "2026-03-01") for version in ("1.0.0", "1.1.0", "2.0.0")]
    shelf = _shelf(tiny, tmp_path / "shelf", *rows)
    written = _wished("1.1.0", "2026-03-01", [shelf / "tiny-1.1.0", shelf / "tiny-1.1.0.zip"])
    assert _name(earlier(shelf, written)) == "tiny-1.0.0"
    assert _name(earlier(shelf, _wished("1.0.0", "2026-03-01", [shelf / "tiny-1.0.0"]))) is None


def test_archives_stand_for_releases_that_are_not_unpacked(tiny, tmp_path):
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    shutil.copy(tiny.archive, shelf)
    (shelf / "something.zip").write_bytes(b"else")
    assert _name(earlier(shelf, _wished("1.1.0"))) == "tiny-1.0.0.zip"


def test_a_damaged_archive_stops_no_other_course_of_the_folder(tiny, tmp_path):
    shelf = _shelf(tiny, tmp_path / "shelf", ("tiny", "0.9.0", "2026-01-01"))
    with zipfile.ZipFile(shelf / "damaged.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(tiny.folder / "manifest.json", "other-1.0.0/manifest.json")
    whole = (shelf / "damaged.zip").read_bytes()
    for position in range(0, len(whole), 3):
        flipped = whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :]
        (shelf / "damaged.zip").write_bytes(flipped)
        with contextlib.suppress(UnreadableError):
            read_manifest(shelf / "damaged.zip")
    (shelf / "damaged.zip").write_bytes(whole[:60] + bytes(200) + whole[260:])
    assert _name(earlier(shelf, _wished("1.0.0"))) == "tiny-0.9.0"


def test_a_folder_without_any_release_is_refused(tmp_path):
    (tmp_path / "photos").mkdir()
    with pytest.raises(CannotCompareError, match=r"no release in it; name a release, a folder of releases"):
        earlier(tmp_path, _wished("1.0.0"))


def test_errors_of_comparing_cross_processes(tmp_path):
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
        pytest.raises(CannotCompareError, match="no release in it"),
    ):
        pool.submit(earlier, tmp_path, _wished("1.0.0")).result()


def test_many_courses_are_each_compared_with_their_own_release(tmp_path):
    for name in ("tiny", "small"):
        yaml = str(TINY["course.yaml"]).replace("id: tiny", f"id: {name}")
        write_course(tmp_path / "courses" / name, {"course.yaml": yaml})
    arguments = ["--all", str(tmp_path / "courses"), "--allow-warnings", "--to", "mbz"]
    old, new = str(tmp_path / "old"), str(tmp_path / "new")
    assert (
        CliRunner()
        .invoke(command, [str(tmp_path / "courses" / "tiny"), *arguments[2:], "--out", old])
        .exit_code
        == 0
    )
    yaml = str(TINY["course.yaml"]).replace("1.0.0", "1.1.0")
    write_course(tmp_path / "courses" / "tiny", {"course.yaml": yaml}, start={})
    done = CliRunner().invoke(command, [*arguments, "--since", old, "--out", new, "--jobs", "2"])
    assert done.exit_code == 0, done.output
    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("new/*/CHANGES.md")}
    assert "Compared with 1.0.0: the course is the same." in texts["tiny-1.1.0"]
    assert "No earlier release.\n" in texts["small-1.0.0"]


def test_another_earlier_release_makes_another_list(tiny, tmp_path):
    course = tmp_path / "course"
    yaml = str(TINY["course.yaml"]).replace("1.0.0", "2.0.0")
    write_course(course, {"course.yaml": yaml}, start={})
    since = shutil.copytree(tiny.folder, tmp_path / "since")
    options = Options(tmp_path / "dist", since=since, allow_warnings=True)
    assert not release(course, options).was_there
    assert release(course, options).was_there
    shelf = Options(tmp_path / "dist", since=tmp_path / "dist", allow_warnings=True)
    assert not release(course, shelf).was_there
    assert release(course, shelf).was_there
    changed = write_course(tmp_path / "changed", {"one/welcome.fr.md": "# Bienvenue\n\nSalut.\n"})
    other = release(changed, Options(tmp_path / "other", allow_warnings=True))
    shutil.rmtree(since)
    shutil.copytree(other.folder, since)
    again = release(course, options)
    assert not again.was_there
    assert "Salut" in (again.folder / "CHANGES.md").read_text(encoding="utf-8")


def test_a_folder_that_goes_away_meanwhile_does_not_undo_what_is_released(tiny, tmp_path):
    shelf = _shelf(tiny, tmp_path / "shelf", ("tiny", "0.9.0", "2025-12-01"))
    remove = f"{sys.executable} -c \"import shutil; shutil.rmtree(r'{shelf}')\""
    made = release(tmp_path / "course", Options(tmp_path / "new", since=shelf, sign_with=remove))
    assert (made.archive.is_file(), shelf.exists()) == (True, False)
    assert "Compared with 0.9.0" in (made.folder / "CHANGES.md").read_text(encoding="utf-8")


def test_a_release_that_comes_in_meanwhile_is_compared_with_next_time(tiny, tmp_path):
    shelf = _shelf(tiny, tmp_path / "shelf", ("tiny", "0.8.0", "2025-11-01"))
    _shelf(tiny, tmp_path / "later", ("tiny", "0.9.0", "2025-12-01"))
    copy = f"shutil.copytree(r'{tmp_path / 'later'}', r'{shelf}', dirs_exist_ok=True)"
    sign = f'{sys.executable} -c "import shutil; {copy}"'
    options = Options(tmp_path / "new", since=shelf, sign_with=sign)
    first = (release(tmp_path / "course", options).folder / "CHANGES.md").read_text(encoding="utf-8")
    again = release(tmp_path / "course", options)
    second = (again.folder / "CHANGES.md").read_text(encoding="utf-8")
    assert ("Compared with 0.8.0" in first, "Compared with 0.9.0" in second) == (True, True)
    assert release(tmp_path / "course", options).was_there


def test_what_cannot_be_compared_with_releases_nothing_and_ends_with_3(tiny, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    arguments = [
        str(tmp_path / "course"),
        "--out",
        str(tmp_path / "new"),
        "--since",
        str(tmp_path / "notes.txt"),
    ]
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 3
    assert (
        "neither a release, nor a Moodle backup (.mbz), nor a course's folder. Nothing was released"
        in done.output
    )
    assert not (tmp_path / "new" / "tiny-1.0.0").exists()
