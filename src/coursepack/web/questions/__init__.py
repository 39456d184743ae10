"""Questions for the player: what the page shows of each, and the key by which the script marks it."""

from typing import assert_never

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
    PartsHint,
    PlacesHint,
    Question,
    Quiz,
    RandomShortAnswerMatch,
    ShortAnswer,
    TrueFalse,
)
from coursepack.web.questions.asking import Asking
from coursepack.web.questions.calculated import calculated, calculated_multi
from coursepack.web.questions.choices import match_pairs, multi_choice, random_match, true_false
from coursepack.web.questions.gaps import drag_drop_text, gap_select, multi_answer
from coursepack.web.questions.images import drag_drop_image, drag_drop_marker
from coursepack.web.questions.ordering import ordering
from coursepack.web.questions.typed import numerical, short_answer
from coursepack.web.questions.views import (
    MAX_DESCRIPTION,
    Asked,
    Control,
    HintView,
    Notes,
    Nothing,
    QuestionView,
    fraction,
)
from coursepack.web.texts import Texts

SEVERAL_TRIES = frozenset({"interactive"})
"""Behaviours in which a question may be tried again, after a hint."""

__all__ = ["Control", "QuestionView", "is_marked", "question_views"]


def is_marked(question: Question) -> bool:
    """Whether the player marks the question."""
    return not isinstance(question, Essay | Description)


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
    asking = Asking(quiz, texts, f"{quiz.id}--{question.id}")
    asked = _asked(question, asking)
    text = (texts.block(question.text, asking.name),) if asked.text is None else asked.text
    general = asking.block(question.general_feedback, "general") if asked.general is None else asked.general
    return QuestionView(
        id=asking.name,
        number=number,
        points=question.points if is_marked(question) else 0.0,
        text=text,
        words=texts.plain(question.text)[:MAX_DESCRIPTION],
        control=asked.control,
        feedback=asked.feedback,
        combined=asked.combined,
        general=general,
        key={"type": question.type, **asked.key},
        penalty=fraction(question.penalty),
        hints=_hints(question, asking, asked) if quiz.behaviour in SEVERAL_TRIES else (),
    )


def _hints(question: Question, asking: Asking, asked: Asked) -> tuple[HintView, ...]:
    texts = asked.hints or tuple(
        asking.block(hint.text, f"hint-{number}") for number, hint in enumerate(question.hints)
    )
    return tuple(
        HintView(
            text,
            isinstance(hint, PartsHint) and hint.clear_wrong,
            isinstance(hint, PartsHint) and hint.show_number_correct,
            isinstance(hint, PlacesHint) and hint.show_wrong,
        )
        for text, hint in zip(texts, question.hints, strict=True)
    )


def _asked(question: Question, asking: Asking) -> Asked:
    match question:
        case TrueFalse():
            return true_false(question, asking)
        case MultiChoice():
            return multi_choice(question, asking)
        case ShortAnswer():
            return short_answer(question, asking)
        case Numerical():
            return numerical(question, asking)
        case Match():
            return match_pairs(question, asking)
        case RandomShortAnswerMatch():
            return random_match(question, asking)
        case GapSelect():
            return gap_select(question, asking)
        case DragDropText():
            return drag_drop_text(question, asking)
        case MultiAnswer():
            return multi_answer(question, asking)
        case DragDropImage():
            return drag_drop_image(question, asking)
        case DragDropMarker():
            return drag_drop_marker(question, asking)
        case Ordering():
            return ordering(question, asking)
        case Calculated() | CalculatedSimple():
            return calculated(question, asking)
        case CalculatedMulti():
            return calculated_multi(question, asking)
        case Essay():
            template = asking.texts.plain(question.template) if question.template else ""
            return Asked(Notes(question.response_lines, template))
        case Description():
            return Asked(Nothing())
        case _:
            assert_never(question)
