"""The gradebook: categories, items, points and letters."""

from typing import Annotated, Literal

from pydantic import Field

from coursepack.model.moments import End
from coursepack.model.scalars import Flag, Identifier, Percent, Points, Reference
from coursepack.model.text import Node, PlainText

Aggregation = Literal["points", "weighted mean", "mean", "median", "lowest", "highest", "mode"]
"""How a category's grade comes from its items: `points` adds them up (Moodle's natural weighting)."""


class InGradebook(Node):
    """How something stands in the gradebook."""

    category: Identifier | None = Field(
        None, description="Grade category; by default the one of the section, if the section has one."
    )
    weight: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = Field(
        None, description="In a category that is a weighted mean; elsewhere points speak for themselves."
    )
    extra_credit: Flag = Field(False, description="Adds points without raising what can be reached.")
    hidden: Flag = Field(False, description="Learners do not see the grade.")
    hidden_until: End | None = None
    locked: Flag = False


class GradeItem(Node):
    """Something that a teacher marks in the gradebook itself."""

    id: Identifier
    title: PlainText
    points: Annotated[float, Field(gt=0)] = 100.0
    pass_mark: Percent | None = Field(None, alias="pass", ge=0, le=100)
    gradebook: InGradebook = InGradebook()


class GradeCategory(Node):
    """A group of grades."""

    id: Identifier
    title: PlainText
    parent: Identifier | None = Field(None, description="The category it stands in; the course without it.")
    sections: tuple[Reference, ...] = Field(
        (), description="Sections whose graded activities stand in it, unless they say otherwise."
    )
    aggregation: Aggregation = "points"
    drop_lowest: Annotated[int, Field(ge=0, le=50)] = 0
    keep_highest: Annotated[int, Field(ge=0, le=50)] = 0
    points: Points | None = Field(None, description="What its activities add up to; `check` compares.")
    choose: Annotated[int, Field(ge=1)] | None = Field(
        None, description="Learners choose at least so many of its activities; all are mandatory without it."
    )
    pass_mark: Percent | None = Field(None, alias="pass", ge=0, le=100)
    gradebook: InGradebook = InGradebook()


class Letter(Node):
    """From which share on a letter is given."""

    from_: Percent = Field(alias="from", ge=0, le=100)
    letter: PlainText


class Grading(Node):
    """The course's gradebook.

    Without `categories`, each section with graded activities has a category of its own.
    """

    aggregation: Aggregation = "points"
    points: Points | None = Field(None, description="What the whole course adds up to; `check` compares.")
    count_empty: Flag = Field(
        True, description="What is not graded counts as 0, so that points are points from the first day."
    )
    drop_lowest: Annotated[int, Field(ge=0, le=50)] = 0
    pass_mark: Percent | None = Field(None, alias="pass", ge=0, le=100)
    categories: tuple[GradeCategory, ...] | None = None
    items: tuple[GradeItem, ...] = ()
    letters: tuple[Letter, ...] = ()
    show: Literal["points", "percent", "letter", "points and percent", "points and letter"] | None = Field(
        None, description="How grades are shown; the site's own way without it."
    )
