"""Dates and times as an author writes them: local to the course's time zone."""

import datetime
import re
import zoneinfo
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

_MOMENT = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2}))?$")
_DAY_END = datetime.time(23, 59, 59)


def _moment(value: Any, time_of_a_day_alone: datetime.time) -> Any:
    if not isinstance(value, str):
        return value
    match = _MOMENT.match(value.strip())
    if match is None:
        raise ValueError("write a day such as 2026-03-01, or a day and a time such as 2026-03-01 14:30")
    day, hour, minute = match.groups()
    time = time_of_a_day_alone if hour is None else datetime.time(int(hour), int(minute))
    return datetime.datetime.combine(datetime.date.fromisoformat(day), time)


def _naive(value: datetime.datetime) -> datetime.datetime:
    if value.tzinfo is not None:
        raise ValueError("write the time as it is in the course's time zone, without an offset")
    return value


def _known_zone(name: str) -> str:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        raise ValueError("write a time zone such as Europe/Rome or Africa/Abidjan") from None
    return name


_SCHEMA = WithJsonSchema(
    {
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}([ T]\d{1,2}:\d{2})?$",
        "examples": ["2026-03-01", "2026-03-01 14:30"],
    }
)

Start = Annotated[
    datetime.datetime,
    BeforeValidator(lambda value: _moment(value, datetime.time())),
    AfterValidator(_naive),
    _SCHEMA,
]
"""When something begins, in the course's time zone; a day alone begins at midnight."""

End = Annotated[
    datetime.datetime,
    BeforeValidator(lambda value: _moment(value, _DAY_END)),
    AfterValidator(_naive),
    _SCHEMA,
]
"""When something ends, in the course's time zone; a day alone lasts until 23:59:59."""

TimeZone = Annotated[
    str,
    AfterValidator(_known_zone),
    WithJsonSchema({"type": "string", "examples": ["UTC", "Europe/Rome", "Africa/Abidjan"]}),
]
"""A name of the IANA time zone database."""


def aware(moment: datetime.datetime, time_zone: str) -> datetime.datetime:
    """The moment with its time zone."""
    return moment.replace(tzinfo=zoneinfo.ZoneInfo(time_zone))


def instant(moment: datetime.datetime, time_zone: str) -> int:
    """The moment in seconds since 1970 UTC."""
    return int(aware(moment, time_zone).timestamp())
