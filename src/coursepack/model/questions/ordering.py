"""Items to put in order."""

from typing import Annotated, Literal, final

from pydantic import Field, model_validator

from coursepack.model.questions.base import AnswerNumbering, PartsQuestion, PlacesHint
from coursepack.model.scalars import Flag
from coursepack.model.text import RichText

OrderingGrading = Literal[
    "all-or-nothing",
    "absolute-position",
    "relative-next-exclude-last",
    "relative-next-include-last",
    "relative-one-previous-and-next",
    "relative-all-previous-and-next",
    "longest-ordered-subset",
    "longest-contiguous-subset",
    "relative-to-correct",
]


@final
class Ordering(PartsQuestion):
    """Items, written here in their right order."""

    type: Literal["ordering"]
    hints: tuple[PlacesHint, ...] = Field(
        (), description="Shown one after the other, one for each wrong try."
    )
    items: Annotated[tuple[RichText, ...], Field(min_length=2, description="In the right order.")]
    layout: Literal["vertical", "horizontal"] = "vertical"
    select: Literal["all", "random", "contiguous"] = Field(
        "all", description="Which items a learner gets: all, some at random, or some that follow each other."
    )
    select_count: Annotated[int, Field(ge=2, description="How many items a learner gets, where not all.")] = 2
    grading: OrderingGrading = Field("absolute-position", description="What earns points; Moodle's names.")
    show_grading: Flag = Field(True, description="Whether a learner sees how the points came about.")
    numbering: AnswerNumbering = Field("none", description="What stands before each item.")

    @model_validator(mode="after")
    def _enough_items(self) -> "Ordering":
        if self.select != "all" and self.select_count > len(self.items):
            raise ValueError(f"select_count is {self.select_count}, and there are {len(self.items)} items")
        return self
