"""Questions, named as Moodle names its question types."""

from typing import Annotated, Literal, final

from pydantic import Field, model_validator

from coursepack.model.fractions import is_moodle_fraction, nearest_moodle_fraction, share
from coursepack.model.scalars import Flag, Identifier, Percent, Points, ShortLine
from coursepack.model.text import Node, PlainText, RichText

AnswerNumbering = Literal["abc", "ABCD", "123", "iii", "IIII", "none"]


class Hint(Node):
    """What a learner is shown after a wrong try, in behaviours with several tries."""

    text: RichText
    show_number_correct: Flag = False
    clear_wrong: Flag = False


class QuestionBase(Node):
    """What every question has."""

    id: Identifier
    name: PlainText | None = Field(None, description="Name in the question bank; the id stands in.")
    text: RichText = Field(description="What is asked (Markdown).")
    points: Points = 1.0
    general_feedback: RichText | None = Field(None, description="Shown to everybody after answering.")
    penalty: Percent = Field(100 / 3, ge=0, le=100, description="Taken off for each wrong try (percent).")
    hints: tuple[Hint, ...] = ()
    tags: tuple[ShortLine, ...] = ()
    idnumber: Annotated[str, Field(max_length=100)] | None = Field(
        None, description="Given to Moodle as it is; the path of the question stands in."
    )
    objective: Identifier | None = Field(None, description="The learning objective it tests.")


class CombinedFeedback(Node):
    """Feedback on the response as a whole."""

    right: RichText | None = None
    partly: RichText | None = None
    wrong: RichText | None = None


class RightOrWrong(Node):
    """Feedback for the learner who answered rightly and for the one who did not."""

    right: RichText | None = None
    wrong: RichText | None = None


class Choice(Node):
    """One option of a multiple choice question."""

    text: RichText
    right: Flag = False
    fraction: Percent | None = Field(
        None, ge=-100, le=100, description="Percent of the points, instead of `right`."
    )
    feedback: RichText | None = None


class AcceptedAnswer(Node):
    """One answer that a short answer question recognises; `*` stands for any characters."""

    text: PlainText
    fraction: Percent = Field(100.0, ge=-100, le=100)
    feedback: RichText | None = None


class NumericalAnswer(Node):
    """One number that a numerical question recognises; `*` for anything else."""

    number: float | Literal["*"]
    tolerance: Annotated[float, Field(ge=0)] = 0.0
    fraction: Percent = Field(100.0, ge=-100, le=100)
    feedback: RichText | None = None


class Pair(Node):
    """A stem and the answer that goes with it; a pair without text is a distractor."""

    text: RichText | None = None
    answer: PlainText


@final
class TrueFalse(QuestionBase):
    """A statement that is true or false."""

    type: Literal["truefalse"]
    answer: Flag
    feedback: RightOrWrong = RightOrWrong()
    penalty: Percent = 100.0


@final
class MultiChoice(QuestionBase):
    """Options, one or several of them right.

    Without `fraction`, right options share 100 % and, where several may be chosen, each wrong one
    takes off what a right one earns; so choosing everything earns nothing.
    """

    type: Literal["multichoice"]
    answers: Annotated[tuple[Choice, ...], Field(min_length=2)]
    single: Flag | None = Field(None, description="One option may be chosen; by default when one is right.")
    shuffle: Flag = True
    numbering: AnswerNumbering = "abc"
    show_instruction: Flag = False
    feedback: CombinedFeedback = CombinedFeedback()
    show_number_correct: Flag = False

    @property
    def is_single(self) -> bool:
        if self.single is not None:
            return self.single
        return any(answer.fraction == 100 for answer in self.answers) or self._right_count <= 1

    @property
    def _right_count(self) -> int:
        return sum(1 for answer in self.answers if answer.right or (answer.fraction or 0) > 0)

    def fraction(self, answer: Choice) -> float:
        """What this option earns, in percent of the points, as one of Moodle's fractions where it can be."""
        if answer.fraction is not None:
            return nearest_moodle_fraction(answer.fraction)
        if self.is_single:
            return 100.0 if answer.right else 0.0
        return share(self._right_count) if answer.right else -share(self._right_count)


@final
class ShortAnswer(QuestionBase):
    """A word or short phrase, compared with the accepted answers."""

    type: Literal["shortanswer"]
    answers: Annotated[tuple[AcceptedAnswer, ...], Field(min_length=1)]
    case_sensitive: Flag = False


@final
class Numerical(QuestionBase):
    """A number, with a tolerance."""

    type: Literal["numerical"]
    answers: Annotated[tuple[NumericalAnswer, ...], Field(min_length=1)]


@final
class Match(QuestionBase):
    """Pairs to put together."""

    type: Literal["match"]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2)]
    shuffle: Flag = True
    feedback: CombinedFeedback = CombinedFeedback()
    show_number_correct: Flag = False


@final
class Essay(QuestionBase):
    """A text or files, marked by a person."""

    type: Literal["essay"]
    response_format: Literal["editor", "editorfilepicker", "plain", "monospaced", "noinline"] = "editor"
    response_required: Flag = True
    response_lines: Annotated[int, Field(ge=2, le=100)] = 10
    min_words: Annotated[int, Field(ge=1)] | None = None
    max_words: Annotated[int, Field(ge=1)] | None = None
    attachments: Annotated[int, Field(ge=-1, le=3, description="How many files; -1 for any number.")] = 0
    attachments_required: Annotated[int, Field(ge=0, le=3)] = 0
    max_file_size: Annotated[int, Field(ge=0, description="Bytes; 0 for the course's own limit.")] = 0
    file_types: tuple[str, ...] = ()
    grader_info: RichText | None = None
    template: RichText | None = None

    @model_validator(mode="after")
    def _words_in_order(self) -> "Essay":
        if self.min_words and self.max_words and self.min_words > self.max_words:
            raise ValueError("min_words is larger than max_words")
        return self


@final
class Description(QuestionBase):
    """A text between questions; nothing is asked."""

    type: Literal["description"]
    points: Points = 0.0


Question = Annotated[
    TrueFalse | MultiChoice | ShortAnswer | Numerical | Match | Essay | Description,
    Field(discriminator="type"),
]

__all__ = [
    "AcceptedAnswer",
    "AnswerNumbering",
    "Choice",
    "CombinedFeedback",
    "Description",
    "Essay",
    "Hint",
    "Match",
    "MultiChoice",
    "Numerical",
    "NumericalAnswer",
    "Pair",
    "Question",
    "QuestionBase",
    "RightOrWrong",
    "ShortAnswer",
    "TrueFalse",
    "is_moodle_fraction",
]
