"""Packages have the same bytes every time, and take the old ones' place all at once or not at all."""

import io
import zipfile

import pytest

from coursepack.package import Package, replacing_folder, write


def test_an_archive_depends_on_names_and_bytes_only(tmp_path):
    (tmp_path / "b.txt").write_bytes(b"B")
    one = Package({"b.txt": tmp_path / "b.txt", "a.txt": b"A"}).zipped()
    two = Package({"a.txt": b"A", "b.txt": b"B"}).zipped()
    assert one == two
    entries = zipfile.ZipFile(io.BytesIO(one)).infolist()
    assert [(entry.filename, entry.date_time, entry.create_system) for entry in entries] == [
        ("a.txt", (1980, 1, 1, 0, 0, 0), 3),
        ("b.txt", (1980, 1, 1, 0, 0, 0), 3),
    ]


def test_what_is_compressed_already_is_stored():
    entries = zipfile.ZipFile(
        io.BytesIO(Package({"a.png": b"0" * 99, "a.txt": b"0" * 99}).zipped())
    ).infolist()
    assert [entry.compress_type for entry in entries] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


def _write(folder, name, *, keep=False):
    with replacing_folder(folder, keep=keep) as new:
        write(new / name, b"x")


def _fail(folder):
    """Begin to replace a folder, and fail after the first file."""
    with replacing_folder(folder, keep=False) as new:
        write(new / "new", b"x")
        raise _StoppedError


class _StoppedError(Exception):
    """What ends a build in these tests."""


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_replaces_the_old_one_whole(tmp_path):
    _write(tmp_path / "dist", "old")
    _write(tmp_path / "dist", "new")
    assert _names(tmp_path / "dist") == ["new"]
    assert _names(tmp_path) == ["dist"]


def test_other_files_stay_when_asked(tmp_path):
    _write(tmp_path / "dist", "old")
    _write(tmp_path / "dist", "new", keep=True)
    assert _names(tmp_path / "dist") == ["new", "old"]


def test_when_something_fails_the_old_folder_is_untouched(tmp_path):
    _write(tmp_path / "dist", "old")
    with pytest.raises(_StoppedError):
        _fail(tmp_path / "dist")
    assert _names(tmp_path / "dist") == ["old"]
    assert _names(tmp_path) == ["dist"]


def test_a_build_killed_between_the_two_renames_is_mended_by_the_next(tmp_path):
    _write(tmp_path / "dist", "old")
    (tmp_path / "dist").rename(tmp_path / ".dist.old")
    with pytest.raises(_StoppedError):
        _fail(tmp_path / "dist")
    assert _names(tmp_path / "dist") == ["old"]
