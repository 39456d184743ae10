"""What GIFT cannot carry: it has answers, feedback and categories, and little else."""

from collections.abc import Iterator
from typing import assert_never

from coursepack.formats.base import Kept, Loss
from coursepack.formats.moodle.texts import moodle_text
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
    RandomShortAnswerMatch,
    RichText,
    ShortAnswer,
    TrueFalse,
)

NotInGift = (
    MultiAnswer
    | GapSelect
    | DragDropText
    | DragDropImage
    | DragDropMarker
    | Calculated
    | CalculatedSimple
    | CalculatedMulti
    | RandomShortAnswerMatch
)
"""Types that Moodle's GIFT neither writes nor reads."""

GiftQuestion = TrueFalse | MultiChoice | ShortAnswer | Numerical | Match | Essay | Description | Ordering


def losses(question: Question, subject: str) -> Iterator[Loss]:
    """What becomes of the question's settings, files and points in GIFT."""
    if isinstance(question, NotInGift):
        yield Loss(subject, Kept.DROPPED, f"the question is left out: GIFT has no {question.type} questions")
        return
    if question.points != _default_points(question):
        yield Loss(subject, Kept.DROPPED, f"{question.points:g} points become 1: GIFT has no points")
    if question.hints:
        yield Loss(subject, Kept.CHANGED, f"{len(question.hints)} hints are left out: GIFT has none")
    if any(moodle_text(text, text.languages[:1]).files for text in _texts(question)):
        yield Loss(subject, Kept.CHANGED, "its images are left out: GIFT has no files")
    yield from (Loss(subject, Kept.CHANGED, what) for what in _settings(question))


def _settings(question: GiftQuestion) -> Iterator[str]:
    match question:
        case MultiChoice():
            if not question.shuffle or question.numbering != "abc":
                yield "shuffling and numbering become the importing site's own"
            if question.feedback.right or question.feedback.partly or question.feedback.wrong:
                yield "combined feedback is left out"
        case Match():
            if question.feedback.right or question.feedback.partly or question.feedback.wrong:
                yield "combined feedback is left out"
        case Essay():
            if question.template or question.grader_info or question.min_words or question.max_words:
                yield "word limits, template and grader information are left out"
        case ShortAnswer():
            if question.case_sensitive:
                yield "upper and lower case will count as the same"
        case Numerical():
            if question.units:
                yield "units are left out"
        case Ordering():
            if question.feedback.right or question.feedback.partly or question.feedback.wrong:
                yield "combined feedback is left out"
            if question.show_number_correct or question.general_feedback:
                yield "general feedback and the number of right parts are left out"
            if question.grading == "longest-ordered-subset":
                yield "each item is marked by what follows it: Moodle's GIFT does not know this grading"
        case TrueFalse() | Description():
            return
        case _:
            assert_never(question)


def _texts(question: GiftQuestion) -> Iterator[RichText]:
    yield question.text
    if question.general_feedback:
        yield question.general_feedback
    match question:
        case MultiChoice():
            for answer in question.answers:
                yield answer.text
                if answer.feedback:
                    yield answer.feedback
        case Match():
            yield from (pair.text for pair in question.pairs if pair.text)
        case TrueFalse():
            yield from (text for text in (question.feedback.right, question.feedback.wrong) if text)
        case Ordering():
            yield from question.items
        case ShortAnswer() | Numerical() | Essay() | Description():
            return
        case _:
            assert_never(question)


def _default_points(question: Question) -> float:
    return 0.0 if isinstance(question, Description) else 1.0
