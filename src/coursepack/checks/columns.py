"""Names with all their languages fit Moodle's columns, for packages in which each learner reads his own."""

from collections.abc import Iterator

from coursepack.checks.identity import MAX_FULLNAME, MAX_NAME
from coursepack.model import Course, Path, PlainText
from coursepack.model.walk import texts
from coursepack.problems import Finding
from coursepack.problems.rules import source as rules
from coursepack.render import in_spans

_MAX_GROUP = 254
_UNBOUND = frozenset({"agenda", "badges", "calendar", "keywords", "parts", "resources"})
"""Parts of a course whose names stand in texts or in columns without a limit."""


def check(course: Course) -> Iterator[Finding]:
    """Names that are too long with the spans of all languages (`lib/db/install.xml`, Moodle 4.5)."""
    named = ((path, text) for path, text in texts(course) if isinstance(text, PlainText))
    found = {id(text): _finding(course, path, text) for path, text in named}
    yield from (item for item in found.values() if item is not None)


def _finding(course: Course, path: Path, text: PlainText) -> Finding | None:
    limit = _limit(path)
    length = len(in_spans({language: text.get(language) for language in course.languages}))
    if limit is None or length <= limit:
        return None
    message = f"in {', '.join(course.languages)} together the name has {length} characters, {limit} fit"
    return Finding(rules.TOO_LONG_TOGETHER, path, message)


def _limit(path: Path) -> int | None:
    """Characters in the column that a name goes to; None where it goes to none with a limit."""
    if path == ("title",):
        return MAX_FULLNAME
    if not _UNBOUND.isdisjoint(path):
        return None
    match path[-1]:
        case "title":
            return _MAX_GROUP if path[0] == "groups" else MAX_NAME
        case "term" | "letter" | "name":
            return MAX_NAME
        case "text" if "items" in path:
            return MAX_NAME
        case "answer" if "pairs" in path:
            return MAX_NAME
        case _:
            return None
