"""Printed certificates as activities of a backup: where they stand, and who gets them."""

from collections.abc import Iterator
from typing import final

from coursepack.model import Activity, Certificate, Completed, Completion, Course
from coursepack.model.activities import ActivityBase
from coursepack.model.tracking import completion_of, points_of

PRINTED = "-Printed"
"""Follows the certificate's id; an author's ids have no capitals."""


@final
class IssuedCertificate(ActivityBase):
    """What learners open to print a certificate."""

    certificate: Certificate


Planned = Activity | IssuedCertificate
"""What a module of a backup may be: the author's activities, and certificates to print."""


def printed(course: Course) -> tuple[Certificate, ...]:
    """The certificates that a plug-in prints."""
    return tuple(item for item in course.certificates if item.provider is not None)


def issued(course: Course, activity: Activity) -> Iterator[IssuedCertificate]:
    """What stands after an activity: where it is the page of a certificate, the same to print.

    It opens for those who have opened the page, which is where points and work are asked for.
    """
    for certificate in printed(course):
        badges = (badge for badge in course.badges if badge.id == certificate.id)
        for reference in (name for badge in badges for name in badge.earned_when.activities):
            found = course.find(reference, None)
            if found is not None and found.thing is activity:
                yield IssuedCertificate.model_construct(
                    id=f"{certificate.id}{PRINTED}",
                    title=certificate.title,
                    available_when=Completed(completed=reference),
                    complete_when=Completion(viewed=True),
                    certificate=certificate,
                )


def rule_of(activity: Planned) -> Completion:
    """When it is complete."""
    if isinstance(activity, IssuedCertificate):
        return activity.complete_when or Completion(never=True)
    return completion_of(activity)


def points(activity: Planned) -> tuple[float, ...]:
    """The points of each of its places in the gradebook."""
    return () if isinstance(activity, IssuedCertificate) else points_of(activity)
