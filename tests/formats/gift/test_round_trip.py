"""What GIFT does not list as lost comes back as it was."""

from html import unescape

from hypothesis import given

from coursepack.formats.base import Kept
from coursepack.formats.gift.losses import losses
from coursepack.formats.gift.questions import question_gift
from coursepack.formats.gift.read import read
from coursepack.formats.moodle.texts import without_paragraph
from coursepack.model import MultiChoice, Ordering
from tests.formats.strategies import GIFT_QUESTIONS


@given(GIFT_QUESTIONS)
def test_a_question_comes_back_as_it_was(question):
    found = list(losses(question, "q"))
    if any(loss.how is Kept.DROPPED for loss in found):
        return
    text = question_gift(question, "q", "en")
    bank = read(f"{text}Next {{T}}".encode(), "questions.gift")
    came, following = bank.entries
    assert (bank.problems, bank.kept_aside) == ((), ())
    assert following.question.type == "truefalse"
    if not found:
        assert _meaning(came.question) == _meaning(question)


def _meaning(question):
    """What a question says, however its fractions are written and whichever way its language is named."""
    said = _plainly(question.model_dump(exclude={"idnumber"}))
    if isinstance(question, MultiChoice):
        fractions = [question.fraction(answer) for answer in question.answers]
        said["answers"] = [
            (_inline(answer["text"]), answer["feedback"], fraction)
            for answer, fraction in zip(said["answers"], fractions, strict=True)
        ]
        said["single"] = question.is_single
    if isinstance(question, Ordering):
        said["items"] = [_line(item) for item in said["items"]]
    for pair in said.get("pairs", ()):
        pair["text"] = _line(_inline(pair["text"])) if pair["text"] else None
    return said


def _plainly(value):
    if isinstance(value, dict) and "values" in value:
        (text,) = value["values"].values()
        return (value.get("format"), text)
    if isinstance(value, dict):
        return {key: _plainly(item) for key, item in value.items()}
    return [_plainly(item) for item in value] if isinstance(value, list | tuple) else value


def _inline(text):
    return (text[0], without_paragraph(text[1]).strip())


def _line(text):
    """The words of a text that is written on one line, and in HTML where that can say more."""
    shown = without_paragraph(text[1])
    return " ".join((shown if text[0] == "plain" else unescape(shown)).split())
