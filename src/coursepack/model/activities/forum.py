"""Forums and wikis: where learners write to each other."""

from typing import Annotated, Literal, final

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from coursepack.model.activities.base import ActivityBase, GradedBase
from coursepack.model.moments import End
from coursepack.model.scalars import Duration, Flag, Points
from coursepack.model.text import PlainText


@final
class Forum(GradedBase):
    """A place for discussions."""

    activity: SkipJsonSchema[Literal["forum"]] = "forum"
    type: Literal["general", "announcements", "single", "each-starts-one", "question-and-answer", "blog"] = (
        "general"
    )
    subscription: Literal["optional", "forced", "initial", "off"] | None = Field(
        None, description="Who gets posts by e-mail; forced for announcements, else optional."
    )
    due: End | None = None
    cut_off: End | None = None
    points: Points | None = Field(None, description="For taking part as a whole; not graded without it.")
    attachments: Annotated[int, Field(ge=0, le=100)] = 9
    max_size: Annotated[int, Field(ge=0, description="Bytes; 0 for the course's own limit.")] = 0
    word_count: Flag = Field(False, description="Show how many words a post has.")
    lock_after: Duration = Field(0, description="Close a discussion after so long without a post.")

    @property
    def grade(self) -> float:
        """The points it has in the gradebook; 0 where it is not graded."""
        return self.points or 0.0


@final
class Wiki(ActivityBase):
    """Pages that learners write."""

    activity: SkipJsonSchema[Literal["wiki"]] = "wiki"
    first_page: PlainText
    individual: Flag = Field(False, description="Each learner has a wiki of his own.")
    format: Literal["html", "creole", "nwiki"] = "html"
    force_format: Flag = True
