"""What belongs to the course as a whole: groups, badges, dates."""

import hashlib
import html
from functools import cache

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.mbz.badge_image import drawn_badge
from coursepack.formats.mbz.badges import MESSAGE
from coursepack.formats.mbz.reading.references import References
from coursepack.formats.mbz.reading.scope import Data, Scope, addressed, named, without_empty
from coursepack.formats.mbz.reading.tree import Part, decimal, whole

_ANY = 2
_SMALLEST = 35


def groups(scope: Scope, part: Part | None, references: References) -> Data:
    """Groups and groupings, without anybody in them."""
    names = Identifiers()
    found = [] if part is None else list(part.all("group"))
    for group in found:
        references.groups[group.number] = names.give(group.text("idnumber"), group.text("name"), "group")
    names = Identifiers()
    together = [] if part is None else list(part.all("groupings/grouping"))
    for grouping in together:
        own = names.give(grouping.text("idnumber"), grouping.text("name"), "grouping")
        references.groupings[grouping.number] = own
    return {
        "groups": tuple(
            {
                "id": references.groups[item.number],
                "title": named(scope, item, "name", "?"),
                "text": scope.rich(item, "description", scope.area("group", "description", item.number)),
            }
            for item in found
        ),
        "groupings": tuple(
            {
                "id": references.groupings[item.number],
                "title": named(scope, item, "name", "?"),
                "text": scope.rich(item, "description", scope.area("grouping", "description", item.number)),
                "groups": tuple(
                    references.groups[member.whole("groupid")]
                    for member in item.all("grouping_groups/grouping_group")
                    if member.whole("groupid") in references.groups
                ),
            }
            for item in together
        ),
    }


def calendar(scope: Scope, part: Part | None, references: References) -> tuple[Data, ...]:
    """The course's own dates; those of activities come from the activities."""
    names = Identifiers()
    events = []
    for event in part.all("event") if part is not None else ():
        starts = scope.moment(event, "timestart")
        is_own = event.text("eventtype", "course") in {"course", "group", ""}
        if event.text("modulename") not in {"", "0"} or starts is None or not is_own:
            continue
        area = scope.area("calendar", "event_description", event.number)
        events.append(
            without_empty(
                {
                    "id": names.give("", event.text("name"), "event"),
                    "title": named(scope, event, "name", "?"),
                    "starts": starts,
                    "lasts": max(event.whole("timeduration"), 0),
                    "text": scope.rich(event, "description", area, "format"),
                    "location": event.text("location").strip(),
                    "group": references.groups.get(event.whole("groupid")),
                }
            )
        )
    return tuple(events)


def badges(scope: Scope, part: Part | None, references: References) -> tuple[Data, ...]:
    """Badges and what they are given for; those whose reasons coursepack has no word for are noted."""
    names = Identifiers()
    found = []
    for badge in part.all("badge") if part is not None else ():
        about = scope.within(thing=f"the badge “{badge.text('name')[:60]}”")
        earned = _earned_when(about, badge, references)
        if earned is None:
            about.note(badge, "it is given for what cannot be kept, and left out; make it anew in Moodle")
            continue
        found.append(
            without_empty(
                {
                    "id": names.give("", badge.text("name"), "badge"),
                    "title": named(scope, badge, "name", "?"),
                    "description": named(scope, badge, "description", badge.text("name") or "?"),
                    "image": _image(scope, badge),
                    "earned_when": earned,
                    **_not_usual(scope, badge),
                    "issuer": badge.text("issuername").strip(),
                    "issuer_url": _web(badge.text("issuerurl")),
                    "expires_after": badge.whole("expireperiod") or None,
                    "tags": tuple(tag.text("rawname") for tag in badge.all("tags/tag")),
                }
            )
        )
    return tuple(found)


def _web(address: str) -> str | None:
    return address if address.startswith(("https://", "http://")) and " " not in address else None


@cache
def _drawn() -> str:
    """Hash of the smallest picture of a badge that brings none."""
    return hashlib.sha1(drawn_badge(_SMALLEST), usedforsecurity=False).hexdigest()


def _not_usual(scope: Scope, badge: Part) -> Data:
    """What is said to those who earn it, where it is not what is said anyway."""
    subject, message = MESSAGE.get(scope.language.partition("-")[0], MESSAGE["en"])
    title = badge.text("name")
    said, headed = badge.text("message").strip(), badge.text("messagesubject").strip()
    caption = badge.text("imagecaption").strip()
    return {
        "image_caption": scope.plain(caption) if caption != title else None,
        "message_subject": scope.plain(headed) if headed != subject.format(title=title)[:255] else None,
        "message": scope.text(said) if said and html.unescape(said) != f"<p>{message}</p>" else None,
    }


def _image(scope: Scope, badge: Part) -> Data | None:
    """The picture, the largest of the three that Moodle makes of it."""
    area = scope.area("badges", "badgeimage", badge.number)
    stored = scope.stored(area)
    if stored.get("f2.png") == _drawn():
        return None
    for name in ("f3", "f1", "f2"):
        for path in stored:
            if path.rpartition(".")[0] == name:
                own = scope.files.name(f"media/badge-{badge.number}.png", stored[path])
                return addressed(own, "")
    return None


def _earned_when(scope: Scope, badge: Part, references: References) -> Data | None:
    data: Data = {}
    for criterion in badge.all("criteria/criterion"):
        parameters = {row.text("name"): row.text("value") for row in criterion.all("parameters/parameter")}
        match criterion.whole("criteriatype"):
            case 0:
                data["one_is_enough"] = criterion.whole("method") == _ANY
            case 1:
                numbers = [whole(value) for name, value in parameters.items() if name.startswith("module_")]
                names = tuple(name for number in numbers if (name := references.activity(number)))
                if len(names) < len(numbers):
                    scope.note(
                        badge, "an activity that it is given for is not in the course, and does not count"
                    )
                if any(value for name, value in parameters.items() if name.startswith("bydate_")):
                    scope.note(badge, "the days until which activities are to be done are not kept")
                data["activities"] = names
            case 2:
                data["by_teacher"] = True
            case 4:
                data["course_complete"] = True
                grades = [value for name, value in parameters.items() if name.startswith("grade_")]
                if grades and grades[0].strip():
                    data["grade"] = decimal(grades[0])
            case _:
                return None
    is_something = data.get("activities") or data.get("by_teacher") or data.get("course_complete")
    return data if is_something else None
