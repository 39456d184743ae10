"""CP-D001 to CP-D006: the agenda."""

from coursepack.problems.problem import Severity
from coursepack.problems.rule import Example, Rule


def _agenda(*sessions: str, week: str = "", more: str = "") -> Example:
    lines = "".join(f"  - {{title: {{en: Talk, fr: Débat}}, {session}}}\n" for session in sessions)
    weeks = f"weeks:\n  - {{id: first, {week}}}\n" if week else ""
    return Example("agenda.yaml", f"{more}{weeks}sessions:\n{lines}")


_WEEK = "title: {en: Week 1, fr: Semaine 1}, from: 2022-11-21, to: 2022-11-25"

OVERLAP = Rule(
    "CP-D001",
    "Two sessions at the same time",
    "The same learners are asked to be in two sessions at once. Sessions of two electives or groups, or in two "
    "languages, may stand side by side.",
    "Move one of them, or say whom it is for (`group`, `of`, `languages`).",
    _agenda(
        "id: one, on: [2022-11-22], at: 14:00, lasts: 90 min",
        "id: two, on: [2022-11-22], at: 15:00, lasts: 1 h",
    ),
    _agenda(
        "id: one, on: [2022-11-22], at: 14:00, lasts: 1 h", "id: two, on: [2022-11-22], at: 15:00, lasts: 1 h"
    ),
)
WRONG_WEEKDAY = Rule(
    "CP-D002",
    "A weekday that the date does not have",
    "Somebody reads the weekday and somebody the date, and they come on different days.",
    "Correct the one or the other.",
    _agenda("id: one, on: [Wed 2022-11-22], at: 14:00"),
    _agenda("id: one, on: [Tue 2022-11-22], at: 14:00"),
)
WRONG_WEEK = Rule(
    "CP-D003",
    "A week with a wrong heading",
    "The days in a week's title are not its days, it ends before it begins, it overlaps another week, or it begins on "
    "another weekday than the week before.",
    "Correct the title or the dates of the week.",
    _agenda(
        "id: one, on: [2022-11-22], at: 14:00",
        week="title: {en: Week 1 (22-26 Nov), fr: Semaine 1 (22-26 nov.)}, from: 2022-11-21, to: 2022-11-25",
    ),
    _agenda(
        "id: one, on: [2022-11-22], at: 14:00",
        week="title: {en: Week 1 (21-25 Nov), fr: Semaine 1 (21-25 nov.)}, from: 2022-11-21, to: 2022-11-25",
    ),
)
OUTSIDE = Rule(
    "CP-D004",
    "A session outside its week, or outside the course",
    "Learners look for it under the week it belongs to.",
    "Correct the date, the week of the session, or the dates of the week or course.",
    _agenda("id: one, on: [2022-11-28], at: 14:00", week=_WEEK),
    _agenda("id: one, on: [2022-11-22], at: 14:00", week=_WEEK),
)
CLOCK_CHANGE = Rule(
    "CP-D005",
    "The clocks change between sessions",
    "Whoever lives in another time zone finds the later sessions an hour earlier or later than the first ones.",
    "Write the day under `clock_changes`: the agenda's page then tells learners.",
    Example(
        "course.yaml",
        "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nversion: 1.0.0\nsections: [one]\n"
        "agenda:\n  clock_changes: [2022-10-30]\n  sessions:\n"
        "    - {id: one, title: {en: Talk, fr: Débat}, on: [2022-10-28, 2022-10-31], at: 14:00}\n",
    ),
    Example(
        "course.yaml",
        "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nversion: 1.0.0\nsections: [one]\n"
        "time_zone: Europe/Rome\nagenda:\n  clock_changes: [2022-10-30]\n  sessions:\n"
        "    - {id: one, title: {en: Talk, fr: Débat}, on: [2022-10-28, 2022-10-31], at: 14:00}\n",
    ),
    Severity.WARNING,
)
NO_SUCH_HOUR = Rule(
    "CP-D006",
    "An hour that the clock skips or shows twice",
    "When the clocks change, one hour of the night is skipped or comes twice: the session has no moment, or two.",
    "Choose another hour.",
    Example(
        "course.yaml",
        "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nversion: 1.0.0\nsections: [one]\n"
        "time_zone: Europe/Rome\nagenda:\n  sessions:\n"
        "    - {id: one, title: {en: Talk, fr: Débat}, on: [2022-10-30], at: 2:30}\n",
    ),
    Example(
        "course.yaml",
        "id: tiny\ntitle: {en: Tiny, fr: Petit}\nlanguages: [en, fr]\nversion: 1.0.0\nsections: [one]\n"
        "time_zone: Europe/Rome\nagenda:\n  sessions:\n"
        "    - {id: one, title: {en: Talk, fr: Débat}, on: [2022-10-30], at: 3:30}\n",
    ),
)
