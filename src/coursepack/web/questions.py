"""Questions for the player: what the page shows of each, and the key by which the script marks it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from markupsafe import Markup

from coursepack.model import (
    Calculated,
    CalculatedMulti,
    CalculatedSimple,
    Description,
    DragDropImage,
    DragDropMarker,
    DragDropText,
    Essay,
    GapSelect,
    Match,
    MultiAnswer,
    MultiChoice,
    Numerical,
    Ordering,
    Question,
    Quiz,
    RandomShortAnswerMatch,
    RichText,
    ShortAnswer,
    TrueFalse,
)
from coursepack.web.texts import Texts

MAX_ANSWER = 120
"""Characters that a learner may type as an answer, unless an accepted answer is longer."""
MAX_DESCRIPTION = 200
MAX_NUMBER = 30
MAX_NOTES = 10_000
"""Characters of notes; what a learning platform has room for may be less, and the player says so."""


NotShown = (
    MultiAnswer
    | GapSelect
    | DragDropText
    | DragDropImage
    | DragDropMarker
    | Ordering
    | Calculated
    | CalculatedSimple
    | CalculatedMulti
    | RandomShortAnswerMatch
)
"""Types that the player does not ask yet: only their text is shown."""

_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: its words, and what is said to those who chose it."""

    value: str
    html: Markup
    is_phrase: bool
    """Whether the words may stand in a label; otherwise they hold blocks or links."""
    feedback: Markup = _NOTHING


@dataclass(frozen=True, slots=True)
class Choices:
    """Radio buttons or boxes to tick."""

    options: tuple[Option, ...]
    several: bool
    numbering: str = "none"
    instruction: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One line to type."""

    number: bool
    length: int
    feedback: tuple[Markup, ...]
    """What is said for each recognised answer."""


@dataclass(frozen=True, slots=True)
class Selects:
    """A list to choose from for each stem."""

    stems: tuple[Option, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Room to write; not marked."""

    lines: int
    template: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Only a text."""


Control = Choices | Field | Selects | Notes | Nothing


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question as the page shows it, and its key."""

    id: str
    number: int | None
    points: float
    text: Markup
    words: str
    """The text without markup, shortened for reports."""
    control: Control
    combined: Mapping[str, Markup]
    """Feedback on the whole response: `right`, `partly`, `wrong`."""
    general: Markup
    key: Mapping[str, Any]
    """What the script needs to mark it; the field names are those of `script/grade.js`."""

    @property
    def is_marked(self) -> bool:
        return not isinstance(self.control, Notes | Nothing)


def is_marked(question: Question) -> bool:
    """Whether the player marks the question."""
    return not isinstance(question, Essay | Description | NotShown)


def question_views(quiz: Quiz, texts: Texts) -> tuple[QuestionView, ...]:
    """The quiz's questions in order; those that ask something are numbered."""
    views = []
    number = 0
    for question in quiz.questions:
        asks = not isinstance(question, Description)
        number += asks
        views.append(_view(quiz, question, number if asks else None, texts))
    return tuple(views)


def _view(quiz: Quiz, question: Question, number: int | None, texts: Texts) -> QuestionView:
    name = f"{quiz.id}--{question.id}"
    control, combined, key = _control(question, quiz, name, texts)
    return QuestionView(
        id=name,
        number=number,
        points=question.points if is_marked(question) else 0.0,
        text=texts.block(question.text, name),
        words=texts.plain(question.text)[:MAX_DESCRIPTION],
        control=control,
        combined=combined,
        general=texts.block(question.general_feedback, f"{name}--general"),
        key={"type": question.type, **key},
    )


_Shown = tuple[Control, Mapping[str, Markup], Mapping[str, Any]]


def _control(question: Question, quiz: Quiz, name: str, texts: Texts) -> _Shown:
    match question:
        case TrueFalse():
            return _true_false(question, name, texts)
        case MultiChoice():
            return _multi_choice(question, quiz, name, texts)
        case ShortAnswer():
            return _short_answer(question, name, texts)
        case Numerical():
            return _numerical(question, name, texts)
        case Match():
            return _match(question, quiz, name, texts)
        case Essay():
            template = texts.plain(question.template) if question.template else ""
            return Notes(question.response_lines, template), {}, {}
        case (
            Description()
            | MultiAnswer()
            | GapSelect()
            | DragDropText()
            | DragDropImage()
            | DragDropMarker()
            | Ordering()
            | Calculated()
            | CalculatedSimple()
            | CalculatedMulti()
            | RandomShortAnswerMatch()
        ):
            return Nothing(), {}, {}
        case _:
            assert_never(question)


def _true_false(question: TrueFalse, name: str, texts: Texts) -> _Shown:
    feedback = {
        question.answer: texts.block(question.feedback.right, f"{name}--right"),
        not question.answer: texts.block(question.feedback.wrong, f"{name}--wrong"),
    }
    options = tuple(
        Option("1" if truth else "0", Markup.escape(texts.words[word]), True, feedback[truth])
        for truth, word in ((True, "true"), (False, "false"))
    )
    return Choices(options, several=False), {}, {"right": question.answer}


def _multi_choice(question: MultiChoice, quiz: Quiz, name: str, texts: Texts) -> _Shown:
    options = tuple(
        _option(str(index), answer.text, answer.feedback, f"{name}--{index}", texts)
        for index, answer in enumerate(question.answers)
    )
    key = {
        "single": question.is_single,
        "fractions": [_fraction(question.fraction(answer)) for answer in question.answers],
        "shuffle": question.shuffle and quiz.shuffle_answers,
    }
    control = Choices(options, several=not question.is_single, numbering=question.numbering, instruction=True)
    return control, _combined(question, name, texts), key


def _short_answer(question: ShortAnswer, name: str, texts: Texts) -> _Shown:
    accepted = [texts.words_of(answer.text) for answer in question.answers]
    key = {
        "caseSensitive": question.case_sensitive,
        "answers": [
            {"text": text, "fraction": _fraction(answer.fraction)}
            for text, answer in zip(accepted, question.answers, strict=True)
        ],
    }
    feedback = _answer_feedback([answer.feedback for answer in question.answers], name, texts)
    length = max(MAX_ANSWER, *(len(text) + 20 for text in accepted))
    return Field(False, length, feedback), {}, key


def _numerical(question: Numerical, name: str, texts: Texts) -> _Shown:
    key = {
        "answers": [
            {
                "number": answer.number,
                "tolerance": answer.tolerance,
                "fraction": _fraction(answer.fraction),
            }
            for answer in question.answers
        ]
    }
    feedback = _answer_feedback([answer.feedback for answer in question.answers], name, texts)
    return Field(True, MAX_NUMBER, feedback), {}, key


def _match(question: Match, quiz: Quiz, name: str, texts: Texts) -> _Shown:
    answers = list(dict.fromkeys(texts.words_of(pair.answer) for pair in question.pairs))
    asked = [(pair.text, pair.answer) for pair in question.pairs if pair.text]
    stems = tuple(
        _option(str(index), text, None, f"{name}--{index}", texts) for index, (text, _) in enumerate(asked)
    )
    key = {
        "right": [answers.index(texts.words_of(answer)) for _, answer in asked],
        "shuffle": question.shuffle and quiz.shuffle_answers,
    }
    return Selects(stems, tuple(answers)), _combined(question, name, texts), key


def _option(value: str, text: RichText, feedback: RichText | None, name: str, texts: Texts) -> Option:
    phrase = texts.inline(text, name)
    html = phrase if phrase is not None else texts.block(text, name)
    return Option(value, html, phrase is not None, texts.block(feedback, f"{name}--feedback"))


def _answer_feedback(feedback: list[RichText | None], name: str, texts: Texts) -> tuple[Markup, ...]:
    return tuple(texts.block(text, f"{name}--answer-{index}") for index, text in enumerate(feedback))


def _combined(question: MultiChoice | Match, name: str, texts: Texts) -> Mapping[str, Markup]:
    feedback = question.feedback
    return {
        "right": texts.block(feedback.right, f"{name}--right"),
        "partly": texts.block(feedback.partly, f"{name}--partly"),
        "wrong": texts.block(feedback.wrong, f"{name}--wrong"),
    }


def _fraction(percent: float) -> float:
    """The share as Moodle stores it, to seven decimals (`question_answers.fraction`)."""
    return round(percent / 100, 7)
