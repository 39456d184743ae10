"""What is another in a release since an earlier one, in each language of the course."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coursepack.flow import Checked
from coursepack.model import Course
from coursepack.release.comparison.compared import Compared, compared
from coursepack.release.comparison.newest import Wished, earlier
from coursepack.release.comparison.sides import CannotCompareError, Side, Source, side_of


@dataclass(frozen=True, slots=True)
class News:
    """What is another since an earlier release."""

    name: str | None = None
    """How to speak of the earlier release; None where the course has none."""
    by_language: Mapping[str, Compared] | None = None


def news_of(course: Course, checked: Checked, since: Path, wished: Wished) -> News:
    """The changes from what `since` names for this course.

    Raises CannotCompareError, reading.UnreadableError and OSError.
    """
    try:
        path = earlier(since, wished)
        before = side_of(path, course.edition) if path is not None else None
    except OSError as error:
        raise CannotCompareError(f"{error.filename or since}: {error.strerror or error}") from None
    if before is None:
        return News()
    after = Side(course.version, Source(course, checked.files))
    return News(before.name, {name: compared(before, after, name) for name in course.languages})
