"""Packages have the same bytes every time."""

import io
import zipfile

from coursepack.package import Package


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
