"""Warnings that an author accepts, and acceptances that are wrong themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from coursepack.model import Accepting, Course, Glossary, Path, QuestionBank, Quiz
from coursepack.problems import CATALOGUE, Finding
from coursepack.problems.rules import acceptance as rules

ACCEPTABLE = "CP-W"
"""What the codes of warnings that can be accepted begin with."""

ASKED_ON_DEMAND = frozenset({"CP-W062"})
"""Codes of checks that run only when asked for."""


@dataclass(frozen=True, slots=True)
class _Acceptance:
    path: Path
    code: str
    reason: str
    below: str | None = None
    """Ids of what is meant below, joined by slashes; None for everything."""

    @property
    def place(self) -> Path:
        own = (*self.path, "accept", self.code)
        return own if self.below is None else (*own, self.below)


@dataclass(slots=True)
class Sorted:
    """Findings to report, and findings that are accepted, with the reason."""

    reported: list[Finding] = field(default_factory=list)
    accepted: list[Finding] = field(default_factory=list)


def sort_out(
    course: Course, findings: Iterable[Finding], *, may_be_unused: bool = True, all_asked: bool = True
) -> Sorted:
    """Tell accepted findings from others, and report acceptances that are unknown or unused.

    `may_be_unused` is False where the course could not be checked whole, `all_asked` where the network was
    not asked: acceptances are not called unused then.
    """
    acceptances = list(_acceptances(course))
    by_place: dict[tuple[Path, str], list[_Acceptance]] = {}
    for acceptance in acceptances:
        by_place.setdefault((acceptance.path, acceptance.code), []).append(acceptance)
    used: set[Path] = set()
    result = Sorted()
    for finding in findings:
        found = _accepting(course, finding, by_place) if by_place else None
        if found is None:
            result.reported.append(finding)
        else:
            used.add(found.place)
            result.accepted.append(replace(finding, accepted=found.reason))
    result.reported.extend(_unknown(acceptances))
    if may_be_unused:
        result.reported.extend(_unused(acceptances, used, all_asked=all_asked))
    return result


def _acceptances(course: Course) -> Iterator[_Acceptance]:
    for path, thing in _things(course):
        for code, reason in thing.accept.items():
            if isinstance(reason, str):
                yield _Acceptance(path, code, reason)
            else:
                for below, text in reason.items():
                    yield _Acceptance(path, code, text, below)


def _things(course: Course) -> Iterator[tuple[Path, Accepting]]:
    """Everything in which warnings can be accepted."""
    yield (), course
    for number, section in enumerate(course.sections):
        path: Path = ("sections", number)
        yield path, section
        yield from (((*path, "objectives", i), item) for i, item in enumerate(section.objectives))
        yield from (((*path, "resources", i), item) for i, item in enumerate(section.resources))
    for path, _, activity in course.activities():
        yield path, activity
        if isinstance(activity, Quiz | QuestionBank):
            yield from (((*path, "questions", i), item) for i, item in enumerate(activity.questions))
        elif isinstance(activity, Glossary):
            yield from (((*path, "entries", i), item) for i, item in enumerate(activity.entries))


def _accepting(
    course: Course, finding: Finding, by_place: Mapping[tuple[Path, str], list[_Acceptance]]
) -> _Acceptance | None:
    """The innermost acceptance that covers the finding."""
    code = finding.rule.code
    if not code.startswith(ACCEPTABLE):
        return None
    for length in range(len(finding.path), -1, -1):
        for acceptance in by_place.get((finding.path[:length], code), ()):
            if acceptance.below is None or _leads_to(course, finding.path, length, acceptance.below):
                return acceptance
    return None


def _leads_to(course: Course, path: Path, length: int, below: str) -> bool:
    ids = "/".join(_ids(course, path)[len(_ids(course, path[:length])) :])
    return ids == below or ids.startswith(f"{below}/")


def _ids(course: Course, path: Path) -> list[str]:
    """The ids of everything on the way to a path."""
    found: list[str] = []
    thing: object = course
    for step in path:
        if isinstance(step, int) and isinstance(thing, tuple):
            thing = thing[step] if step < len(thing) else None
        else:
            thing = getattr(thing, str(step), None)
        identifier = getattr(thing, "id", None)
        if isinstance(identifier, str):
            found.append(identifier)
    return found


def _unknown(acceptances: Iterable[_Acceptance]) -> Iterator[Finding]:
    for item in acceptances:
        if item.code not in CATALOGUE:
            yield Finding(rules.ACCEPTANCE_UNKNOWN, item.place, f"there is no code {item.code}")
        elif not item.code.startswith(ACCEPTABLE):
            yield Finding(rules.ACCEPTANCE_UNKNOWN, item.place, f"{item.code} cannot be accepted")


def _unused(acceptances: Iterable[_Acceptance], used: set[Path], *, all_asked: bool) -> Iterator[Finding]:
    for item in acceptances:
        if item.place in used or item.code not in CATALOGUE or not item.code.startswith(ACCEPTABLE):
            continue
        if all_asked or item.code not in ASKED_ON_DEMAND:
            yield Finding(rules.ACCEPTANCE_UNUSED, item.place, f"{item.code} does not occur here")
