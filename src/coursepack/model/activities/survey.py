"""Surveys and choices: what learners are asked without a right answer."""

from typing import Annotated, Literal, final

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from coursepack.model.activities.base import ActivityBase
from coursepack.model.moments import End, Start
from coursepack.model.scalars import Flag, Identifier, ShortLine
from coursepack.model.text import Node, PlainText, RichText


class ShownIf(Node):
    """The answer to an earlier item on which this one depends."""

    item: Identifier
    answer: PlainText


class ItemBase(Node):
    """What every item of a survey has."""

    id: Identifier
    shown_if: ShownIf | None = None


class AskedBase(ItemBase):
    """What every item has that learners answer."""

    text: PlainText = Field(description="What is asked.")
    label: ShortLine | None = Field(None, description="Column in exports; the id stands in.")
    required: Flag = False


@final
class SurveyLabel(ItemBase):
    """A text between items."""

    type: Literal["label"]
    text: RichText


@final
class SurveyPageBreak(Node):
    """Begins a new page."""

    type: Literal["page-break"]
    id: Identifier | None = None


@final
class SurveyOptions(AskedBase):
    """Options to choose from."""

    type: Literal["options"]
    options: Annotated[tuple[PlainText, ...], Field(min_length=2)]
    several: Flag = False
    dropdown: Flag = False
    horizontal: Flag = False
    no_answer_option: Flag = Field(True, description="Offer “not selected” where one may be chosen.")
    hide_empty_answers: Flag = Field(False, description="Leave unanswered ones out of the analysis.")

    @model_validator(mode="after")
    def _one_shape(self) -> "SurveyOptions":
        if self.several and self.dropdown:
            raise ValueError("several options cannot be chosen from a drop-down list")
        return self


class RatedOption(Node):
    """An option that counts for something."""

    value: Annotated[int, Field(ge=-1000, le=1000)]
    text: PlainText


@final
class SurveyRating(AskedBase):
    """Options that count for something, such as 1 (low) to 5 (high)."""

    type: Literal["rating"]
    options: Annotated[tuple[RatedOption, ...], Field(min_length=2)]
    dropdown: Flag = False
    horizontal: Flag = True
    no_answer_option: Flag = False
    hide_empty_answers: Flag = False


@final
class SurveyNumber(AskedBase):
    """A number."""

    type: Literal["number"]
    least: int | None = None
    most: int | None = None


@final
class SurveyShortText(AskedBase):
    """A line of text."""

    type: Literal["short-text"]
    width: Annotated[int, Field(ge=5, le=255)] = 60
    max_length: Annotated[int, Field(ge=5, le=255)] = 255


@final
class SurveyLongText(AskedBase):
    """Several lines of text."""

    type: Literal["long-text"]
    width: Annotated[int, Field(ge=5, le=255)] = 60
    lines: Annotated[int, Field(ge=2, le=40)] = 8


@final
class SurveyInformation(AskedBase):
    """Something that Moodle fills in: when it was answered, in which course or course category."""

    type: Literal["information"]
    shows: Literal["time", "course", "category"]


@final
class SurveyCaptcha(Node):
    """A test against robots, for surveys that anybody may answer."""

    type: Literal["captcha"]
    id: Identifier | None = None


SurveyItem = Annotated[
    SurveyLabel
    | SurveyPageBreak
    | SurveyOptions
    | SurveyRating
    | SurveyNumber
    | SurveyShortText
    | SurveyLongText
    | SurveyInformation
    | SurveyCaptcha,
    Field(discriminator="type"),
]


@final
class Feedback(ActivityBase):
    """A survey, such as an evaluation at the end of the course."""

    activity: SkipJsonSchema[Literal["feedback"]] = "feedback"
    anonymous: Flag = True
    several_times: Flag = Field(False, description="Learners may answer more than once.")
    notify: Flag = Field(False, description="Teachers get an e-mail.")
    numbered: Flag = True
    show_analysis: Flag = Field(False, description="Learners see what all have answered.")
    thanks: RichText | None = Field(None, description="Shown afterwards.")
    opens: Start | None = None
    closes: End | None = None
    items: Annotated[tuple[SurveyItem, ...], Field(min_length=1)]


class ChoiceOption(Node):
    """An option of a choice."""

    text: PlainText
    limit: Annotated[int, Field(ge=1)] | None = Field(None, description="How many learners may take it.")


@final
class ChoiceActivity(ActivityBase):
    """One question with options."""

    activity: SkipJsonSchema[Literal["choice"]] = "choice"
    options: Annotated[tuple[ChoiceOption, ...], Field(min_length=1)]
    several: Flag = False
    may_change: Flag = False
    horizontal: Flag = False
    results: Literal["never", "after answering", "after closing", "always"] = "never"
    results_with_names: Flag = False
    show_unanswered: Flag = False
    show_places_left: Flag = True
    opens: Start | None = None
    closes: End | None = None
    preview: Flag = Field(False, description="Show the options before it opens.")

    @property
    def has_limits(self) -> bool:
        return any(option.limit is not None for option in self.options)
