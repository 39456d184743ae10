"""The grading scheme of a small academy, and what is found when it is spoilt."""

import shutil

import pytest

from coursepack import check
from coursepack.model.earning import DoneError, least, points_done, standings
from coursepack.model.scheme import scheme_of
from coursepack.source import load
from tests.conftest import COURSES

ACADEMY = COURSES.parent / "tests" / "courses" / "academy"


@pytest.fixture(scope="module")
def course():
    loaded = load(ACADEMY)
    assert loaded.problems == ()
    return loaded.course


def _spoilt(tmp_path, file, old, new):
    folder = tmp_path / "academy"
    shutil.copytree(ACADEMY, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def _found(folder):
    return [(item.code, item.place.file, item.message) for item in check(folder).problems]


def test_nothing_is_wrong_with_the_academy():
    assert check(ACADEMY).problems == ()


def test_the_scheme_is_derived_from_the_activities(course):
    scheme = scheme_of(course)
    assert [(part.id, len(part.works), part.points, part.choose) for part in scheme.parts] == [
        ("weekly", 1, 35, None),
        ("electives", 3, 270, 2),
        ("essay", 1, 80, None),
    ]
    assert scheme.points == 385


def test_the_least_for_a_certificate_begins_with_what_it_requires(course):
    scheme = scheme_of(course)
    participation, achievement = (least(course, scheme, item) for item in scheme.certificates)
    assert [work.name for work in participation.fewest] == ["electives/policy-quiz"]
    assert [work.name for work in achievement.fewest] == ["week-1/essay", "electives/policy-quiz"]
    assert achievement.mandatory == 35 + 180 + 80


@pytest.mark.parametrize(
    ("done", "missing"),
    [
        ({"electives": "59.99p"}, [(0.01, ()), (60.01, ("week-1/essay",))]),
        ({"electives": "60p"}, [(0, ()), (60, ("week-1/essay",))]),
        ({"electives": "1", "weekly": "30"}, [(0, ()), (0, ("week-1/essay",))]),
        ({"electives": "1", "essay": "29.99"}, [(0, ()), (0.01, ())]),
        ({"electives": "1", "essay": "30"}, [(0, ()), (0, ())]),
    ],
)
def test_what_is_missing_for_each_certificate(course, done, missing):
    scheme = scheme_of(course)
    found = standings(course, scheme, points_done(scheme, done))
    assert [(item.missing_points, item.missing_work) for item in found] == missing


@pytest.mark.parametrize(
    ("done", "message"),
    [
        ({"exam": "1"}, "no part “exam”"),
        ({"essay": "81"}, "80 points"),
        ({"electives": "4"}, "3 works"),
        ({"electives": "1.5"}, "3 works"),
        ({"essay": "much"}, "write a number"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(course, done, message):
    with pytest.raises(DoneError, match=message):
        points_done(scheme_of(course), done)


def test_a_category_is_worth_what_stands_in_the_categories_in_it(tmp_path):
    parent = "  categories:\n    - {id: all, title: {en: All, es: Todo}, points: 305}\n"
    folder = _spoilt(tmp_path, "course.yaml", "  categories:\n", parent)
    text = (folder / "course.yaml").read_text(encoding="utf-8")
    for name in ("weekly", "electives"):
        text = text.replace(f"{{id: {name}, title", f"{{id: {name}, parent: all, title", 1)
    (folder / "course.yaml").write_text(text, encoding="utf-8")
    assert _found(folder) == []


def test_a_certificate_becomes_a_restricted_page_and_a_badge(course):
    page = course.find("information/achievement", None).thing
    first, second = page.available_when.all
    assert (first.grade_of, first.at_least.percent_of(385)) == ("course", 31.16883)
    assert second.completed == "week-1/essay"
    assert page.title.get("es") == "Certificado de aprovechamiento (a partir de 120 puntos)"
    assert "80" not in page.text.get("en")
    badge = next(badge for badge in course.badges if badge.id == "achievement")
    assert badge.earned_when.activities == ("information/achievement",)


def test_a_certificate_that_no_section_names_stands_at_the_end(tmp_path):
    folder = _spoilt(tmp_path, "04-information/section.yaml", "  - certificate: participation\n", "")
    course = check(folder).course
    assert [item.id for item in course.sections[-1].activities] == [
        "achievement",
        "certificate-participation",
    ]


def test_the_authors_own_text_stands_on_the_certificates_page(tmp_path):
    folder = _spoilt(tmp_path, "course.yaml", "A small", "A tiny")
    for language in ("en", "es"):
        (folder / f"04-information/participation.{language}.md").write_text("# Mine\n\nWell done.\n")
    page = check(folder).course.find("information/participation", None).thing
    assert (page.title.get("en"), page.text.get("en")) == ("Mine", "Well done.\n")
    assert page.available_when.at_least.points == 60


def test_electives_open_for_those_who_tick_them(course):
    reading = course.find("electives/policy-reading", None).thing
    assert reading.available_when.completed == "choice/take-policy"
    assert reading.available_when.otherwise == "hidden"
    tick = course.find("choice/take-policy", None).thing
    assert tick.complete_when.manually
    assert [group.id for group in course.groups] == ["policy", "skills", "climate"]


def test_what_only_some_choose_or_earn_is_not_needed_to_complete_a_section(course):
    assert {section.id: section.complete_when for section in course.sections} == {
        "choice": ("welcome",),
        "week-1": ("quiz", "essay"),
        "electives": (),
        "information": (),
    }


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("from: 120 points", "from: 400 points", "CP-C007", "400 points are asked for, and 385"),
        ("points: 385", "points: 380", "CP-C021", "380 points are declared, and the course adds up to 385"),
        ("points: 35}", "points: 30}", "CP-C021", "“weekly” adds up to 35"),
        ("essay submitted", "essay passed", "CP-C024", "“week-1/essay” is not complete when passed"),
        ("at_least: 2", "at_least: 4", "CP-C026", "4 are to be chosen, and there are 3"),
        ("grading:\n", "grading:\n  count_empty: false\n", "CP-C025", "empty grades do not count"),
        ("week-1/essay sub", "week-1/esay sub", "CP-C001", "there is no activity “week-1/esay”"),
    ],
)
def test_faults_of_the_scheme(tmp_path, old, new, code, message):
    found = _found(_spoilt(tmp_path, "course.yaml", old, new))
    assert {item[:2] for item in found} == {(code, "course.yaml")}
    assert any(message in item[2] for item in found)
