"""A question as it comes back from a GIFT file in which nobody changed anything."""

from coursepack.formats.gift.losses import NotInGift, why_left_out
from coursepack.formats.gift.questions import question_gift
from coursepack.formats.gift.read import read
from coursepack.model import Question


def seen(question: Question, language: str) -> Question | None:
    """The question without what GIFT cannot carry; None for one that it cannot carry at all."""
    if isinstance(question, NotInGift) or why_left_out(question) is not None:
        return None
    entries = read(question_gift(question, question.id, language).encode(), "").entries
    return entries[0].question if entries else None
