"""What activities have in common."""

from typing import Annotated

from pydantic import Field

from coursepack.model.acceptance import Accepting
from coursepack.model.availability import Condition
from coursepack.model.completion import Completion
from coursepack.model.grading import InGradebook
from coursepack.model.groups import GroupMode
from coursepack.model.scalars import Flag, Identifier, Percent, ShortLine
from coursepack.model.text import PlainText, RichText


class ActivityBase(Accepting):
    """What every activity has."""

    id: Identifier
    title: PlainText
    intro: RichText | None = Field(None, description="What it is about; shown before it begins.")
    show_intro: Flag = Field(False, description="Show the introduction on the course page too.")
    complete_when: Completion | None = Field(
        None, description="Without it, what suits the kind: pages by viewing, quizzes by passing …"
    )
    available_when: Condition | None = None
    hidden: Flag = Field(False, description="Learners do not see it.")
    group_mode: GroupMode | None = Field(None, description="The course's own without it.")
    grouping: Identifier | None = None
    tags: tuple[ShortLine, ...] = ()
    idnumber: Annotated[str, Field(max_length=100)] | None = Field(
        None, description="Given to Moodle as it is; the path `section/activity` stands in."
    )


class GradedBase(ActivityBase):
    """What activities have that may be graded."""

    pass_mark: Percent | None = Field(
        None, alias="pass", ge=0, le=100, description="Share of the points, in percent."
    )
    gradebook: InGradebook = InGradebook()
