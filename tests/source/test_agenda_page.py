"""The agenda's page and dates as a course has them after loading."""

from coursepack import check
from coursepack.render import to_html
from tests.conftest import COURSES

_COURSE = check(COURSES.parent / "tests" / "courses" / "academy").course


def _page(language):
    return _COURSE.find("choice/agenda", None).thing.text.get(language)


def test_each_week_has_a_table_whose_rows_give_local_time_and_utc():
    lines = _page("en").splitlines()
    assert [line for line in lines if line.startswith("##")] == [
        "## Week 2 (24–28 Oct)",
        "## Week 3 (31 Oct – 4 Nov)",
    ]
    assert "| Day | Turin time | UTC | Session | Theme | Languages | Kind |" in lines
    tail = "**Policy** | Electives | English, Spanish | Live |"
    before = f"| Tuesday 25 October 2022 | 14:00–15:30 | 12:00–13:30 | {tail}"
    after = f"| Tuesday 1 November 2022 | 14:00–15:30 | 13:00–14:30 | {tail}"
    assert [before in lines, after in lines] == [True, True]


def test_the_page_tells_that_the_clocks_change():
    assert "**The clocks change on Sunday 30 October 2022.** Until then the course is at UTC+2" in _page("en")
    assert "**La hora cambia el domingo 30 de octubre de 2022.**" in _page("es")


def test_the_tables_have_heads_that_screen_readers_read():
    html = to_html(_COURSE.find("choice/agenda", None).thing.text, "en").source
    assert html.count('<th scope="col">') == 14


def test_sessions_stand_in_the_calendar():
    event = next(event for event in _COURSE.calendar if event.id == "agenda-policy-3")
    assert (event.title.get("es"), str(event.starts), event.lasts) == (
        "Políticas",
        "2022-11-01 14:00:00",
        5400,
    )
    recorded = next(event for event in _COURSE.calendar if event.id == "agenda-skills")
    assert recorded.title.get("en") == "Recorded: Skills"
