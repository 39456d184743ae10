"""The calendar file as an independent parser reads it."""

import datetime
import zoneinfo

import icalendar
import pytest

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.formats.ics.zones import zone_lines
from tests.conftest import COURSES
from tests.specimens import write_course

_ACADEMY = COURSES.parent / "tests" / "courses" / "academy"


def _events(folder, language="en"):
    checked = check(folder)
    assert not checked.has_errors
    context = Context((language,), clock(checked.course), checked.files)
    (artifact,) = format_named("ics").write(checked.course, context)
    calendar = icalendar.Calendar.from_ical(artifact.output)
    assert calendar.errors == []
    return artifact.output, calendar.walk("VEVENT")


def _utc(event):
    return event.decoded("DTSTART").astimezone(datetime.UTC).strftime("%Y-%m-%d %H:%M")


def test_instants_are_right_before_and_after_the_clocks_change():
    _, events = _events(_ACADEMY)
    assert [(str(event["SUMMARY"]), _utc(event)) for event in events] == [
        ("Plenary: trends, figures; outlook", "2022-10-24 13:00"),
        ("Policy", "2022-10-25 12:00"),
        ("Policy", "2022-10-26 12:00"),
        ("Quiz: The week", "2022-10-28 21:59"),
        ("Policy", "2022-11-01 13:00"),
        ("Skills", "2022-11-01 13:30"),
    ]


def test_the_file_is_in_the_language_asked_for_and_keeps_its_lines_short():
    data, events = _events(_ACADEMY, "es")
    assert str(events[0]["SUMMARY"]) == "Plenaria: tendencias, cifras; perspectivas"
    assert events[0]["SUMMARY"].params["LANGUAGE"] == "es"
    assert events[0].decoded("DURATION") == datetime.timedelta(hours=2)
    assert "DURATION" not in events[3]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_each_day_has_an_identity_of_its_own_that_stays():
    _, events = _events(_ACADEMY)
    _, again = _events(_ACADEMY, "es")
    identities = [str(event["UID"]) for event in events]
    assert len(set(identities)) == len(identities)
    assert identities == [str(event["UID"]) for event in again]


def test_long_texts_are_folded_between_characters(tmp_path):
    title = "Café – " * 40
    files = {
        "course.yaml": "id: long\ntitle: Long\nlanguages: [en]\nsections: [one]\nagenda:\n  sessions:\n"
        f"    - {{id: a, title: '{title}', on: [2026-05-04], at: 9:00, location: 'Room 1; left\\, door'}}\n",
        "one/section.yaml": "title: One\nactivities: [{page: p}]\n",
        "one/p.en.md": "# P\n\nText.\n",
    }
    data, (event,) = _events(write_course(tmp_path, start=files))
    assert str(event["SUMMARY"]) == title.strip()
    assert str(event["LOCATION"]) == "Room 1; left\\, door"
    assert event.decoded("DTSTART") == datetime.datetime(2026, 5, 4, 9, tzinfo=datetime.UTC)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


@pytest.mark.parametrize(
    "zone", ["Europe/Rome", "America/Lima", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe"]
)
def test_the_written_rules_of_a_zone_are_those_of_the_database(zone):
    first, last = datetime.date(2022, 10, 1), datetime.date(2023, 4, 30)
    lines = "\r\n".join(["BEGIN:VCALENDAR", *zone_lines(zone, first, last), "END:VCALENDAR", ""])
    (component,) = icalendar.Calendar.from_ical(lines).walk("VTIMEZONE")
    read, true = component.to_tz(), zoneinfo.ZoneInfo(zone)
    hour = datetime.datetime.fromisoformat("2022-01-02 12:00")
    while hour.year < 2024:
        assert read.utcoffset(hour) == true.utcoffset(hour), hour
        hour += datetime.timedelta(days=1)


def test_a_course_without_sessions_has_no_calendar(tmp_path):
    checked = check(COURSES / "social-protection-floors-west-africa")
    context = Context(("en",), clock(checked.course), checked.files)
    assert list(format_named("ics").write(checked.course, context)) == []


def test_the_real_academys_sessions_stand_at_turins_hours():
    checked = check(COURSES / "e-academy-labour-migration", edition="2022")
    context = Context(("en",), clock(checked.course), checked.files)
    (artifact,) = format_named("ics").write(checked.course, context)
    events = icalendar.Calendar.from_ical(artifact.output).walk("VEVENT")
    assert artifact.name == "e-academy-labour-migration-1.0.0-2022-en.ics"
    assert len(events) == 72
    found = {(str(event["SUMMARY"]), _utc(event)) for event in events}
    assert ("Plenary session: Global and regional trends", "2022-10-24 13:00") in found
    assert ("Communicating on labour migration", "2022-10-28 08:00") in found
    assert ("Measuring and analysing labour migration", "2022-11-01 09:00") in found
    assert ("The way forward: the ILO's responses to labour migration", "2022-12-02 13:00") in found
