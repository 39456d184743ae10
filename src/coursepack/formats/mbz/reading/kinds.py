"""The kinds of activities that coursepack has words for, by Moodle's names, and what reads each."""

from typing import Literal, assert_never, get_args

from coursepack.formats.mbz.reading import kinds_lesson, kinds_reading, kinds_talk, kinds_work
from coursepack.formats.mbz.reading.scope import Data, Scope
from coursepack.formats.mbz.reading.tree import Part

Kind = Literal[
    "page",
    "book",
    "label",
    "url",
    "resource",
    "folder",
    "glossary",
    "assign",
    "forum",
    "wiki",
    "feedback",
    "choice",
    "lesson",
    "scorm",
    "lti",
    "workshop",
]
KINDS = {name: name for name in (*get_args(Kind), "quiz")} | {"resource": "file", "assign": "assignment"}
"""coursepack's word for each kind."""
_KNOWN: dict[str, Kind] = {name: name for name in get_args(Kind)}
_GRADED = frozenset({"quiz", "assign", "forum", "lesson", "scorm", "lti", "workshop"})


def is_graded(kind: str) -> bool:
    """Whether activities of this kind may stand in the gradebook."""
    return kind in _GRADED


def own_data(scope: Scope, name: str, part: Part, grading: Part | None) -> Data:
    """What an activity has besides what all have."""
    kind = _KNOWN[name]
    match kind:
        case "page":
            return kinds_reading.page(scope, part)
        case "book":
            return kinds_reading.book(scope, part)
        case "label":
            return kinds_reading.label(scope, part)
        case "url":
            return kinds_reading.url(scope, part)
        case "resource":
            return kinds_reading.resource(scope, part)
        case "folder":
            return kinds_reading.folder(scope, part)
        case "glossary":
            return kinds_talk.glossary(scope, part)
        case "assign":
            return kinds_work.assign(scope, part, grading)
        case "forum":
            return kinds_talk.forum(scope, part)
        case "wiki":
            return kinds_talk.wiki(scope, part)
        case "feedback":
            return kinds_talk.feedback(scope, part)
        case "choice":
            return kinds_talk.choice(scope, part)
        case "lesson":
            return kinds_lesson.lesson(scope, part)
        case "scorm":
            return kinds_work.scorm(scope, part)
        case "lti":
            return kinds_work.lti(scope, part)
        case "workshop":
            return kinds_work.workshop(scope, part)
        case _:
            assert_never(kind)
