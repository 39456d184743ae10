"""What Moodle XML cannot carry: the little that Moodle's importer passes over."""

from collections.abc import Iterator

from coursepack.formats.base import Kept, Loss
from coursepack.formats.moodle.losses import language_losses
from coursepack.model import (
    CalculatedMulti,
    Description,
    Essay,
    Gap,
    MultiAnswer,
    NumericalGap,
    Question,
)
from coursepack.render import to_html


def losses(question: Question, subject: str, languages: tuple[str, ...] = ()) -> Iterator[Loss]:
    """What Moodle's importer passes over, and what does not stand in every language of the file."""
    yield from language_losses(question, subject, languages)
    yield from _passed_over(question, subject)


def _passed_over(question: Question, subject: str) -> Iterator[Loss]:
    """What Moodle's importer passes over (`question/format/xml/format.php`, 4.5); the subject is the id number."""
    match question:
        case CalculatedMulti():
            if any(hint.show_number_correct or hint.clear_wrong for hint in question.hints):
                what = "hints neither clear wrong options nor say how many are right: Moodle reads their text alone"
                yield Loss(subject, Kept.CHANGED, what)
            if question.show_number_correct:
                what = "the number of right options is not shown: Moodle does not read it for this type"
                yield Loss(subject, Kept.CHANGED, what)
        case Description():
            if question.points:
                yield Loss(subject, Kept.CHANGED, "it has no points: in Moodle a description never has")
        case MultiAnswer():
            if any(_accepts_any_number(gap) for gap in question.gaps):
                what = "`*` as a number comes in as it is, and Moodle's PHP notes a warning: no tolerance is read"
                yield Loss(subject, Kept.KEPT, what)
        case Essay():
            template = question.template
            if template and any(to_html(template, language).media for language in template.languages):
                what = "images in the template are broken: Moodle reads no files there"
                yield Loss(subject, Kept.CHANGED, what)
        case _:
            return


def _accepts_any_number(gap: Gap) -> bool:
    return isinstance(gap, NumericalGap) and any(answer.number == "*" for answer in gap.answers)
