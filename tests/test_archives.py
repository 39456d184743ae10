"""Archives from elsewhere are read within bounds, and refused whole where they lead astray."""

import io
import zipfile

import pytest

from coursepack.archives import ArchiveError, Limits, safe_name, zip_members


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
