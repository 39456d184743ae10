"""A course as one of its editions."""

import datetime
import json

import pytest
from click.testing import CliRunner

from coursepack import check
from coursepack.cli.build import command as build
from coursepack.cli.check import command as check_command
from coursepack.cli.release import command as release
from coursepack.model.course import question_idnumber
from tests.conftest import COURSES
from tests.specimens import TINY, write_course

_ACADEMY = COURSES.parent / "tests" / "courses" / "academy"


@pytest.fixture(scope="module")
def held():
    checked = check(_ACADEMY, edition="2023")
    assert checked.problems == ()
    return checked.course


def _identities(course):
    activities = {
        f"{found.section.id}/{found.thing.id}": found.thing.idnumber for found in course.activities()
    }
    questions = {
        question_idnumber(found.section, quiz.thing, found.thing)
        for quiz in course.question_sets()
        for found in course.questions()
        if found.section is quiz.section
    }
    return course.id, activities, questions, [badge.id for badge in course.badges]


def test_names_and_dates_change_as_the_edition_says(held):
    assert held.title.values == {
        "en": "A small academy 2023 edition",
        "es": "Una pequeña academia edición de 2023",
    }
    assert (held.short_name, held.version, held.edition) == ("academy-2023", "1.0.0-2023", "2023")
    assert (held.starts.date(), held.ends.date()) == (datetime.date(2023, 10, 16), datetime.date(2023, 12, 1))
    assert held.find("week-1/essay", None).thing.due == datetime.datetime.fromisoformat("2023-11-27 23:59:59")
    chosen = held.find("choice/electives-chosen", None).thing.complete_when
    assert chosen.by == datetime.datetime.fromisoformat("2023-10-20 23:59:59")


def test_the_editions_agenda_stands_instead_of_the_courses(held):
    assert [event.id for event in held.calendar] == ["agenda-policy-1", "agenda-policy-2"]
    assert "Tuesday 24 October 2023" in held.find("choice/agenda", None).thing.text.get("en")


def test_everything_keeps_its_identity(held):
    assert _identities(held) == _identities(check(_ACADEMY).course)


def test_files_of_an_edition_say_so(tmp_path):
    arguments = [str(_ACADEMY), "--edition", "2023", "--to", "ics", "--lang", "en", "--out", str(tmp_path)]
    assert CliRunner().invoke(build, arguments).exit_code == 0
    assert (tmp_path / "academy-1.0.0-2023-en.ics").exists()


def test_editions_are_released_side_by_side(tmp_path):
    arguments = [str(_ACADEMY), "--to", "ics", "--lang", "en", "--out", str(tmp_path)]
    for more in ([], ["--edition", "2023"]):
        assert CliRunner().invoke(release, [*arguments, *more]).exit_code == 0
    manifest = json.loads((tmp_path / "academy-1.0.0-2023/manifest.json").read_bytes())
    assert (manifest["name"], manifest["version"]) == ("academy", "1.0.0-2023")
    assert (tmp_path / "academy-1.0.0/manifest.json").exists()


_EDITIONS = {"editions/2026.yaml": "starts: 2026-03-02\n", "editions/2026.fr.yaml": "{}\n"}


@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        (
            "agenda: {sessions: [{id: a, title: {en: A, fr: A}, on: [Mon 2026-03-03], at: 9:00}]}\n",
            "CP-D002",
            1,
            "Tue",
        ),
        ("starts: 2026-03-02\nends: 2026-03-01\n", "CP-C005", 2, "does not come after"),
        (
            "activities:\n  one/no-such: {due: 2026-03-01}\n",
            "CP-C001",
            2,
            "there is no activity “one/no-such”",
        ),
        ("activities:\n  one/welcome: {due: 2026-03-01}\n", "CP-S002", 2, "a page has no “due”"),
        ("activities:\n  one/quiz: {title: New}\n", "CP-S002", 2, "title"),
        ("id: another\n", "CP-S002", 1, "id"),
    ],
)
def test_what_is_wrong_with_an_edition_is_said_in_its_file(tmp_path, text, code, line, message):
    folder = write_course(tmp_path, _EDITIONS | {"editions/2026.yaml": text}, start=TINY)
    assert check(folder).problems == ()
    (problem,) = check(folder, edition="2026").problems
    assert (problem.place.file, problem.place.line) == ("editions/2026.yaml", line)
    assert message in problem.message
    assert problem.code == code


@pytest.mark.parametrize("name", ["2027", "../2026", "/etc/passwd", ""])
def test_an_edition_that_is_not_there_names_those_that_are(tmp_path, name):
    folder = write_course(tmp_path, _EDITIONS, start=TINY)
    result = CliRunner().invoke(check_command, [str(folder), "--edition", name])
    assert result.exit_code == 1
    assert f"there is no edition “{name}”; there are: 2026" in result.output
