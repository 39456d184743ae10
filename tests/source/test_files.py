"""Files of a course are read inside its folder, as UTF-8, and of bounded size."""

import os

import pytest

from coursepack.source.files import CourseFiles


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_says_so(tmp_path):
    (tmp_path / "a.md").write_text("# A\n")
    (tmp_path / "a.md").chmod(0)
    files = CourseFiles(tmp_path)
    assert files.text("a.md") is None
    assert [problem.code for problem in files.problems] == ["CP-S016"]


def test_a_folder_in_place_of_a_file_says_so(tmp_path):
    (tmp_path / "a.md").mkdir()
    files = CourseFiles(tmp_path)
    assert files.text("a.md") is None
    assert [problem.code for problem in files.problems] == ["CP-S016"]


@pytest.mark.parametrize("code", [0x00, 0x08, 0x0B, 0x1F, 0xFFFE, 0xFFFF])
def test_a_character_that_xml_forbids_is_found_where_it_stands(tmp_path, code):
    (tmp_path / "a.md").write_text(f"# A\n\nab{chr(code)}\n", encoding="utf-8")
    files = CourseFiles(tmp_path)
    assert files.text("a.md") is None
    (problem,) = files.problems
    assert (problem.code, str(problem.place), f"U+{code:04X}" in problem.message) == (
        "CP-S007",
        "a.md:3:3",
        True,
    )


def test_a_page_of_a_regional_language_that_nobody_asked_for_is_left_out(tmp_path):
    (tmp_path / "one").mkdir()
    for name in ("extra.pt-BR.md", "more.zh-Hans.md", "quiz.yaml", "notes.md", "notes.PT.md"):
        (tmp_path / "one" / name).write_text("# Extra\n")
    assert CourseFiles(tmp_path).left_out("one") == ("extra.pt-BR.md", "more.zh-Hans.md", "quiz.yaml")


def test_a_path_is_spelled_as_on_disk(tmp_path):
    (tmp_path / "Media").mkdir()
    (tmp_path / "Media" / "Sea.svg").write_text("<svg/>")
    files = CourseFiles(tmp_path)
    assert files.spelled_as_on_disk("media/sea.SVG") == "Media/Sea.svg"
    assert files.spelled_as_on_disk("media/lake.svg") is None
