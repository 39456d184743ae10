"""The agenda as an iCalendar file, one a language.

Hours are local, with the rules of their time zone beside them (RFC 5545, 3.6.5), so that a calendar shows them
in its reader's own. A session keeps its UID in every release of its edition, so that a calendar that imports the
file again updates it.
"""

from collections.abc import Iterator

from coursepack.formats.base import Artifact, Context, file_name, stable_id
from coursepack.formats.ics.lines import joined, line, text
from coursepack.formats.ics.zones import zone_lines
from coursepack.model import Course
from coursepack.model.agenda import Occurrence, occurrences
from coursepack.model.sessions import theme_of, title_of

_PRODUCT = "-//coursepack//agenda//EN"
_STAMP = "%Y%m%dT%H%M%S"


def write(course: Course, context: Context) -> Iterator[Artifact]:
    """One calendar a language; none for a course without sessions."""
    items = occurrences(course.agenda) if course.agenda else ()
    if not items:
        return
    for language in context.languages:
        name = file_name(course, language, extension=".ics")
        yield Artifact(name, joined(_calendar(course, context, items, language)), language)


def _calendar(
    course: Course, context: Context, items: tuple[Occurrence, ...], language: str
) -> Iterator[str]:
    yield line("BEGIN", "VCALENDAR")
    yield line("VERSION", "2.0")
    yield line("PRODID", _PRODUCT)
    yield line("CALSCALE", "GREGORIAN")
    yield line("METHOD", "PUBLISH")
    yield text("X-WR-CALNAME", course.title.get(language))
    if course.time_zone != "UTC":
        yield from zone_lines(course.time_zone, items[0].day.date, items[-1].ends.date())
    for item in items:
        yield from _event(course, context, item, language)
    yield line("END", "VCALENDAR")


def _event(course: Course, context: Context, item: Occurrence, language: str) -> Iterator[str]:
    session = item.session
    yield line("BEGIN", "VEVENT")
    edition = (course.edition,) if course.edition else ()
    yield line("UID", f"{stable_id('session', course.id, *edition, item.id)}@coursepack")
    yield line("DTSTAMP", f"{context.clock.strftime(_STAMP)}Z")
    yield _moment("DTSTART", course, item)
    if session.lasts:
        yield line("DURATION", _duration(session.lasts))
    yield text("SUMMARY", title_of(course, session).get(language), LANGUAGE=language)
    theme = theme_of(course, session)
    if theme is not None:
        yield text("CATEGORIES", theme.get(language), LANGUAGE=language)
    details = [", ".join(session.languages or course.languages), *session.speakers]
    yield text("DESCRIPTION", "\n".join(details))
    if session.location:
        yield text("LOCATION", session.location)
    if session.link:
        yield line("URL", session.link)
    yield line("TRANSP", "OPAQUE" if session.kind == "live" else "TRANSPARENT")
    yield line("END", "VEVENT")


def _moment(name: str, course: Course, item: Occurrence) -> str:
    stamp = item.starts.strftime(_STAMP)
    if course.time_zone == "UTC":
        return line(name, f"{stamp}Z")
    return line(name, stamp, TZID=course.time_zone)


def _duration(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (left, "S")) if number]
    return f"PT{''.join(parts)}"
