"""An edition: what a course is when it is held, such as its dates, speakers and links."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from coursepack.model.agenda import Agenda
from coursepack.model.course import Version
from coursepack.model.moments import End, Start
from coursepack.model.scalars import Flag, Reference, ShortLine
from coursepack.model.text import Node, PlainText


class EditionActivity(Node):
    """Dates and links of one activity in this edition; each key is one that the kind of activity has."""

    opens: Start | None = None
    closes: End | None = None
    due: End | None = None
    cut_off: End | None = None
    grade_by: End | None = None
    assessment_opens: Start | None = None
    assessment_due: End | None = None
    link: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    hidden: Flag = False


class Edition(Node):
    """A file `editions/NAME.yaml`: what one edition of the course changes, and nothing else.

    Ids, and with them everything by which a platform knows questions and activities again, stay.
    """

    title_suffix: PlainText | None = Field(
        None, description="Goes after the course's title; the edition's name without it."
    )
    short_name: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = Field(
        None, description="The course's short name and the edition's name without it."
    )
    version: Version | None = Field(None, description="Of the edition; the course's own without it.")
    starts: Start | None = None
    ends: End | None = None
    choose_by: End | None = Field(None, description="When electives are expected to be chosen.")
    tags: tuple[ShortLine, ...] = ()
    agenda: Agenda | None = None
    activities: Mapping[Reference, EditionActivity] = Field(
        {}, description="Dates and links by activity: `week-7/final-essay: {due: 2022-12-02}`."
    )
