"""Ten faults put into a copy of a small academy, one at a time: each is found, where it is, and nothing else."""

import shutil

import pytest

from coursepack import check
from tests.conftest import COURSES

_ACADEMY = COURSES.parent / "tests" / "courses" / "academy"

_CIRCLE = (
    "  - quiz: quiz\n    available_when: {completed: essay}\n"
    "  - available_when: {completed: quiz}\n    assignment:\n"
)
_FAULTS = {
    "unreachable threshold": ("course.yaml", "from: 120 points", "from: 386 points", "CP-C007"),
    "points that do not sum": ("03-electives/skills-quiz.yaml", "worth: 90", "worth: 85", "CP-C021"),
    "rubric is not the maximum": (
        "02-week-1/section.yaml",
        "      rubric:\n",
        "      points: 70\n      rubric:\n",
        "CP-C022",
    ),
    "elective without quiz": ("03-electives/section.yaml", "  - quiz: climate-quiz\n", "", "CP-C023"),
    "overlapping sessions": ("agenda.yaml", "[Tue 2022-10-25,", "[Mon 2022-10-24,", "CP-D001"),
    "wrong weekday": ("agenda.yaml", "Wed 2022-10-26", "Thu 2022-10-26", "CP-D002"),
    "wrong week heading": ("agenda.yaml", "Week 2 (24–28 Oct)", "Week 2 (25–29 Oct)", "CP-D003"),
    "missing translation": ("03-electives/section.yaml", ", es: Optativas", "", "CP-L001"),
    "dangling restriction": (
        "01-choice/section.yaml",
        "  - page: welcome\n",
        "  - page: welcome\n    available_when: {completed: no-such-page}\n",
        "CP-C001",
    ),
    "circular restriction": (
        "02-week-1/section.yaml",
        "  - quiz: quiz\n  - assignment:\n",
        _CIRCLE,
        "CP-C002",
    ),
}
_FOLLOWS = {"CP-C022": {"CP-C021"}, "CP-C023": {"CP-S021", "CP-C021"}}
"""What else is then true: the points of the course are others."""


def _spoilt(folder, file, old, new):
    shutil.copytree(_ACADEMY, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return check(folder).problems


def test_nothing_is_wrong_before():
    assert check(_ACADEMY).problems == ()


@pytest.mark.parametrize(("file", "old", "new", "code"), _FAULTS.values(), ids=_FAULTS)
def test_each_fault_is_found(tmp_path, file, old, new, code):
    problems = _spoilt(tmp_path / "academy", file, old, new)
    assert {problem.code for problem in problems} == {code} | _FOLLOWS.get(code, set())
    where = {"CP-C021": "course.yaml", "CP-C023": "course.yaml"}.get(code, file)
    assert where in {problem.place.file for problem in problems if problem.code == code}


def test_the_week_that_the_first_agenda_headed_wrongly_would_be_found(tmp_path):
    folder = tmp_path / "academy"
    shutil.copytree(COURSES / "e-academy-labour-migration", folder)
    edition = folder / "editions" / "2022.yaml"
    assert check(folder, edition="2022").problems == ()
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("Week 6 (21-25 Nov)", "Week 6 (22-26 Nov)"), encoding="utf-8")
    (problem,) = check(folder, edition="2022").problems
    assert (problem.code, problem.place.file) == ("CP-D003", "editions/2022.yaml")
    assert "“22-26” stands in the title, and the week is 2022-11-21 to 2022-11-25" in problem.message
