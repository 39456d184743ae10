"""What an import writes stands in the course."""

import pytest

from coursepack.importing import CannotImportError, Import, carry_out


@pytest.mark.parametrize(
    "path",
    [
        "../a.md",
        "one/../../a.md",
        "/tmp/a.md",
        "..\\a.md",
        "one\\..\\a.md",
        "C:a.md",
        "C:/a.md",
        "a\0.md",
        "",
    ],
)
def test_a_path_that_leads_out_of_the_course_is_refused(path, tmp_path):
    prepared = Import(tmp_path / "course")
    with pytest.raises(CannotImportError, match="leads out of the course"):
        prepared.put(path, b"")
    carry_out(prepared)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["a.md", "one/a..b.md", "kept-aside/questions/1-a-b.xml"])
def test_a_path_in_the_course_is_written(path, tmp_path):
    prepared = Import(tmp_path)
    prepared.put(path, b"Salt.")
    carry_out(prepared)
    assert (tmp_path / path).read_bytes() == b"Salt."
