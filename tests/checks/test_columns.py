"""Names that find no room in one package of several languages."""

from coursepack import check
from tests.specimens import write_course

_LONG = "A name of some length that is fine alone and too long beside the same name in another language"
_COURSE = (
    "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nreleased: 2026-01-15\nsections: [one]\n"
)


def _found(folder, title, *, multilang=True, course=_COURSE):
    files = {
        "course.yaml": course,
        "one/section.yaml": f"title: {title}\nactivities:\n  - forum: {{id: talk, title: {{en: Talk, fr: Parler}}}}\n",
    }
    problems = check(write_course(folder, start=files), multilang=multilang).problems
    return [
        (str(item.place.file), item.place.line, item.message) for item in problems if item.code == "CP-S020"
    ]


def test_a_name_is_counted_with_the_spans_of_all_languages(tmp_path):
    (found,) = _found(tmp_path / "a", f"{{en: {_LONG}, fr: {_LONG} ici}}")
    assert found[:2] == ("one/section.yaml", 1)
    assert found[2] == f"in en, fr together the name has {2 * len(_LONG) + 4 + 2 * 41} characters, 255 fit"


def test_a_name_that_just_fits_is_fine(tmp_path):
    room = 255 - 2 * 41
    assert _found(tmp_path / "a", f"{{en: {'a' * (room // 2)}, fr: {'b' * (room - room // 2)}}}") == []
    assert (
        len(_found(tmp_path / "b", f"{{en: {'a' * (room // 2)}, fr: {'b' * (room - room // 2 + 1)}}}")) == 1
    )


def test_a_name_that_is_the_same_in_all_languages_needs_no_spans(tmp_path):
    assert _found(tmp_path / "a", f"{{en: {'a' * 250}, fr: {'a' * 250}}}") == []


def test_packages_of_one_language_have_room(tmp_path):
    assert _found(tmp_path / "a", f"{{en: {_LONG}, fr: {_LONG} ici}}", multilang=False) == []


def test_what_stands_twice_is_found_once_where_the_author_wrote_it(tmp_path):
    groups = f"groups: [{{id: a, title: {{en: {_LONG}, fr: {_LONG} ici}}}}]\n"
    (found,) = _found(tmp_path / "a", "{en: One, fr: Un}", course=_COURSE + groups)
    assert found[:2] == ("course.yaml", 6)
    assert found[2].endswith("254 fit")
