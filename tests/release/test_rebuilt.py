"""Which packages are built again after a change, and that they are the same as from scratch."""

from pathlib import Path

import pytest

from coursepack.flow import Wanted, check, write_packages
from coursepack.formats import FORMATS
from coursepack.release import Options, release
from tests.specimens import SEA, TINY, write_course

COURSES = Path(__file__).parents[1] / "courses"
COURSE = {
    "course.yaml": (
        "id: tiny\ntitle: Tiny\nlanguages: [en]\nversion: 1.0.0\nsections: [one, two]\n"
        "calendar:\n  - {id: fair, title: Fair, starts: 2026-05-01}\n"
    ),
    "agenda.yaml": 'sessions:\n  - {id: talk, of: two/words, on: [2026-03-03], at: "14:00"}\n',
    "one/section.yaml": "title: One\nactivities:\n  - page: welcome\n  - quiz: quiz\n",
    "one/welcome.en.md": TINY["one/welcome.en.md"],
    "one/sea.svg": SEA,
    "one/quiz.yaml": (
        "title: Quiz\ncloses: 2026-04-01\ndraws:\n  - {count: 1, from: two/pool}\nquestions:\n"
        "  - {id: sea, type: truefalse, text: The sea is salty., answer: true}\n"
    ),
    "two/section.yaml": "title: Two\nactivities:\n  - page: more\n  - bank: pool\n  - glossary: words\n",
    "two/more.en.md": "# More\n\nMore of it.\n",
    "two/pool.yaml": "title: Pool\nquestions:\n  - {id: lake, type: truefalse, text: A lake is., answer: true}\n",
    "two/words.yaml": "title: Words\nentries:\n  - {id: sea, term: sea, definition: Salt water.}\n",
}
QUESTION_FILES = {".xml", ".gift", ".aiken.txt", ".xlsx"}
FIRST = {"-one.zip", "-one-scorm-2004.zip"}
SECOND = {"-two.zip", "-two-scorm-2004.zip"}
BACKUP, CALENDAR = {".mbz"}, {".ics"}


def replaced(path, old, new):
    assert old in COURSE[path]
    return {path: COURSE[path].replace(old, new)}


CHANGES = {
    "a page's text": (replaced("one/welcome.en.md", "Hello", "Good day"), FIRST | BACKUP),
    "a page's text in the other section": (replaced("two/more.en.md", "of it", "again"), SECOND | BACKUP),
    "a page's title": (replaced("one/welcome.en.md", "# Welcome", "# Hello"), FIRST | BACKUP),
    "a medium": (replaced("one/sea.svg", "0 0 8 8", "0 0 9 9"), FIRST | BACKUP),
    "a question": (replaced("one/quiz.yaml", "is salty", "has salt"), QUESTION_FILES | FIRST | BACKUP),
    "a question that another section draws": (
        replaced("two/pool.yaml", "A lake is", "Lakes are"),
        QUESTION_FILES | FIRST | SECOND | BACKUP,
    ),
    "a quiz's title": (
        replaced("one/quiz.yaml", "title: Quiz", "title: Test"),
        QUESTION_FILES | FIRST | BACKUP,
    ),
    "a quiz's date": (replaced("one/quiz.yaml", "2026-04-01", "2026-04-02"), FIRST | BACKUP),
    "a section's title": (
        replaced("one/section.yaml", "title: One", "title: First"),
        QUESTION_FILES | FIRST | BACKUP,
    ),
    "the title of a session's section": (
        replaced("two/section.yaml", "title: Two", "title: Second"),
        QUESTION_FILES | SECOND | BACKUP | CALENDAR,
    ),
    "a term's meaning": (replaced("two/words.yaml", "Salt water", "Water"), FIRST | SECOND | BACKUP),
    "a session's date": (replaced("agenda.yaml", "2026-03-03", "2026-03-04"), BACKUP | CALENDAR),
    "an event's date": (replaced("course.yaml", "2026-05-01", "2026-05-02"), BACKUP),
    "the course's title": (
        replaced("course.yaml", "title: Tiny", "title: Little"),
        QUESTION_FILES | FIRST | SECOND | BACKUP | CALENDAR,
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_only_what_shows_it_is_built_again_and_all_is_as_from_scratch(tmp_path, what):
    change, expected = CHANGES[what]
    course = write_course(tmp_path / "course", start=COURSE)
    release(course, options(tmp_path / "dist"))
    write_course(course, change, start={})
    rebuilt = []
    kept = release(course, options(tmp_path / "dist"), rebuilt.append)
    fresh = release(course, options(tmp_path / "fresh", use_cache=False))
    assert {name.removeprefix("tiny-1.0.0-en") for name in rebuilt} == expected
    assert kept.archive.read_bytes() == fresh.archive.read_bytes()


def options(out, **others):
    return Options(out, Wanted(FORMATS), allow_warnings=True, allow_loss=True, **others)


@pytest.mark.parametrize("name", ["small", "everything", "academy", "every-question"])
def test_packages_of_a_release_are_those_of_a_build(tmp_path, name):
    course = COURSES / name if name != "small" else write_course(tmp_path / "course", start=COURSE)
    released = release(course, options(tmp_path / "dist")).folder
    built = write_packages(check(course), tmp_path / "build", Wanted(FORMATS), allow_loss=True)
    assert {item.format for item in built} >= {row.name for row in FORMATS if row.holds != "dates"}
    for item in built:
        assert (released / item.name).read_bytes() == (tmp_path / "build" / item.name).read_bytes()
