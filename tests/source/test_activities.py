"""Activities are named in section.yaml or written there, with settings beside them."""

from coursepack.model import Completed, Forum, Label, Page, Quiz
from coursepack.source import load
from tests.specimens import TINY, write_course


def _loaded(tmp_path, section, **files):
    loaded = load(write_course(tmp_path, {"one/section.yaml": section, **files}))
    assert loaded.course is not None
    return loaded


def test_settings_stand_beside_a_page(tmp_path):
    section = (
        "title: One\nactivities:\n  - page: welcome\n    available_when: {completed: quiz}\n  - quiz: quiz\n"
    )
    page = _loaded(tmp_path, section).course.sections[0].activities[0]
    assert isinstance(page, Page)
    assert page.available_when == Completed(completed="quiz")


def test_settings_beside_a_file_stand_over_its_own(tmp_path):
    section = "title: One\nactivities:\n  - quiz: quiz\n    complete_when: viewed\n"
    quiz = _loaded(tmp_path, section).course.sections[0].activities[0]
    assert isinstance(quiz, Quiz)
    assert quiz.complete_when is not None
    assert quiz.complete_when.viewed


def test_a_mistake_beside_the_kind_is_named_where_it_stands(tmp_path):
    section = "title: One\nactivities:\n  - quiz: quiz\n    available_when: {until: tomorrow}\n"
    problems = load(write_course(tmp_path, {"one/section.yaml": section})).problems
    assert ("CP-S003", "one/section.yaml:4:29") in [(item.code, str(item.place)) for item in problems]


def test_keys_of_the_kind_do_not_stand_beside_it(tmp_path):
    section = "title: One\nactivities:\n  - quiz: quiz\n    attempts: 2\n"
    problems = load(write_course(tmp_path, {"one/section.yaml": section})).problems
    assert ("CP-S002", "one/section.yaml:4:5") in [(item.code, str(item.place)) for item in problems]


def test_a_small_activity_is_written_in_place_and_translated_by_its_id(tmp_path):
    section = (
        "title: One\nactivities:\n  - page: welcome\n  - forum: {id: talk, title: Talk, intro: Say it.}\n"
    )
    french = "title: Un\nactivities:\n  - forum: {id: talk, title: Parler, intro: Dites-le.}\n"
    loaded = _loaded(tmp_path, section, **{"one/section.fr.yaml": french})
    forum = loaded.course.sections[0].activities[1]
    assert isinstance(forum, Forum)
    assert forum.title.get("fr") == "Parler"
    path = ("sections", 0, "activities", 1)
    assert str(loaded.places.of((*path, "intro", "fr"))) == "one/section.fr.yaml:3:45"
    assert str(loaded.places.of_text_line((*path, "intro"), "fr", 0)) == "one/section.fr.yaml:3:45"


def test_a_label_needs_no_title(tmp_path):
    files = {"one/hint.en.md": "Read this first.\n", "one/hint.fr.md": "Lisez ceci.\n"}
    label = (
        _loaded(tmp_path, "title: One\nactivities:\n  - label: hint\n", **files)
        .course.sections[0]
        .activities[0]
    )
    assert isinstance(label, Label)
    assert (label.title.get("en"), label.title.get("fr")) == ("Read this first.", "Lisez ceci.")


def test_files_are_named_from_the_folder_that_names_them(tmp_path):
    section = "title: One\nactivities:\n  - file: {id: map, title: Map, file: sea.svg}\n"
    assert _loaded(tmp_path, section).course.sections[0].activities[0].file.course_path == "one/sea.svg"


def test_the_specimen_has_nothing_wrong(tmp_path):
    assert load(write_course(tmp_path, start=dict(TINY))).problems == ()
