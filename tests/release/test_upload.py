"""courses.csv names every backup of a release once, for Moodle's *Upload courses*."""

import csv
import io

from coursepack.flow import Wanted
from coursepack.formats import format_named
from coursepack.release import Options, release
from coursepack.release.catalogue import write_catalogue
from tests.specimens import write_course


def _rows(data):
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_each_backup_is_a_row_with_its_place_below_the_list(tmp_path):
    made = release(write_course(tmp_path / "course"), Options(tmp_path / "dist", allow_warnings=True))
    backups = [item.file for item in made.manifest.packages if item.format == "mbz"]
    beside = _rows((made.folder / "courses.csv").read_bytes())
    assert [row["backupfile"] for row in beside] == [f"FOLDER/{file}" for file in backups]
    assert [row["shortname"] for row in beside] == [file.removesuffix(".mbz") for file in backups]
    write_catalogue(tmp_path / "dist")
    above = _rows((tmp_path / "dist" / "courses.csv").read_bytes())
    assert [row["backupfile"] for row in above] == [f"FOLDER/{made.folder.name}/{file}" for file in backups]


def test_a_title_is_no_formula(tmp_path):
    source = write_course(tmp_path / "course")
    course = source / "course.yaml"
    course.write_text(course.read_text().replace("{en: Tiny, fr: Petit}", "{en: =1+1, fr: =1+1}", 1))
    made = release(source, Options(tmp_path / "dist", allow_warnings=True))
    assert {row["fullname"][0] for row in _rows((made.folder / "courses.csv").read_bytes())} == {"1"}


def test_a_folder_whose_releases_have_no_backup_has_no_list(tmp_path):
    source, out = write_course(tmp_path / "course"), tmp_path / "dist"
    release(source, Options(out))
    write_catalogue(out)
    assert (out / "courses.csv").is_file()
    release(source, Options(out, Wanted((format_named("gift"),))))
    write_catalogue(out)
    assert sorted(path.name for path in out.iterdir() if not path.name.startswith(".")) == [
        "catalogue.json", "tiny-1.0.0", "tiny-1.0.0.zip",
    ]  # fmt: skip
