"""calendar.xml: the course's own events; Moodle makes those of activities itself when it has restored them.

Elements and their order are those of `backup_calendarevents_structure_step` in
`backup/moodle2/backup_stepslib.php`, Moodle 4.5.
"""

from coursepack.formats.base import stable_id
from coursepack.formats.mbz.backup import FORMATS, Backup
from coursepack.formats.mbz.element import document, leaves, node, nodes
from coursepack.formats.mbz.pool import Area
from coursepack.model import CalendarEvent

NO_EVENTS = document(node("events"))


def calendar_xml(backup: Backup) -> bytes:
    """course/calendar.xml."""
    return document(nodes("events", (_event(backup, event) for event in backup.course.calendar)))


def _event(backup: Backup, event: CalendarEvent) -> str:
    number = backup.ids.new("event")
    area = Area(backup.plan.contextid, "calendar", "event_description", number)
    text = backup.cleaned(event.text, area)
    starts = backup.instant(event.starts)
    return node(
        "event",
        leaves(
            {
                "name": backup.line(event.title),
                "description": text.text,
                "format": FORMATS[text.format],
                "courseid": backup.plan.courseid,
                "groupid": backup.plan.groups[event.group] if event.group else 0,
                "userid": 0,
                "repeatid": 0,
                "modulename": "0",
                "instance": 0,
                "type": 0,
                "eventtype": "group" if event.group else "course",
                "timestart": starts,
                "timeduration": event.lasts,
                "timesort": starts,
                "visible": 1,
                "uuid": stable_id("event", backup.course.id, event.id),
                "sequence": 1,
                "timemodified": backup.time,
                "priority": None,
                "location": event.location or "",
            }
        ),
        id=number,
    )
