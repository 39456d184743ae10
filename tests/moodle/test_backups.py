"""A real Moodle restores every backup without a word, and does with it what the course says."""

import json

import pytest

from coursepack import build, check
from coursepack.flow import Wanted
from coursepack.formats import format_named
from tests.conftest import COURSES
from tests.specimens import EVERY_TYPE, TYPES_WITH_PARTS, english_course, write_course

_SPECIMEN = COURSES.parent / "tests" / "courses" / "everything"
_TOOLKIT = COURSES / "ecowas-toolkit"
_ONLY_BACKUPS = Wanted(formats=(format_named("mbz"),))


def _backup(course, folder, language="en"):
    build(course, folder, _ONLY_BACKUPS, allow_loss=True)
    (file,) = folder.glob(f"*-{language}.mbz")
    return file


def _assert_clean(report):
    assert report["messages"] == []
    assert report["restore"]["precheck"] == {"ok": True, "clean": True, "errors": [], "warnings": []}


def _activity(report, idnumber):
    return next(item for item in report["activities"] if item["idnumber"] == idnumber)


@pytest.fixture(scope="module")
def specimen(tmp_path_factory):
    return _backup(_SPECIMEN, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def report(oracle, specimen):
    return oracle("restore_mbz.php", "--attempt", specimen)


def test_one_of_everything_restores_without_a_word(report):
    _assert_clean(report)
    assert report["problems"] == ['assign "Team work": no submission type is enabled']


def test_the_course_stands_as_its_source_says(report):
    course = report["course"]
    assert (course["fullname"], course["shortname"], course["lang"]) == (
        "One of everything & more",
        "everything",
        "en",
    )
    assert (course["startdate"], course["enddate"]) == (1767571200, 1797638399)
    assert [file["path"] for file in course["overview_files"]] == ["/course.png"]
    names = [section["name"] for section in report["sections"]]
    assert names == ["Reading", "Talking", "Work", "Later", "Bank"]
    assert [section["visible"] for section in report["sections"]] == [1, 1, 1, 0, 1]


def test_every_activity_stands_there_with_its_idnumber(report):
    course = check(_SPECIMEN).course
    expected = {
        found.thing.idnumber or f"{found.section.id}/{found.thing.id}"
        for found in course.activities()
        if found.thing.activity != "bank"
    }
    assert expected <= {item["idnumber"] for item in report["activities"]}


def test_restrictions_are_valid_and_point_at_what_they_name(report):
    restricted = [item for item in report["activities"] if item["availability"]]
    assert len(restricted) == 4
    assert all(item["availability_valid"] for item in restricted)
    kinds = {
        condition["type"]
        for condition in _activity(report, "later/all-of")["availability"]["c"]
        if "type" in condition
    }
    assert kinds == {"completion", "date", "grade", "group", "grouping", "profile"}


def test_the_gradebook_adds_up_to_the_points_of_the_source(report):
    tree = report["gradebook"]["tree"]
    assert tree["item"]["grademax"] == 50 + 20 + 305 + 10
    assert {child.get("fullname") for child in tree["children"]} >= {"Tests", "Work"}


def test_badges_groups_and_the_glossary_are_whole(report):
    assert [badge["name"] for badge in report["badges"]] == ["Reader", "Finisher", "Helper"]
    assert [group["name"] for group in report["groups"]] == ["Coast", "Hills"]
    glossary = _activity(report, "reading/terms")["content"]
    assert [entry["concept"] for entry in glossary["entries"]] == ["Lake", "Sea"] or [
        entry["concept"] for entry in glossary["entries"]
    ] == ["Sea", "Lake"]


@pytest.mark.parametrize("source", [EVERY_TYPE, TYPES_WITH_PARTS], ids=["simple", "with parts"])
def test_every_question_scores_by_its_right_answer(tmp_path, oracle, source):
    english_course(tmp_path / "course", source)
    report = oracle("restore_mbz.php", "--attempt", _backup(tmp_path / "course", tmp_path / "dist"))
    _assert_clean(report)
    assert report["problems"] == []
    fractions = {
        question["name"]: attempt["fraction"]
        for quiz in report["attempts"]
        for question in quiz["questions"]
        for attempt in question["attempts"]
        if attempt["kind"] == "correct" and question["qtype"] not in {"essay", "description"}
    }
    assert fractions
    assert {name for name, fraction in fractions.items() if abs(fraction - 1) > 1e-6} == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_toolkit_restores_and_its_quizzes_give_full_marks(tmp_path, oracle, language):
    report = oracle("restore_mbz.php", "--attempt", _backup(_TOOLKIT, tmp_path / "dist", language))
    _assert_clean(report)
    assert report["problems"] == []
    course = check(_TOOLKIT).course
    assert report["questions_count"] == sum(1 for _ in course.questions())
    attempts = [
        (question["name"], attempt["fraction"])
        for quiz in report["attempts"]
        for question in quiz["questions"]
        for attempt in question["attempts"]
        if attempt["kind"] == "correct"
    ]
    assert [item for item in attempts if abs(item[1] - 1) > 1e-6] == []


def _plan(folder, students):
    plan = folder / "plan.json"
    plan.write_text(json.dumps({"students": students}), encoding="utf-8")
    return plan


_SMALL = {
    "course.yaml": """id: small
title: Small
languages: [en]
released: 2026-01-15
sections: [one, two]
badges:
  - {id: done, title: Done, description: For both quizzes., earned_when: {sections: [one, two]}}
""",
    "one/section.yaml": "title: One\nactivities:\n  - page: read\n  - quiz: test\n  - page: reward\n"
    "    available_when: {grade_of: course, at_least: 60 points, otherwise: hidden}\n    complete_when: never\n",
    "one/read.en.md": "# Read\n\nText.\n",
    "one/reward.en.md": "# Reward\n\nSixty points.\n",
    "one/test.yaml": "title: Test\npass: 50 %\nworth: 385\nquestions:\n"
    + "".join(
        f"  - {{id: q{number}, type: truefalse, text: Statement {number}., answer: true}}\n"
        for number in range(77)
    ),
    "two/section.yaml": "title: Two\navailable_when: {section_completed: one}\nactivities:\n  - quiz: exam\n",
    "two/exam.yaml": "title: Exam\nworth: 0\ndraws: [{count: 3, from: one/test}]\n",
}


def test_restrictions_open_and_badges_come_exactly_when_they_should(tmp_path, oracle):
    package = _backup(write_course(tmp_path / "course", start=_SMALL), tmp_path / "dist")
    read, test = {"do": "view", "activity": "one/read"}, {"do": "quiz", "activity": "one/test"}
    plan = _plan(
        tmp_path,
        [
            {
                "name": "Does it all",
                "actions": [
                    read,
                    {**test, "answers": "right"},
                    {"do": "quiz", "activity": "two/exam", "answers": "right"},
                    {"do": "cron"},
                ],
                "expect": {"badges": ["Done"], "available": {"one/reward": True, "two/exam": True}},
            },
            {
                "name": "Has exactly sixty",
                "actions": [read, {**test, "answers": {"count": 12, "else": "empty"}}, {"do": "cron"}],
                "expect": {
                    "total": 60,
                    "badges": [],
                    "available": {"one/reward": True, "two/exam": False},
                    "completion": {"one/test": "complete_fail"},
                },
            },
            {
                "name": "Has a question less",
                "actions": [{**test, "answers": {"count": 11, "else": "empty"}}, {"do": "cron"}],
                "expect": {"total": 55, "badges": [], "available": {"one/reward": False}},
            },
        ],
    )
    report = oracle("student/student.php", f"--file={package}", f"--plan={plan}")
    assert (report["unmet"], report["messages"]) == ([], [])


def test_the_toolkits_badge_is_for_those_who_read_all_and_pass_every_quiz(tmp_path, oracle):
    package = _backup(_TOOLKIT, tmp_path / "dist")
    (badge,) = check(_TOOLKIT).course.badges
    reading = {"do": "view", "activity": "/content$/", "mod": "book", "all": True}
    quizzes = {"do": "quiz", "activity": "/test-your-knowledge$/", "answers": "right", "all": True}
    third = "coordination-of-social-security/test-your-knowledge"
    others = {**quizzes, "activity": "/^(?!coordination).*test-your-knowledge$/"}
    plan = _plan(
        tmp_path,
        [
            {
                "name": "Right",
                "actions": [reading, quizzes, {"do": "cron"}],
                "expect": {"course_complete": True, "badges": [badge.title.get("en")]},
            },
            {
                "name": "Fails three",
                "actions": [reading, others, {"do": "quiz", "activity": third, "answers": 5}, {"do": "cron"}],
                "expect": {"course_complete": False, "badges": [], "completion": {third: "complete_fail"}},
            },
        ],
    )
    report = oracle("student/student.php", f"--file={package}", f"--plan={plan}")
    assert (report["unmet"], report["messages"]) == ([], [])
