"""badges.xml: badges and what they are given for.

Elements and their order are those of `backup_badges_structure_step` in `backup/moodle2/backup_stepslib.php`,
Moodle 4.5 (5.1 leaves out the image's author). Whatever `status` says, Moodle restores a badge inactive; its
three pictures must be there, or the badge is given with an error.
"""

from collections.abc import Iterator
from html import escape

from coursepack.formats.mbz.backup import Backup
from coursepack.formats.mbz.badge_image import drawn_badge
from coursepack.formats.mbz.course import TEACHER_ROLE
from coursepack.formats.mbz.element import Value, document, leaves, node, nodes
from coursepack.formats.mbz.plan import Module
from coursepack.formats.mbz.pool import Area
from coursepack.formats.moodle.texts import moodle_text
from coursepack.model import Badge
from coursepack.model.tracking import counting

_OVERALL, _ACTIVITY, _MANUAL, _COURSE = 0, 1, 2, 4
_ALL, _ANY = 1, 2
_SIZES = {"f1": 100, "f2": 35, "f3": 512}
"""Widths of the pictures that Moodle makes of the one that is uploaded."""
_COURSE_TYPE = 2
_BESIDE = (
    "it shows all languages, one after the other, and its mail has the subject of the course's own: Moodle shows "
    "and mails badges as they stand"
)
MESSAGE = {
    "en": (
        "You have earned a badge: {title}",
        "You have earned the badge “%badgename%”. See it here: %badgelink%",
    ),
    "fr": (
        "Vous avez obtenu un badge : {title}",
        "Vous avez obtenu le badge « %badgename% ». Il est ici : %badgelink%",
    ),
    "es": (
        "Ha obtenido una insignia: {title}",
        "Ha obtenido la insignia «%badgename%». Véala aquí: %badgelink%",
    ),
}


def badges_xml(backup: Backup) -> bytes:
    """badges.xml."""
    return document(nodes("badges", (_badge(backup, badge) for badge in backup.course.badges)))


def needs_teacher_role(backup: Backup) -> bool:
    """Whether a badge is given by hand, so that the backup names the role that gives it."""
    return any(badge.earned_when.by_teacher for badge in backup.course.badges)


def _badge(backup: Backup, badge: Badge) -> str:
    number = backup.ids.new("badge")
    _add_pictures(backup, badge, number)
    backup.note(badge.title, _BESIDE)
    return node(
        "badge",
        leaves(
            {
                "name": backup.beside(badge.title)[: backup.target.max_name],
                "description": backup.beside(badge.description),
                "timecreated": backup.time,
                "timemodified": backup.time,
                "usercreated": 0,
                "usermodified": 0,
                "issuername": badge.issuer or backup.course.publisher or backup.own(backup.course.title),
                "issuerurl": badge.issuer_url or "",
                "issuercontact": "",
                "expiredate": None,
                "expireperiod": badge.expires_after,
                "type": _COURSE_TYPE,
                "courseid": backup.plan.courseid,
                "message": "\n".join(
                    dict.fromkeys(_message(badge, language) for language in backup.languages)
                ),
                "messagesubject": _subject(backup, badge),
                "attachment": 1,
                "notification": 0,
                "status": 0,
                "nextcron": None,
                "version": backup.course.version,
                "language": backup.languages[0].partition("-")[0],
                "imageauthorname": "",
                "imageauthoremail": "",
                "imageauthorurl": "",
                "imagecaption": backup.beside(badge.image_caption or badge.title),
            }
        ),
        nodes("criteria", _criteria(backup, badge, number)),
        node("alignments"),
        node("relatedbadges"),
        node("manual_awards"),
        nodes("tags", (_tag(backup, tag) for tag in badge.tags)),
        id=number,
    )


def _message(badge: Badge, language: str) -> str:
    if badge.message:
        return moodle_text(badge.message, (language,)).text
    return f"<p>{escape(_usual(language)[1])}</p>"


def _subject(backup: Backup, badge: Badge) -> str:
    if badge.message_subject:
        return backup.own(badge.message_subject)
    return _usual(backup.languages[0])[0].format(title=backup.own(badge.title))[:255]


def _usual(language: str) -> tuple[str, str]:
    return MESSAGE.get(language.partition("-")[0], MESSAGE["en"])


def _add_pictures(backup: Backup, badge: Badge, number: int) -> None:
    area = Area(backup.plan.contextid, "badges", "badgeimage", number)
    for name, width in _SIZES.items():
        picture = backup.files.read(badge.image.course_path) if badge.image else drawn_badge(width)
        backup.files.add(area, f"{name}.png", picture)


def _criteria(backup: Backup, badge: Badge, number: int) -> Iterator[str]:
    rule = badge.earned_when
    yield _criterion(backup, number, _OVERALL, _ANY if rule.one_is_enough else _ALL, {})
    modules = earning_modules(backup, badge)
    if modules:
        activities: dict[str, Value] = {f"module_{item.moduleid}": item.moduleid for item in modules}
        yield _criterion(backup, number, _ACTIVITY, _ALL, activities)
    if rule.by_teacher:
        yield _criterion(backup, number, _MANUAL, _ANY, {f"role_{TEACHER_ROLE}": TEACHER_ROLE})
    if rule.course_complete:
        courseid = backup.plan.courseid
        parameters: dict[str, Value] = {f"course_{courseid}": courseid}
        if rule.grade is not None:
            parameters[f"grade_{courseid}"] = rule.grade
        yield _criterion(backup, number, _COURSE, _ALL, parameters)


def earning_modules(backup: Backup, badge: Badge) -> tuple[Module, ...]:
    """Modules that must be complete for the badge."""
    modules = []
    for reference in badge.earned_when.activities:
        found = backup.course.find(reference, None)
        if found:
            modules.append(backup.plan.module(found.section, found.thing))
    for reference in badge.earned_when.sections:
        section = backup.course.find_section(reference)
        if section:
            modules += [backup.plan.module(section, activity) for activity in counting(section)]
    return tuple({module.moduleid: module for module in modules if module}.values())


def _criterion(backup: Backup, badge: int, kind: int, method: int, parameters: dict[str, Value]) -> str:
    number = backup.ids.new("badge_criteria")
    written = (
        node(
            "parameter",
            leaves({"critid": number, "name": name, "value": value, "criteriatype": kind}),
            id=backup.ids.new("badge_criteria_param"),
        )
        for name, value in parameters.items()
    )
    fields: dict[str, Value] = {"badgeid": badge, "criteriatype": kind, "method": method}
    return node(
        "criterion",
        leaves(fields),
        leaves({"description": "", "descriptionformat": 1}),
        nodes("parameters", written),
        id=number,
    )


def _tag(backup: Backup, tag: str) -> str:
    return node("tag", leaves({"name": tag.lower(), "rawname": tag}), id=backup.ids.new("tag"))
