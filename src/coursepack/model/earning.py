"""What certificates take: the least that must be done, and what is missing for those who did so much."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coursepack.model.awards import Certificate
from coursepack.model.course import Course
from coursepack.model.scheme import Part, Scheme, Work


@dataclass(frozen=True, slots=True)
class Least:
    """The least that must be done for a certificate."""

    fewest: tuple[Work, ...]
    """The fewest pieces of work that can earn it: what is required, then the largest."""
    asked: float
    mandatory: float
    """What all that is mandatory and the fewest electives can earn together."""
    is_reachable: bool


def least(course: Course, scheme: Scheme, certificate: Certificate) -> Least:
    """What a certificate takes at least."""
    required = {
        f"{found.section.id}/{found.thing.id}"
        for rule in certificate.requires
        if (found := course.find(rule.activity, None)) is not None
    }
    asked = scheme.asked(certificate)
    fewest: list[Work] = []
    earned = 0.0
    for work in sorted(scheme.works(), key=lambda item: (item.name not in required, -item.points)):
        if work.name not in required and earned >= asked:
            break
        fewest.append(work)
        earned += work.points
    return Least(tuple(fewest), asked, _mandatory(scheme), earned >= asked)


def _mandatory(scheme: Scheme) -> float:
    total = 0.0
    for part in scheme.parts:
        points = sorted((work.points for work in part.works if not work.is_extra), reverse=True)
        total += sum(points if part.choose is None else points[: part.choose])
    return round(total, 5)


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody who did so much has earned of a certificate."""

    certificate: Certificate
    missing_points: float
    missing_work: tuple[str, ...]
    """Activities that are required and not done."""

    @property
    def is_earned(self) -> bool:
        return self.missing_points <= 0 and not self.missing_work


class DoneError(ValueError):
    """What is said to be done does not fit the scheme; the message says how."""


def points_done(scheme: Scheme, done: Mapping[str, str]) -> dict[str, float]:
    """Points by part for `{weekly: 7, electives: 3, essay: 55}`.

    In a part of several works a number counts works done with full points, the largest first, and a number
    with `p` is points; in a part of one work it is points. Raises DoneError.
    """
    parts = {part.id: part for part in scheme.parts}
    earned = {}
    for name, value in done.items():
        if name not in parts:
            raise DoneError(f"there is no part “{name}”; there are: {', '.join(parts)}")
        earned[name] = _earned(parts[name], value)
    return earned


def _earned(part: Part, value: str) -> float:
    is_points = value.endswith("p") or len(part.works) == 1
    try:
        number = float(value.removesuffix("p"))
    except ValueError:
        raise DoneError(f"{part.id}={value}: write a number, or points such as 30p") from None
    if is_points:
        most = sum(work.points for work in part.works)
        if not 0 <= number <= most:
            raise DoneError(f"{part.id}={value}: the part has {most:g} points")
        return number
    if number != int(number) or not 0 <= number <= len(part.works):
        raise DoneError(f"{part.id}={value}: the part has {len(part.works)} works")
    return sum(sorted((work.points for work in part.works), reverse=True)[: int(number)])


def standings(course: Course, scheme: Scheme, earned: Mapping[str, float]) -> Iterator[Standing]:
    """For each certificate, what is missing. A part that is named in `earned` counts as handed in."""
    total = sum(earned.values())
    home = {work.name: part.id for part in scheme.parts for work in part.works}
    for certificate in scheme.certificates:
        missing = []
        for rule in certificate.requires:
            found = course.find(rule.activity, None)
            name = f"{found.section.id}/{found.thing.id}" if found else rule.activity
            if home.get(name) not in earned:
                missing.append(name)
        lacking = max(0.0, round(scheme.asked(certificate) - total, 5))
        yield Standing(certificate, lacking, tuple(missing))
