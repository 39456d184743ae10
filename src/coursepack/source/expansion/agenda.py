"""The agenda becomes a page with a table a week, and dates in the course's calendar."""

import datetime
from collections.abc import Iterator
from itertools import groupby

from coursepack.model import CalendarEvent, Course, Page, PlainText
from coursepack.model.agenda import Agenda, ClockChange, Occurrence, changes_between, occurrences, week_of
from coursepack.model.moments import aware
from coursepack.model.sessions import theme_of, title_of
from coursepack.source.expansion.stand_ins import StandIns, changed, plain, rich, with_activity
from coursepack.source.expansion.words import day_and_month, language_name, said


def with_agenda(course: Course, stand_ins: StandIns) -> Course:
    """The course with the text of its agenda's pages, and with the sessions in its calendar."""
    for (folder, name), (kind, _) in stand_ins.pages.items():
        written = course.find(name, course.find_section(folder)) if kind == "agenda" else None
        if written is not None and isinstance(written.thing, Page):
            title = plain({language: said("agenda", language) for language in course.languages})
            text = rich({language: _text(course, language) for language in course.languages})
            course = with_activity(course, folder, changed(written.thing, title=title, text=text))
    events = tuple(_event(course, item) for item in occurrences(course.agenda or Agenda()))
    return course.model_copy(update={"calendar": (*course.calendar, *events)})


def _event(course: Course, item: Occurrence) -> CalendarEvent:
    session = item.session
    title = title_of(course, session)
    titles = {}
    for language in course.languages:
        kind = f"{said(session.kind, language)}: " if session.kind != "live" else ""
        titles[language] = f"{kind}{title.get(language)}"
    texts = {language: "\n\n".join(_details(course, item, language)) for language in course.languages}
    return CalendarEvent.model_construct(
        id=f"agenda-{item.id}",
        title=plain(titles),
        starts=item.starts,
        lasts=session.lasts,
        text=rich(texts),
        location=session.location,
        group=session.group if any(group.id == session.group for group in course.groups) else None,
    )


def _details(course: Course, item: Occurrence, language: str) -> Iterator[str]:
    theme = theme_of(course, item.session)
    if theme is not None:
        yield f"{said('theme', language)}: {_safe(theme.get(language))}"
    yield f"{said('languages', language)}: {_spoken(course, item, language)}"
    if item.session.speakers:
        yield f"{said('speakers', language)}: {_safe(', '.join(item.session.speakers))}"
    if item.session.link:
        yield f"[{said('link', language)}]({item.session.link})"


def _text(course: Course, language: str) -> str:
    agenda = course.agenda
    if agenda is None or not agenda.sessions:
        return said("agenda_undated", language)
    everything = occurrences(agenda)
    parts = [said("agenda_time", language).format(time=_time_name(course, agenda.time_name, language))]
    parts += [_change(change, language) for change in changes_between(course.time_zone, everything)]
    for heading, items in groupby(everything, key=lambda item: _heading(agenda, item, language)):
        parts += [f"## {heading}", _table(course, agenda, tuple(items), language)]
    return "\n\n".join(parts) + "\n"


def _heading(agenda: Agenda, item: Occurrence, language: str) -> str:
    week = week_of(agenda, item)
    if week is None:
        return day_and_month(item.day.date, language)
    return _safe(week.title.get(language))


def _table(course: Course, agenda: Agenda, items: tuple[Occurrence, ...], language: str) -> str:
    time = _time_name(course, agenda.time_name, language)
    last = (said(key, language) for key in ("session", "theme", "languages", "kind"))
    heads = (said("day", language), time, "UTC", *last)
    rows = [_row(course, item, language) for item in items]
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _row(course: Course, item: Occurrence, language: str) -> tuple[str, ...]:
    theme = theme_of(course, item.session)
    return (
        day_and_month(item.day.date, language),
        _hours(item.starts, item.session.lasts),
        _hours(_in_utc(course, item.starts), item.session.lasts),
        "<br>".join(_named(course, item, language)),
        _safe(theme.get(language)) if theme else "–",
        _spoken(course, item, language),
        said(item.session.kind, language),
    )


def _named(course: Course, item: Occurrence, language: str) -> Iterator[str]:
    title = _safe(title_of(course, item.session).get(language))
    yield f"[{title}]({item.session.link})" if item.session.link else f"**{title}**"
    if item.session.speakers:
        yield _safe(", ".join(item.session.speakers))
    if item.session.location:
        yield _safe(item.session.location)


def _hours(start: datetime.datetime, lasts: int) -> str:
    if not lasts:
        return f"{start:%H:%M}"
    return f"{start:%H:%M}–{start + datetime.timedelta(seconds=lasts):%H:%M}"


def _in_utc(course: Course, moment: datetime.datetime) -> datetime.datetime:
    return aware(moment, course.time_zone).astimezone(datetime.UTC)


def _spoken(course: Course, item: Occurrence, language: str) -> str:
    return ", ".join(language_name(code, language) for code in item.session.languages or course.languages)


def _time_name(course: Course, own: PlainText | None, language: str) -> str:
    if own is not None:
        return own.get(language)
    city = course.time_zone.rpartition("/")[2].replace("_", " ")
    return said("time_in", language).format(city=city)


def _change(change: ClockChange, language: str) -> str:
    return (
        "::: note\n"
        + said("clock_change", language).format(
            date=day_and_month(change.date, language), before=_utc(change.before), after=_utc(change.after)
        )
        + "\n:::"
    )


def _utc(offset: datetime.timedelta) -> str:
    minutes = offset // datetime.timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _safe(text: str) -> str:
    """The text in a cell of a Markdown table: what would be markup stands as itself."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>|#~$" else character for character in text)
