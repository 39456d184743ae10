"""What questions lose where one file holds several languages."""

from collections.abc import Iterator, Mapping

from coursepack.formats.base import Kept, Loss
from coursepack.formats.moodle.gaps import choice_gaps
from coursepack.formats.moodle.names import spellings
from coursepack.formats.moodle.texts import NO_GAPS, gaps_agree
from coursepack.model import (
    DragDropImage,
    DragDropText,
    Essay,
    GapSelect,
    MultiAnswer,
    Question,
    RandomShortAnswerMatch,
    ShortAnswer,
    ShortAnswerGap,
)
from coursepack.model.questions.typed import AcceptedAnswer


def language_losses(question: Question, subject: str, languages: tuple[str, ...]) -> Iterator[Loss]:
    """What does not stand in every language, as Moodle 4.5 and 5.1 show questions."""
    if len(languages) > 1:
        yield from (Loss(subject, Kept.CHANGED, what) for what in _changed(question, languages))


def _changed(question: Question, languages: tuple[str, ...]) -> Iterator[str]:
    gaps = _gaps(question)
    if gaps and not gaps_agree(question.text, languages, gaps):
        yield (
            f"the text is in {languages[0]} alone: its gaps do not stand in the same order in the same paragraphs "
            "of every language"
        )
    typed = question.answers if isinstance(question, ShortAnswer) else tuple(_typed_in_gaps(question))
    if any(len(spellings(answer.text, languages)) > 1 for answer in typed):
        yield f"the words of every language are accepted, and the right answer is shown in {languages[0]}"
    if isinstance(question, RandomShortAnswerMatch):
        yield f"the answers to choose from are in {languages[0]} alone: they are typed answers of other questions"
    if isinstance(question, DragDropImage) and any(item.image and item.text for item in question.items):
        yield "alternative texts of pictures to drag are in all languages, one after the other"
    template = question.template if isinstance(question, Essay) else None
    if template and len({template.get(language) for language in languages}) > 1:
        yield f"its template is in {languages[0]} alone: Moodle puts it into the editor as it stands"


def _typed_in_gaps(question: Question) -> Iterator[AcceptedAnswer]:
    for gap in question.gaps if isinstance(question, MultiAnswer) else ():
        if isinstance(gap, ShortAnswerGap):
            yield from gap.answers


def _gaps(question: Question) -> Mapping[str, str]:
    match question:
        case MultiAnswer():
            return {gap.id: gap.id for gap in question.gaps}
        case GapSelect() | DragDropText():
            return choice_gaps(question)
        case _:
            return NO_GAPS
