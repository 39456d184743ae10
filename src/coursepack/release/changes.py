"""What changed since an earlier release, from the outlines of both manifests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from coursepack.release.manifest import ActivityEntry, Manifest, SectionEntry

What = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One section, activity or question that is not as it was."""

    what: What
    kind: str
    """`section`, `question` or the kind of the activity."""
    place: str
    """`section`, `section/activity` or `section/activity/question`."""
    title: Mapping[str, str]


def changes(before: Manifest, after: Manifest) -> tuple[Change, ...]:
    """Every difference, in the order of the new course; what was taken away comes last."""
    old = {section.id: section for section in before.outline}
    found: list[Change] = []
    for section in after.outline:
        if section.id not in old:
            found.append(Change("added", "section", section.id, section.title))
        else:
            found += _in_section(old[section.id], section)
    kept = {section.id for section in after.outline}
    found += [
        Change("removed", "section", section.id, section.title)
        for section in before.outline
        if section.id not in kept
    ]
    return tuple(found)


def _in_section(before: SectionEntry, after: SectionEntry) -> Iterator[Change]:
    if before.sha256 != after.sha256:
        yield Change("changed", "section", after.id, after.title)
    old = {activity.id: activity for activity in before.activities}
    for activity in after.activities:
        place = f"{after.id}/{activity.id}"
        if activity.id not in old:
            yield Change("added", activity.kind, place, activity.title)
        elif old[activity.id].sha256 != activity.sha256:
            yield Change("changed", activity.kind, place, activity.title)
            yield from _in_activity(old[activity.id], activity, place)
    kept = {activity.id for activity in after.activities}
    for activity in before.activities:
        if activity.id not in kept:
            yield Change("removed", activity.kind, f"{after.id}/{activity.id}", activity.title)


def _in_activity(before: ActivityEntry, after: ActivityEntry, place: str) -> Iterator[Change]:
    old = {question.id: question.sha256 for question in before.questions}
    for question in after.questions:
        if question.id not in old:
            yield Change("added", "question", f"{place}/{question.id}", {})
        elif old[question.id] != question.sha256:
            yield Change("changed", "question", f"{place}/{question.id}", {})
    kept = {question.id for question in after.questions}
    for question in before.questions:
        if question.id not in kept:
            yield Change("removed", "question", f"{place}/{question.id}", {})
