"""The agenda: sessions with their dates, in weeks."""

import datetime
import re
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from coursepack.model.acceptance import Accepting
from coursepack.model.scalars import Duration, Identifier, Language, Reference, ShortLine
from coursepack.model.text import Node, PlainText

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_DAY = re.compile(r"^(?:(\w+),?\s+)?(\d{4}-\d{2}-\d{2})$")
_TIME = re.compile(r"^(\d{1,2}):(\d{2})$")


class Day(Node):
    """A day such as `2022-10-25`, or with the weekday that it is taken for: `Tue 2022-10-25`."""

    date: datetime.date
    weekday: Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = _DAY.match(value.strip())
        if match is None:
            raise ValueError("write a day such as 2022-10-25 or Tue 2022-10-25")
        word, date = match.groups()
        return {"date": date, "weekday": word[:3].title() if word else None}

    @property
    def true_weekday(self) -> str:
        """The weekday that the calendar gives it."""
        return WEEKDAYS[self.date.weekday()]

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "description": cls.__doc__, "examples": ["2022-10-25", "Tue 2022-10-25"]}


def _time(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = _TIME.match(value.strip())
    if match is None:
        raise ValueError("write a time such as 14:00")
    return datetime.time(int(match.group(1)), int(match.group(2)))


Time = Annotated[datetime.time, BeforeValidator(_time)]
"""A time of the day, in the course's time zone."""


class Week(Node):
    """A week of the course; `title` may name its days, as in `Week 2 (24-28 Oct)`."""

    id: Identifier
    title: PlainText
    from_: Day = Field(alias="from")
    to: Day


class Session(Node):
    """Something at a time: once, or on several days at the same hour."""

    id: Identifier
    of: Reference | None = Field(
        None,
        description="The activity, or the elective, that it belongs to; its title stands in for `title`.",
    )
    title: PlainText | None = None
    on: Annotated[tuple[Day, ...], Field(min_length=1)]
    at: Time
    lasts: Duration = 0
    languages: tuple[Language, ...] = Field((), description="What is spoken; all of the course's without it.")
    theme: PlainText | None = Field(None, description="The title of the activity's section without it.")
    kind: Literal["live", "recorded", "deadline"] = "live"
    group: Identifier | None = Field(None, description="Only for this group; for everybody without it.")
    week: Identifier | None = Field(None, description="The week it belongs to; found by its days without it.")
    speakers: tuple[ShortLine, ...] = ()
    link: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    location: ShortLine | None = None

    @model_validator(mode="after")
    def _is_named(self) -> "Session":
        if self.of is None and self.title is None:
            raise ValueError("write a title, or the activity or elective it belongs to under “of”")
        return self


class Agenda(Accepting):
    """Every session of a course or of one of its editions: a file agenda.yaml, or a part of an edition."""

    time_name: PlainText | None = Field(
        None, description="What the course's time is called, such as Turin time; the zone's city without it."
    )
    clock_changes: tuple[datetime.date, ...] = Field(
        (), description="Days between sessions on which the clocks change; the agenda's page tells learners."
    )
    weeks: tuple[Week, ...] = ()
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day of a session."""

    id: str
    session: Session
    number: int
    """Position of the session in the agenda."""
    index: int
    """Position of the day in the session."""

    @property
    def day(self) -> Day:
        return self.session.on[self.index]

    @property
    def starts(self) -> datetime.datetime:
        """In the course's time zone, without it."""
        return datetime.datetime.combine(self.day.date, self.session.at)

    @property
    def ends(self) -> datetime.datetime:
        return self.starts + datetime.timedelta(seconds=self.session.lasts)


def occurrences(agenda: Agenda) -> tuple[Occurrence, ...]:
    """Every session on every of its days, in order of time."""
    return tuple(sorted(_occurrences(agenda), key=lambda item: (item.starts, item.number)))


def _occurrences(agenda: Agenda) -> Iterator[Occurrence]:
    for number, session in enumerate(agenda.sessions):
        for index in range(len(session.on)):
            name = session.id if len(session.on) == 1 else f"{session.id}-{index + 1}"
            yield Occurrence(name, session, number, index)


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A day on which the clocks change, and by how much the zone is ahead of UTC before and after."""

    date: datetime.date
    before: datetime.timedelta
    after: datetime.timedelta


def clock_changes(zone: str, first: datetime.date, last: datetime.date) -> tuple[ClockChange, ...]:
    """The changes of a time zone from the first day to the last."""
    info = zoneinfo.ZoneInfo(zone)

    def offset(date: datetime.date) -> datetime.timedelta:
        return datetime.datetime.combine(date, datetime.time(), info).utcoffset() or datetime.timedelta()

    found = []
    day = datetime.timedelta(days=1)
    date = first
    while date <= last:
        if offset(date) != offset(date + day):
            found.append(ClockChange(date, offset(date), offset(date + day)))
        date += day
    return tuple(found)


def changes_between(zone: str, everything: tuple[Occurrence, ...]) -> tuple[ClockChange, ...]:
    """The changes of a time zone after the first session's day, up to the last one's."""
    if not everything:
        return ()
    first, last = everything[0].day.date, everything[-1].day.date
    return clock_changes(zone, first + datetime.timedelta(days=1), last)


def week_of(agenda: Agenda, occurrence: Occurrence) -> Week | None:
    """The week that a session stands in: the one it names, else the one of its day."""
    if occurrence.session.week is not None:
        return next((week for week in agenda.weeks if week.id == occurrence.session.week), None)
    date = occurrence.day.date
    return next((week for week in agenda.weeks if week.from_.date <= date <= week.to.date), None)
