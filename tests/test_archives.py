"""Archives from elsewhere are read within bounds, and refused whole where they lead astray."""

import gzip
import io
import tarfile
import zipfile

import pytest

from coursepack.archives import ArchiveError, Limits, archive_members, safe_name, zip_members


def _zip(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def test_members_come_with_their_names_and_contents():
    assert list(zip_members(_zip(("a.txt", b"A"), ("b/c.txt", b"C")))) == [("a.txt", b"A"), ("b/c.txt", b"C")]


@pytest.mark.parametrize(
    "name", ["../a", "a/../../b", "/etc/passwd", "C:\\a", "C:a", "a\\b", "a\0b", "", "/"]
)
def test_a_name_that_leads_out_is_refused(name):
    with pytest.raises(ArchiveError):
        safe_name(name)


def test_an_archive_with_such_a_name_is_refused_as_a_whole():
    with pytest.raises(ArchiveError, match="leads out"):
        list(zip_members(_zip(("a.txt", b"A"), ("../b.txt", b"B"))))


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = _zip(("zeros", b"\0" * 50_000_000))
    with pytest.raises(ArchiveError, match="far more"):
        list(zip_members(bomb))


def test_too_many_entries_and_too_many_bytes_are_refused():
    archive = _zip(*((f"{number}.txt", b"x" * 100) for number in range(20)))
    with pytest.raises(ArchiveError, match="20 entries"):
        list(zip_members(archive, Limits(entries=19)))
    with pytest.raises(ArchiveError, match="1,000 bytes"):
        list(zip_members(archive, Limits(total=1_000)))


def test_a_link_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ArchiveError, match="link"):
        list(zip_members(buffer.getvalue()))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"not a zip", _zip(("a", b"A" * 1000))[:60]],
    ids=["empty", "two bytes", "not a zip", "cut short"],
)
def test_a_broken_archive_is_refused(data):
    with pytest.raises(ArchiveError):
        list(zip_members(data))


def _tar(path, *entries: tarfile.TarInfo | tuple[str, bytes]):
    with tarfile.open(path, "w:gz") as archive:
        for entry in entries:
            info = entry if isinstance(entry, tarfile.TarInfo) else tarfile.TarInfo(entry[0])
            content = b"" if isinstance(entry, tarfile.TarInfo) else entry[1]
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def _all(path, limits=Limits()):  # noqa: B008
    return list(archive_members(path, lambda _: True, limits))


@pytest.mark.parametrize("pack", ["tar", "zip"])
def test_only_what_is_wanted_is_unpacked(tmp_path, pack):
    path = tmp_path / "a.mbz"
    if pack == "tar":
        _tar(path, ("./a.xml", b"<a/>"), ("files/b", b"B" * 10))
    else:
        path.write_bytes(_zip(("a.xml", b"<a/>"), ("files/b", b"B" * 10)))
    found = list(archive_members(path, lambda name: name.endswith(".xml")))
    assert found == [("a.xml", 4, b"<a/>"), ("files/b", 10, None)]


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "C:\\a"])
def test_a_tar_with_a_name_that_leads_out_is_refused(tmp_path, name):
    with pytest.raises(ArchiveError, match="leads out"):
        _all(_tar(tmp_path / "a", ("a.txt", b"A"), (name, b"B")))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_a_tar_are_refused(tmp_path, kind):
    info = tarfile.TarInfo("a")
    info.type, info.linkname = kind, "/etc/passwd"
    with pytest.raises(ArchiveError, match="link or a device"):
        _all(_tar(tmp_path / "a", info))


def test_a_tar_that_unpacks_to_far_more_is_refused_although_nobody_wants_the_file(tmp_path):
    path = _tar(tmp_path / "a", ("zeros", b"\0" * 50_000_000))
    with pytest.raises(ArchiveError, match="far more"):
        list(archive_members(path, lambda _: False))


def test_a_name_of_a_tar_as_long_as_a_book_is_refused(tmp_path):
    info = tarfile.TarInfo("x" * 100_000)
    with pytest.raises(ArchiveError, match="header of"):
        _all(_tar(tmp_path / "a", info))


def test_too_many_entries_of_a_tar_are_refused(tmp_path):
    path = _tar(tmp_path / "a", *((f"{number}.txt", b"x") for number in range(20)))
    with pytest.raises(ArchiveError, match="more entries than the 19"):
        _all(path, Limits(entries=19))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"\x1f\x8b", b"text", gzip.compress(b"no tar" * 200)],
    ids=["empty", "zip's first bytes", "gzip's first bytes", "text", "gzip of something else"],
)
def test_what_is_no_archive_is_refused(tmp_path, data):
    path = tmp_path / "a.mbz"
    path.write_bytes(data)
    with pytest.raises(ArchiveError):
        _all(path)


def test_a_tar_that_is_cut_off_is_refused(tmp_path):
    path = _tar(tmp_path / "a", ("a", b"".join(bytes([n % 251, n % 7]) for n in range(50_000))))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ArchiveError, match="can be read"):
        _all(path)


def test_an_archive_cut_short_is_not_taken_for_one_inside_it():
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("inner.zip", _zip(("imsmanifest.xml", b"<manifest/>")))
        archive.writestr("last.txt", b"x" * 500)
    with pytest.raises(ArchiveError, match="cut short"):
        list(zip_members(outer.getvalue()[:-400]))


def test_a_member_whose_packed_bytes_are_noise_is_refused(tmp_path):
    path = tmp_path / "a.mbz"
    whole = _zip(("a.xml", bytes(range(256)) * 40))
    head = whole.index(b"a.xml") + len("a.xml")
    path.write_bytes(whole[:head] + b"\xff" * 40 + whole[head + 40 :])
    with pytest.raises(ArchiveError, match=r"'a\.xml' cannot be read"):
        _all(path)
