"""Whether a learner's work fits into what a platform keeps of it, however it is answered."""

from dataclasses import replace
from functools import cache

from coursepack.formats.base import Kept, Loss
from coursepack.formats.scorm.units import Telling, Unit, units
from coursepack.model import Course, Section
from coursepack.web.player import Standard
from coursepack.web.saved import LIMITS, Saved, saved
from coursepack.web.texts import MAX_ANSWER

_LENGTHS = (MAX_ANSWER, 60, 30, 10)
"""Characters of typed answers that are tried, one after the other."""


def fitting_units(
    course: Course, section: Section, telling: Telling, standard: Standard
) -> tuple[tuple[Unit, ...], tuple[Loss, ...]]:
    """The section's units, each with typed answers no longer than leaves room for everything else.

    A Loss says of which units answers are shortened, and of which the work may not fit even so; learners are told of
    the latter as they begin.
    """

    @cache
    def told(length: int) -> tuple[Unit, ...]:
        return units(course, section, replace(telling, longest_answer=length))

    found: list[Unit] = []
    losses: list[Loss] = []
    for number, whole in enumerate(told(MAX_ANSWER)):
        tried = _LENGTHS if _of(whole).is_typed else _LENGTHS[:1]
        fitting = (length for length in tried if _of(told(length)[number]).longest <= LIMITS[standard])
        length = next(fitting, None)
        if length is None:
            found.append(whole.in_one_visit())
            losses.append(_too_long(whole, telling, standard))
            continue
        found.append(told(length)[number])
        if length < MAX_ANSWER:
            losses.append(_shortened(whole, length, telling, standard))
    return tuple(found), tuple(losses)


def _of(unit: Unit) -> Saved:
    return saved([(face.data, face.pages) for face in unit.faces])


def _subject(unit: Unit, telling: Telling) -> str:
    return f"{unit.section.id}/{unit.pages[0].id}" if telling.split == "page" else unit.section.id


def _shortened(unit: Unit, length: int, telling: Telling, standard: Standard) -> Loss:
    message = (
        f"typed answers have at most {length} characters, so that all fit into the {LIMITS[standard]:,} that "
        f"SCORM {standard} keeps"
    )
    return Loss(_subject(unit, telling), Kept.CHANGED, message)


def _too_long(unit: Unit, telling: Telling, standard: Standard) -> Loss:
    work = _of(unit)
    sure = work.answers_within(LIMITS[standard])
    message = (
        f"its {len(work.answers)} questions may not be kept from one visit to the next: their answers take up to "
        f"{work.longest:,} characters, and SCORM {standard} keeps {LIMITS[standard]:,}, which is sure to hold {sure} "
        "of them. Learners can finish in one visit, are told so as they begin, and their result is recorded. "
        f"{_remedy(unit, work, telling, standard)}"
    )
    return Loss(_subject(unit, telling), Kept.CHANGED, message)


def _remedy(unit: Unit, work: Saved, telling: Telling, standard: Standard) -> str:
    """What a designer can do, the way that changes least first."""
    ways = []
    if standard == "1.2" and work.longest <= LIMITS["2004"]:
        ways.append(f"build SCORM 2004, which keeps {LIMITS['2004']:,}")
    if telling.split != "page" and len(unit.quizzes) > 1:
        ways.append("build with --split page, or move some quizzes to a section of their own")
    ways.append("make several quizzes of one" if telling.split == "page" else "make its quizzes shorter")
    text = "; or ".join(ways)
    return f"{text[0].upper()}{text[1:]}"
