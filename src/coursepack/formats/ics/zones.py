"""VTIMEZONE: the rules of a time zone, written out for the years of the sessions (RFC 5545, 3.6.5)."""

import datetime
import zoneinfo
from collections.abc import Iterator

from coursepack.formats.ics.lines import line
from coursepack.model.agenda import clock_changes

_STAMP = "%Y%m%dT%H%M%S"


def zone_lines(zone: str, first: datetime.date, last: datetime.date) -> Iterator[str]:
    """The component for the years from the first day's to the last day's; none for UTC."""
    begin = datetime.date(first.year, 1, 1)
    end = datetime.date(last.year, 12, 31)
    info = zoneinfo.ZoneInfo(zone)
    start = datetime.datetime.combine(begin, datetime.time(), info)
    offset = start.utcoffset() or datetime.timedelta()
    yield line("BEGIN", "VTIMEZONE")
    yield line("TZID", zone)
    yield from _observance(start.replace(tzinfo=None), offset, offset, start)
    for change in clock_changes(zone, begin, end):
        moment = _moment(info, change.date)
        yield from _observance(
            moment.astimezone(datetime.timezone(change.before)).replace(tzinfo=None),
            change.before,
            change.after,
            moment.astimezone(info),
        )
    yield line("END", "VTIMEZONE")


def _moment(info: zoneinfo.ZoneInfo, date: datetime.date) -> datetime.datetime:
    """The instant of the change on a day, found by halving the day."""
    low = datetime.datetime.combine(date, datetime.time(), info).astimezone(datetime.UTC)
    high = datetime.datetime.combine(date + datetime.timedelta(days=1), datetime.time(), info)
    high = high.astimezone(datetime.UTC)
    before = low.astimezone(info).utcoffset()
    while high - low > datetime.timedelta(seconds=1):
        middle = low + (high - low) // 2
        if middle.astimezone(info).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def _observance(
    begins: datetime.datetime,
    before: datetime.timedelta,
    after: datetime.timedelta,
    moment: datetime.datetime,
) -> Iterator[str]:
    kind = "DAYLIGHT" if moment.dst() else "STANDARD"
    yield line("BEGIN", kind)
    yield line("DTSTART", begins.strftime(_STAMP))
    yield line("TZOFFSETFROM", _offset(before))
    yield line("TZOFFSETTO", _offset(after))
    yield line("TZNAME", moment.tzname() or kind)
    yield line("END", kind)


def _offset(value: datetime.timedelta) -> str:
    minutes = value // datetime.timedelta(minutes=1)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
