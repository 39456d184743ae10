"""The same thing has the same name."""

import pytest

from coursepack import check
from tests.checks.findings import checked
from tests.specimens import write_course

_TERMS = (
    "terms:\n  - id: administrative\n    en: administrative arrangement\n    avoid: {en: [administrative agreement]}\n"
    "  - id: safety-nets\n    en: social safety nets\n    avoid: {en: [safety nets, social safety]}\n"
)


def _found(folder, text):
    files = {"terms.yaml": _TERMS, "one/welcome.en.md": f"# Welcome\n\n{text}\n"}
    return [(p.code, p.place.line, p.remedy) for p in checked(folder, files).problems]


@pytest.mark.parametrize(
    "text",
    [
        "The administrative agreement.",
        "ADMINISTRATIVE AGREEMENT",
        "An **administrative** agreement",
        "An administrative\u00a0agreement",
        "An administrative\nagreement",
    ],
)
def test_an_avoided_wording_is_found_however_it_is_set(tmp_path, text):
    assert _found(tmp_path, text) == [("CP-W045", 3, "Write “administrative arrangement”.")]


@pytest.mark.parametrize(
    "text",
    ["The administrative agreements.", "An administrative arrangement.", "The social safety nets hold."],
)
def test_other_words_and_the_preferred_term_are_fine(tmp_path, text):
    assert _found(tmp_path, text) == []


def test_the_place_is_the_avoided_word_s_line(tmp_path):
    assert _found(tmp_path, "Text.\n\nText and\nsafety nets.")[0][:2] == ("CP-W045", 6)


def test_titles_of_publications_keep_their_wording(tmp_path):
    section = (
        "title: One\nactivities:\n  - page: welcome\nresources:\n"
        "  - {id: book, title: A model administrative agreement, kind: book}\n"
    )
    files = {"terms.yaml": _TERMS, "one/section.yaml": section}
    assert checked(tmp_path, files).problems == ()


def test_each_language_has_its_own_list(tmp_path):
    terms = "terms:\n  - {id: sea, en: sea, fr: mer, avoid: {fr: [hello]}}\n"
    assert check(write_course(tmp_path, {"terms.yaml": terms})).problems == ()


def test_a_term_without_a_language_of_the_course_is_not_translated(tmp_path):
    terms = "terms:\n  - id: sea\n    en: sea\n"
    (problem,) = check(write_course(tmp_path, {"terms.yaml": terms})).problems
    assert (problem.code, problem.place.file, problem.place.line) == ("CP-L001", "terms.yaml", 2)


def test_a_mistyped_key_of_the_list_is_named(tmp_path):
    terms = "terms:\n  - id: sea\n    en: sea\n    fr: mer\n    avoids: {en: [ocean]}\n"
    (problem,) = check(write_course(tmp_path, {"terms.yaml": terms})).problems
    assert (problem.code, str(problem.place), problem.remedy) == (
        "CP-S002",
        "terms.yaml:5:5",
        "Did you mean “avoid”?",
    )
