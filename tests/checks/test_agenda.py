"""What is found in an agenda."""

import pytest

from coursepack import check
from tests.specimens import TINY, write_course

_HEAD = (
    "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\ntime_zone: Europe/Rome\nsections: [one]\n"
)
_TITLE = "title: {en: Talk, fr: Débat}"


def _found(folder, agenda, course=""):
    files = {"course.yaml": _HEAD + course, "agenda.yaml": agenda}
    problems = check(write_course(folder, files, start=TINY)).problems
    return [(item.code, f"{item.place.file}:{item.place.line}", item.message) for item in problems]


def _sessions(*sessions):
    return "sessions:\n" + "".join(f"  - {{{_TITLE}, {item}}}\n" for item in sessions)


_FIRST = "id: a, on: [2022-11-22], at: 14:00, lasts: 90 min"


@pytest.mark.parametrize(
    ("second", "overlaps"),
    [
        ("id: b, on: [2022-11-22], at: 15:29, lasts: 1 h", True),
        ("id: b, on: [2022-11-22], at: 15:30, lasts: 1 h", False),
        ("id: b, on: [2022-11-23, 2022-11-22], at: 14:30, lasts: 5 min", True),
        ("id: b, on: [2022-11-22], at: 14:30, group: left", True),
        ("id: b, on: [2022-11-22], at: 14:30, kind: deadline", False),
    ],
)
def test_sessions_of_the_same_people_do_not_overlap(tmp_path, second, overlaps):
    groups = (
        "groups: [{id: left, title: {en: Left, fr: Gauche}}, {id: right, title: {en: Right, fr: Droite}}]\n"
    )
    found = _found(tmp_path, _sessions(_FIRST, second), groups)
    assert [item[:2] for item in found] == ([("CP-D001", "agenda.yaml:3")] if overlaps else [])


def test_two_groups_and_two_languages_may_meet_at_once(tmp_path):
    groups = (
        "groups: [{id: left, title: {en: Left, fr: Gauche}}, {id: right, title: {en: Right, fr: Droite}}]\n"
    )
    sessions = [
        "id: a, on: [2022-11-22], at: 14:00, lasts: 1 h, group: left",
        "id: b, on: [2022-11-22], at: 14:00, lasts: 1 h, group: right",
        "id: c, on: [2022-11-23], at: 14:00, lasts: 1 h, languages: [en]",
        "id: d, on: [2022-11-23], at: 14:00, lasts: 1 h, languages: [fr]",
    ]
    assert _found(tmp_path, _sessions(*sessions), groups) == []


@pytest.mark.parametrize(
    ("week", "message"),
    [
        (
            "title: {en: Week 6 (22-26 Nov), fr: Semaine 6}, from: 2022-11-21, to: 2022-11-25",
            "“22-26” stands in",
        ),
        (
            "title: {en: Week 6, fr: Semaine 6 (21 – 26 nov.)}, from: 2022-11-21, to: 2022-11-25",
            "“21 – 26” stands",
        ),
        ("title: {en: Week 6, fr: Semaine 6}, from: 2022-11-22, to: 2022-11-26", "it begins on a Tue"),
        ("title: {en: Week 6, fr: Semaine 6}, from: 2022-11-18, to: 2022-11-25", "before “five” has ended"),
        ("title: {en: Week 6, fr: Semaine 6}, from: 2022-11-21, to: 2022-11-20", "ends before it begins"),
    ],
)
def test_a_week_with_a_wrong_heading_is_found(tmp_path, week, message):
    before = "title: {en: Week 5 (14-18 Nov), fr: Semaine 5 (14-18 nov.)}, from: Mon 2022-11-14, to: Fri 2022-11-18"
    found = _found(tmp_path, f"weeks:\n  - {{id: five, {before}}}\n  - {{id: six, {week}}}\n")
    assert [item[:2] for item in found] == [("CP-D003", "agenda.yaml:3")]
    assert message in found[0][2]


_WEEK = "weeks:\n  - {id: six, title: {en: Week 6, fr: Semaine 6}, from: 2022-11-21, to: 2022-11-25}\n"


@pytest.mark.parametrize(
    ("session", "code", "message"),
    [
        ("id: a, on: [Wed 2022-11-22], at: 14:00", "CP-D002", "2022-11-22 is a Tue, not a Wed"),
        ("id: a, on: [Tue 2022-11-29], at: 14:00", "CP-D004", "2022-11-29 lies in no week of the course"),
        ("id: a, on: [2022-11-28], week: six, at: 14:00", "CP-D004", "2022-11-28 is not in “six”"),
        (
            "id: a, of: one/no-such, on: [2022-11-22], at: 14:00",
            "CP-C001",
            "no activity or elective “one/no-such”",
        ),
        ("id: a, week: seven, on: [2022-11-22], at: 14:00", "CP-C001", "no week “seven”"),
        ("id: a, group: left, on: [2022-11-22], at: 14:00", "CP-C001", "no group “left”"),
    ],
)
def test_dates_and_names_that_do_not_fit(tmp_path, session, code, message):
    found = _found(tmp_path, _WEEK + _sessions(session))
    assert [item[:2] for item in found] == [(code, "agenda.yaml:4")]
    assert message in found[0][2]


def test_clocks_that_change_between_sessions_are_told(tmp_path):
    sessions = _sessions("id: a, on: [2022-10-28, 2022-10-31], at: 14:00")
    ((code, _, message),) = _found(tmp_path / "silent", sessions)
    assert (code, "by 60 minutes on 2022-10-30" in message) == ("CP-D005", True)
    assert _found(tmp_path / "told", f"clock_changes: [2022-10-30]\n{sessions}") == []
    ((_, _, wrong),) = _found(tmp_path / "wrong", "clock_changes: [2022-10-29]\n" + _sessions(_FIRST))
    assert "do not change on 2022-10-29" in wrong


@pytest.mark.parametrize("day_and_hour", ["on: [2022-10-30], at: 2:30", "on: [2022-03-27], at: 2:30"])
def test_an_hour_that_is_not_or_is_twice_is_found(tmp_path, day_and_hour):
    found = _found(tmp_path, _sessions(f"id: a, {day_and_hour}"))
    assert [item[0] for item in found] == ["CP-D006"]


@pytest.mark.parametrize(
    "wrong", ["on: [tomorrow], at: 14:00", "on: [2022-11-22], at: 2 pm", "on: [], at: 14:00"]
)
def test_what_is_no_day_or_hour_is_refused_where_it_stands(tmp_path, wrong):
    assert [item[:2] for item in _found(tmp_path, _sessions(f"id: a, {wrong}"))] == [
        ("CP-S003", "agenda.yaml:2")
    ]
