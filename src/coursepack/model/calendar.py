"""Dates of the course that are no activity: sessions, holidays, deadlines."""

from pydantic import Field

from coursepack.model.moments import Start
from coursepack.model.scalars import Duration, Identifier, ShortLine
from coursepack.model.text import Node, PlainText, RichText


class CalendarEvent(Node):
    """An entry in the course's calendar."""

    id: Identifier
    title: PlainText
    starts: Start
    lasts: Duration = 0
    text: RichText | None = None
    location: ShortLine | None = None
    group: Identifier | None = Field(None, description="Only for this group.")
