"""What is another in a release since an earlier one, in each language that is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coursepack.flow import Checked
from coursepack.model import Course
from coursepack.release.comparison.compared import Compared, compared, spoken_in
from coursepack.release.comparison.newest import Baseline
from coursepack.release.comparison.sides import CannotCompareError, Side, Source, side_of


@dataclass(frozen=True, slots=True)
class News:
    """What is another since an earlier release."""

    name: str | None = None
    """How to speak of the earlier release; None where the course has none."""
    by_language: Mapping[str, Compared] | None = None


def news_of(course: Course, checked: Checked, baseline: Baseline, languages: Iterable[str]) -> News:
    """The changes of a course, in these of its languages, from what it is compared with.

    Raises CannotCompareError, reading.UnreadableError and OSError.
    """
    if baseline.path is None:
        return News()
    try:
        before = side_of(baseline.path, course.edition)
    except OSError as error:
        raise CannotCompareError(f"{error.filename or baseline.path}: {error.strerror or error}") from None
    after = Side(course.version, Source(course, checked.files))
    spoken = {name: spoken_in(before, after, name) for name in languages}
    found = {name: compared(before, after, name) for name in dict.fromkeys(spoken.values())}
    return News(before.name, {name: found[spoken[name]] for name in spoken})
