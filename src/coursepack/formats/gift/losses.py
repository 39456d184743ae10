"""What GIFT cannot carry: it has answers, feedback and categories, and little else."""

from collections.abc import Iterator
from typing import assert_never

from coursepack.formats.base import Kept, Loss
from coursepack.formats.gift.blocks import comment_marks
from coursepack.formats.gift.escape import survives
from coursepack.formats.gift.questions import GiftQuestion, comment, shown
from coursepack.formats.moodle.texts import without_paragraph
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
    PlainText,
    Question,
    RandomShortAnswerMatch,
    RichText,
    ShortAnswer,
    TrueFalse,
)
from coursepack.model.walk import texts
from coursepack.render import to_html

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

_OF_ALL = frozenset({"id", "type", "name", "text", "general_feedback", "tags", "idnumber"})
_SAID_ELSEWHERE = frozenset({"points", "objective", "accept", "grading", "case_sensitive", "units"})
"""`objective` and `accept` belong to the course; of the others a sentence of their own says what becomes of them."""


def losses(question: Question, subject: str) -> Iterator[Loss]:
    """What becomes of the question's settings, files and points in GIFT; the subject is its id number."""
    if isinstance(question, NotInGift):
        yield Loss(subject, Kept.DROPPED, f"the question is left out: GIFT has no {question.type} questions")
        return
    why = why_left_out(question)
    if why is not None:
        yield Loss(subject, Kept.DROPPED, f"the question is left out: {why}")
        return
    if isinstance(question, Description):
        if question.points:
            yield Loss(subject, Kept.CHANGED, "it has no points: in Moodle a description never has")
    elif question.points != 1:
        yield Loss(subject, Kept.DROPPED, f"{question.points:g} points become 1: GIFT has no points")
    missing = list(_left_out(question))
    if missing:
        yield Loss(subject, Kept.CHANGED, f"left out, as GIFT has no place for it: {', '.join(missing)}")
    yield from (Loss(subject, how, what) for how, what in _changes(question))
    if any(_has_media(text) for _, text in texts(question)):
        yield Loss(subject, Kept.CHANGED, "its images are left out: GIFT has no files")
    if comment_marks(comment(question, subject)) != (subject, tuple(dict.fromkeys(question.tags))):
        yield Loss(
            subject, Kept.CHANGED, "its tags or id number come in otherwise: Moodle reads no < > or ` there"
        )


def why_left_out(question: GiftQuestion) -> str | None:
    """Why Moodle would read another question than this one; None where it reads this one."""
    match question:
        case ShortAnswer():
            if len(question.answers) > 1 and any("->" in text for text in _plain_texts(question.answers)):
                return "an answer with -> among others makes it a matching question"
        case MultiChoice():
            if question.is_single and not any(
                question.fraction(answer) == 100 for answer in question.answers
            ):
                return "one option may be chosen, and none earns 100 %"
            if any(_is_blank(answer.text) for answer in question.answers):
                return "an option has no text"
        case Match():
            if any(pair.text and _is_blank(pair.text) for pair in question.pairs):
                return "a pair has no text"
        case Ordering():
            if any(_is_blank(item) for item in question.items):
                return "an item has no text"
        case TrueFalse() | Numerical() | Essay() | Description():
            pass
        case _:
            assert_never(question)
    return None


def _left_out(question: GiftQuestion) -> Iterator[str]:
    """Names of the settings that differ from what Moodle gives a question that it reads from GIFT."""
    carried = _OF_ALL | _SAID_ELSEWHERE | _carried(question)
    for name, field in type(question).model_fields.items():
        usual = 15 if name == "response_lines" else field.get_default()
        if name not in carried and getattr(question, name) != usual:
            yield name.replace("_", " ")


def _carried(question: GiftQuestion) -> frozenset[str]:
    """Names of what GIFT says of this type besides what it says of all."""
    match question:
        case TrueFalse():
            return frozenset({"answer", "feedback"})
        case MultiChoice():
            return frozenset({"answers", "single"})
        case ShortAnswer() | Numerical():
            return frozenset({"answers"})
        case Match():
            return frozenset({"pairs"})
        case Ordering():
            return frozenset({"items", "layout", "select", "select_count", "show_grading", "numbering"})
        case Essay() | Description():
            return frozenset()
        case _:
            assert_never(question)


def _changes(question: GiftQuestion) -> Iterator[tuple[Kept, str]]:
    if not all(survives(text) for text in _plain_texts(question)):
        yield Kept.CHANGED, "Moodle reads &&058; and the like as the character that they stand for"
    match question:
        case ShortAnswer():
            if question.case_sensitive:
                yield Kept.CHANGED, "upper and lower case will count as the same"
        case Numerical():
            if question.units:
                how = Kept.CHANGED if question.unit_grading == "none" else Kept.DROPPED
                yield how, "units are left out" + (", and what they earn" if how is Kept.DROPPED else "")
        case Ordering():
            if question.grading == "longest-ordered-subset":
                what = "each item is marked by what follows it: Moodle's GIFT does not know longest-ordered-subset"
                yield Kept.CHANGED, what
        case TrueFalse() | MultiChoice() | Match() | Essay() | Description():
            return
        case _:
            assert_never(question)


def _plain_texts(thing: object) -> Iterator[str]:
    """Texts without markup below a question or its answers, in all languages."""
    for _, text in texts(thing):
        if not isinstance(text, RichText) or text.format == "plain":
            yield from text.values.values()


def _is_blank(text: RichText) -> bool:
    return not all(without_paragraph(shown(text, language)[0]).strip() for language in text.languages)


def _has_media(text: PlainText | RichText) -> bool:
    return isinstance(text, RichText) and any(to_html(text, language).media for language in text.languages)
