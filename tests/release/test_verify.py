"""`verify` names every file that is not as it was released, and reads hostile archives within limits."""

import io
import json
import re
import shutil
import stat
import tarfile
import zipfile

import pytest
from click.testing import CliRunner

from coursepack.cli import group
from coursepack.release import UnreadableError, hashes, read_manifest, reading, verify
from coursepack.release.inspection import inspect


def _found(path):
    return {mismatch.file: mismatch.what for mismatch in verify(path).mismatches}


def test_a_whole_release_passes_as_folder_and_as_archive(tiny):
    for path in (tiny.folder, tiny.archive):
        verified = verify(path)
        assert (verified.mismatches, verified.manifest.name) == ((), "tiny")


def test_every_flipped_byte_is_named(tiny):
    for path in sorted(tiny.folder.iterdir()):
        whole = path.read_bytes()
        for position in (0, len(whole) // 2, len(whole) - 1):
            path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
            found = _found(tiny.folder)
            assert path.name in found or path.name == "SHA256SUMS", (path.name, position)
            assert found
        path.write_bytes(whole)
    assert _found(tiny.folder) == {}


def test_a_missing_file_is_named(tiny):
    for path in sorted(tiny.folder.iterdir()):
        whole = path.read_bytes()
        path.unlink()
        assert path.name in _found(tiny.folder)
        path.write_bytes(whole)


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_an_added_file_is_named(tiny, kind):
    extra = tiny.folder / "extra"
    match kind:
        case "file":
            extra.write_bytes(b"x")
        case "folder":
            extra.mkdir()
        case _:
            extra.symlink_to("manifest.json")
    assert _found(tiny.folder) == {"extra": "is not part of the release"}


def test_a_link_in_the_place_of_a_file_is_named(tiny, tmp_path):
    path = tiny.folder / "tiny-1.0.0-en.xml"
    shutil.move(path, tmp_path / "elsewhere.xml")
    path.symlink_to(tmp_path / "elsewhere.xml")
    assert "tiny-1.0.0-en.xml" in _found(tiny.folder)


def _edit_manifest(folder, change):
    """Change the manifest and make SHA256SUMS agree with it, as a careful forger would."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    change(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    _hash_anew(folder)


def _hash_anew(folder):
    files = {path.name: hashes.of_file(path) for path in folder.iterdir() if path.name != "SHA256SUMS"}
    (folder / "SHA256SUMS").write_bytes(hashes.sums_text(files))


def test_a_scorm_package_with_a_file_less_is_named(tiny):
    package = tiny.folder / "tiny-1.0.0-en-one.zip"
    with zipfile.ZipFile(package) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    lost = next(name for name in members if name != "imsmanifest.xml")
    with zipfile.ZipFile(package, "w") as archive:
        for name, data in members.items():
            if name != lost:
                archive.writestr(name, data)
    size, sha256 = package.stat().st_size, hashes.of_file(package)
    _edit_manifest(
        tiny.folder,
        lambda manifest: next(
            item.update(size=size, sha256=sha256)
            for item in manifest["packages"]
            if item["file"] == package.name
        ),
    )
    assert lost in _found(tiny.folder)[package.name]


def test_an_edited_manifest_is_named(tiny):
    text = (tiny.folder / "manifest.json").read_text(encoding="utf-8")
    (tiny.folder / "manifest.json").write_text(text.replace('"Tiny"', '"Huge"'), encoding="utf-8")
    assert set(_found(tiny.folder)) == {"manifest.json"}


def test_a_manifest_that_counts_otherwise_is_found_out(tiny):
    def change(manifest):
        (gift,) = [row for row in manifest["packages"] if row["file"] == "tiny-1.0.0-en.gift"]
        gift["counts"]["questions"] = 7

    _edit_manifest(tiny.folder, change)
    assert ", 1 questions worth 1 points; manifest.json says" in _found(tiny.folder)["tiny-1.0.0-en.gift"]


def test_a_backup_is_opened_and_counted(tiny):
    def change(manifest):
        (backup,) = [row for row in manifest["packages"] if row["file"] == "tiny-1.0.0-en.mbz"]
        backup["counts"]["activities"] += 1

    _edit_manifest(tiny.folder, change)
    assert set(_found(tiny.folder)) == {"tiny-1.0.0-en.mbz"}


def test_a_manifest_that_leaves_a_package_out_is_found_out(tiny):
    _edit_manifest(tiny.folder, lambda manifest: manifest["packages"].pop(0))
    assert list(_found(tiny.folder).values()) == ["is not in manifest.json"]


def test_a_package_of_an_unknown_format_is_said(tiny):
    _edit_manifest(tiny.folder, lambda manifest: manifest["packages"][0].update(format="ims"))
    assert "does not know: ims" in next(iter(_found(tiny.folder).values()))


def test_a_package_that_cannot_be_read_is_found_out_though_its_hash_fits(tiny):
    name = "tiny-1.0.0-en.gift"
    (tiny.folder / name).write_text("::Broken:: {", encoding="utf-8")
    digest, size = hashes.of_file(tiny.folder / name), (tiny.folder / name).stat().st_size

    def change(manifest):
        (row,) = [row for row in manifest["packages"] if row["file"] == name]
        row |= {"sha256": digest, "size": size}

    _edit_manifest(tiny.folder, change)
    assert name in _found(tiny.folder)


def _put(folder, name, data):
    """Put other bytes in the place of a package, and make all hashes agree with them."""
    (folder / name).write_bytes(data)
    size, sha256 = len(data), hashes.of_file(folder / name)

    def change(manifest):
        (row,) = [row for row in manifest["packages"] if row["file"] == name]
        row |= {"size": size, "sha256": sha256}

    _edit_manifest(folder, change)


def _faults(folder, name):
    """Why a package cannot be read whole."""
    said = "cannot be read whole: "
    found = (mismatch.what for mismatch in verify(folder).mismatches if mismatch.file == name)
    return [what.removeprefix(said) for what in found if what.startswith(said)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"<defaultmark>[^<]*<", b"<defaultmark>many<"),
        (rb"<grademax>[^<]*<", b"<grademax>many<"),
    ],
    ids=["defaultmark", "grademax"],
)
def test_a_backup_whose_points_are_no_numbers_is_found_out(tiny, old, new):
    name = "tiny-1.0.0-en.mbz"
    with tarfile.open(tiny.folder / name) as archive:
        members = {item.name: archive.extractfile(item).read() for item in archive if item.isreg()}
    _put(
        tiny.folder,
        name,
        _archive([(member, re.sub(old, new, data)) for member, data in members.items()]),
    )
    assert _faults(tiny.folder, name) == ["no whole backup: could not convert string to float: 'many'"]


@pytest.mark.parametrize("packing", ["gzip", "zip"])
def test_a_backup_damaged_anywhere_is_opened_without_a_crash(tiny, packing):
    whole = (tiny.folder / "tiny-1.0.0-en.mbz").read_bytes()
    if packing == "zip":
        with tarfile.open(fileobj=io.BytesIO(whole)) as archive:
            members = [(item.name, archive.extractfile(item).read()) for item in archive if item.isreg()]
        whole = _archive(members)
    damaged = [
        inspect(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :], "damaged.mbz")
        for position in range(0, len(whole), len(whole) // 200)
    ]
    assert any("no whole backup" in fault for found in damaged for fault in found.faults)


def test_a_backup_that_is_encrypted_is_found_out(tiny):
    data = bytearray(_archive([(name, b"<x/>") for name in ("moodle_backup.xml", "questions.xml")]))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        data[at + flags] |= 1
    _put(tiny.folder, "tiny-1.0.0-en.mbz", bytes(data))
    (fault,) = _faults(tiny.folder, "tiny-1.0.0-en.mbz")
    assert "encrypted" in fault


def test_the_command_ends_with_5_and_names_the_file(tiny):
    (tiny.folder / "CHANGES.md").write_text("x")
    result = CliRunner().invoke(group, ["verify", str(tiny.folder)])
    assert (result.exit_code, "CHANGES.md" in result.stderr) == (5, True)
    result = CliRunner().invoke(group, ["verify", str(tiny.folder), "--format", "json"])
    assert json.loads(result.stdout)["mismatches"][0]["file"] == "CHANGES.md"


def test_a_signature_is_checked_by_the_command_given(tiny):
    assert verify(tiny.folder, "test -f {}").mismatches == ()
    (mismatch,) = verify(tiny.folder, "false").mismatches
    assert "signature is refused" in mismatch.what


def _archive(members, **changes):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for key, value in changes.items():
                setattr(info, key, value)
            archive.writestr(info, data)
    return buffer.getvalue()


_LINK = (stat.S_IFLNK | 0o777) << 16


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no archive", "not a whole zip"),
        (_archive([("../evil", b"x")]), "no name"),
        (_archive([("/etc/passwd", b"x")]), "no name"),
        (_archive([("a/b/c", b"x")]), "no name"),
        (_archive([("a/..", b"x")]), "no name"),
        (_archive([("C:\\x", b"x")]), "no name"),
        (_archive([("a/x", b"x"), ("b/y", b"x")]), "several folders"),
        (_archive([("a/x", b"target")], external_attr=_LINK), "link"),
        (_archive([("a/x", b"0" * (8 << 20))]), "times its size"),
    ],
)
def test_hostile_archives_are_refused(tmp_path, data, said):
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(UnreadableError, match=said):
        verify(tmp_path / "x.zip")


def test_too_many_files_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_FILES", 3)
    (tmp_path / "x.zip").write_bytes(_archive([(f"a/{number}", b"") for number in range(4)]))
    with pytest.raises(UnreadableError, match="4 files"):
        verify(tmp_path / "x.zip")


def test_too_many_bytes_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    (tmp_path / "x.zip").write_bytes(_archive([("a/x", b"0123456789" * 11)]))
    with pytest.raises(UnreadableError, match="more than 100 bytes"):
        verify(tmp_path / "x.zip")


def test_an_archive_cut_short_anywhere_never_passes(tiny, tmp_path):
    whole = tiny.archive.read_bytes()
    for length in range(0, len(whole), len(whole) // 40):
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        with pytest.raises(UnreadableError):
            verify(tmp_path / "cut.zip")


def test_an_archive_with_a_flipped_byte_never_passes(tiny, tmp_path):
    whole = tiny.archive.read_bytes()
    passed = []
    for position in range(0, len(whole), len(whole) // 60):
        (tmp_path / "bad.zip").write_bytes(
            whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :]
        )
        try:
            found = verify(tmp_path / "bad.zip").mismatches
        except UnreadableError:
            continue
        if not found:
            passed.append(position)
    assert [position for position in passed if not _is_zip_bookkeeping(whole, position)] == []


def _is_zip_bookkeeping(whole, position):
    """Whether the byte is one that no reader of the archive looks at: a time, a version, a local header."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        in_data = any(
            info.header_offset + 30 + len(info.filename)
            <= position
            < info.header_offset + 30 + len(info.filename) + info.compress_size
            for info in archive.infolist()
        )
    return not in_data


def test_an_archive_cut_short_is_never_taken_for_a_package_inside_it(tiny, tmp_path):
    whole = tiny.archive.read_bytes()
    codes = set()
    for length in range(0, len(whole), len(whole) // 60):
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        codes.add(CliRunner().invoke(group, ["verify", str(tmp_path / "cut.zip")]).exit_code)
    assert codes == {3}


def test_a_backup_of_a_release_can_be_verified_alone(tiny):
    result = CliRunner().invoke(group, ["verify", str(tiny.folder / "tiny-1.0.0-en.mbz")])
    assert (result.exit_code, "Moodle backup of a course" in result.stdout) == (0, True)


def test_inspect_says_what_to_do_with_a_release(tiny):
    result = CliRunner().invoke(group, ["inspect", str(tiny.archive)])
    assert (result.exit_code, "coursepack verify" in result.stderr) == (3, True)


def test_a_badge_that_the_backup_does_not_hold_is_named(tiny):
    def promise(manifest):
        (backup,) = (item for item in manifest["packages"] if item["file"] == "tiny-1.0.0-en.mbz")
        backup["contents"]["badges"] = ["Gold"]

    _edit_manifest(tiny.folder, promise)
    assert "badges" in _found(tiny.folder)["tiny-1.0.0-en.mbz"]


def test_a_manifest_of_the_first_schema_is_read_without_its_hashes_of_the_outline(tiny):
    path = tiny.folder / "manifest.json"
    data = json.loads(path.read_bytes())
    assert data["schema_version"] == 2
    data["schema_version"] = 1
    for section in data["outline"]:
        section["sha256"] = "0" * 64
        for activity in section["activities"]:
            activity["sha256"] = "0" * 64
            activity["questions"] = [{"id": name, "sha256": "0" * 64} for name in activity["questions"]]
    path.write_text(json.dumps(data))
    assert read_manifest(tiny.folder) == tiny.manifest


@pytest.mark.parametrize("outline", [None, 7, "x", {"one": 1}], ids=str)
def test_a_manifest_of_the_first_schema_with_something_else_as_outline_is_refused(tiny, outline):
    path = tiny.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"schema_version": 1, "outline": outline}))
    with pytest.raises(UnreadableError, match="is not of a release"):
        read_manifest(tiny.folder)
    _hash_anew(tiny.folder)
    assert _found(tiny.folder)["manifest.json"] == "is missing or is no manifest"


def test_a_manifest_of_a_later_schema_is_refused_and_said_to_be(tiny):
    path = tiny.folder / "manifest.json"
    data = json.loads(path.read_bytes()) | {"schema_version": 3}
    path.write_text(json.dumps(data))
    with pytest.raises(UnreadableError, match=r"of a later coursepack \(schema version 3\)"):
        read_manifest(tiny.folder)
