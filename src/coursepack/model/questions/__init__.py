"""Questions, named as Moodle names its question types."""

from typing import Annotated

from pydantic import Field

from coursepack.model.fractions import is_moodle_fraction
from coursepack.model.questions.base import (
    AnswerNumbering,
    Choice,
    CombinedFeedback,
    Hint,
    PartsHint,
    PartsQuestion,
    PlacesHint,
    QuestionBase,
    RightOrWrong,
)
from coursepack.model.questions.calculated import (
    Calculated,
    CalculatedChoice,
    CalculatedMulti,
    CalculatedSimple,
    Formula,
    Precision,
    Wildcard,
    formulas_in,
)
from coursepack.model.questions.choices import (
    Match,
    MultiChoice,
    Pair,
    RandomShortAnswerMatch,
    TrueFalse,
)
from coursepack.model.questions.essay import Description, Essay
from coursepack.model.questions.gaps import (
    GAP_IN_TEXT,
    ChoiceGap,
    DragChoice,
    DragDropText,
    Gap,
    GapChoice,
    GapSelect,
    MultiAnswer,
    NumericalGap,
    ShortAnswerGap,
    gap_names,
)
from coursepack.model.questions.images import (
    CircleZone,
    DragDropImage,
    DragDropMarker,
    DragItem,
    DropZone,
    Marker,
    PolygonZone,
    RectangleZone,
    Zone,
)
from coursepack.model.questions.ordering import Ordering, OrderingGrading
from coursepack.model.questions.typed import (
    AcceptedAnswer,
    MeasuredQuestion,
    Numerical,
    NumericalAnswer,
    ShortAnswer,
    Unit,
)

Question = Annotated[
    TrueFalse
    | MultiChoice
    | ShortAnswer
    | Numerical
    | Match
    | Essay
    | Description
    | MultiAnswer
    | GapSelect
    | DragDropText
    | DragDropImage
    | DragDropMarker
    | Ordering
    | Calculated
    | CalculatedSimple
    | CalculatedMulti
    | RandomShortAnswerMatch,
    Field(discriminator="type"),
]

__all__ = [
    "GAP_IN_TEXT",
    "AcceptedAnswer",
    "AnswerNumbering",
    "Calculated",
    "CalculatedChoice",
    "CalculatedMulti",
    "CalculatedSimple",
    "Choice",
    "ChoiceGap",
    "CircleZone",
    "CombinedFeedback",
    "Description",
    "DragChoice",
    "DragDropImage",
    "DragDropMarker",
    "DragDropText",
    "DragItem",
    "DropZone",
    "Essay",
    "Formula",
    "Gap",
    "GapChoice",
    "GapSelect",
    "Hint",
    "Marker",
    "Match",
    "MeasuredQuestion",
    "MultiAnswer",
    "MultiChoice",
    "Numerical",
    "NumericalAnswer",
    "NumericalGap",
    "Ordering",
    "OrderingGrading",
    "Pair",
    "PartsHint",
    "PartsQuestion",
    "PlacesHint",
    "PolygonZone",
    "Precision",
    "Question",
    "QuestionBase",
    "RandomShortAnswerMatch",
    "RectangleZone",
    "RightOrWrong",
    "ShortAnswer",
    "ShortAnswerGap",
    "TrueFalse",
    "Unit",
    "Wildcard",
    "Zone",
    "formulas_in",
    "gap_names",
    "is_moodle_fraction",
]
