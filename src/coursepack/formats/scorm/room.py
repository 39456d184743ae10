"""Whether a learner's work fits into what a platform keeps of it, however it is answered."""

from dataclasses import replace

from coursepack.formats.base import Kept, Loss
from coursepack.formats.scorm.units import Telling, Unit, units
from coursepack.model import Course, Section
from coursepack.web.player import Standard
from coursepack.web.saved import LIMITS, longest_saved
from coursepack.web.texts import MAX_ANSWER

_LENGTHS = (MAX_ANSWER, 60, 30, 10)


def fitting_units(
    course: Course, section: Section, telling: Telling, standard: Standard
) -> tuple[tuple[Unit, ...], tuple[Loss, ...]]:
    """The section's units, with typed answers no longer than leaves room for everything else.

    A Loss says where answers are shortened, and where the work may not fit even so.
    """
    whole = units(course, section, telling)
    needed = _longest(whole)
    if needed <= LIMITS[standard]:
        return whole, ()
    for length in _LENGTHS[1:]:
        found = units(course, section, replace(telling, longest_answer=length))
        shorter = _longest(found)
        if shorter <= LIMITS[standard]:
            return found, (_shortened(section, length, standard),)
        if shorter == needed:
            break
        needed = shorter
    return whole, (_too_long(section, needed, telling, standard),)


def _longest(found: tuple[Unit, ...]) -> int:
    lengths = (longest_saved([(face.data, face.pages) for face in unit.faces]) for unit in found)
    return max(lengths, default=0)


def _shortened(section: Section, length: int, standard: Standard) -> Loss:
    message = (
        f"typed answers have at most {length} characters, so that all fit into the {LIMITS[standard]:,} that "
        f"SCORM {standard} keeps"
    )
    return Loss(section.id, Kept.CHANGED, message)


def _too_long(section: Section, needed: int, telling: Telling, standard: Standard) -> Loss:
    ways = ["Make the quiz shorter"]
    if telling.split != "page":
        ways.append("build with --split page")
    if standard == "1.2":
        ways.append("take SCORM 2004")
    message = (
        f"saved work may take up to {needed:,} characters, and SCORM {standard} keeps {LIMITS[standard]:,}: "
        f"answers may not be there on the next visit. {', or '.join(ways)}"
    )
    return Loss(section.id, Kept.CHANGED, message)
