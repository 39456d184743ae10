"""Moodle 4.1 and 3.11 restore the files made for them without a word, and learners earn there what they should.

Skipped on 4.5 and later.
"""

import json

import pytest

from coursepack import build, check
from coursepack.flow import Wanted
from coursepack.formats import format_named
from tests.conftest import COURSES
from tests.moodle.conftest import version_of
from tests.moodle.expected import activity_differences, course_differences, question_differences

_SPECIMEN = COURSES.parent / "tests" / "courses" / "everything"
_QUIZ = {"do": "quiz", "activity": "reading/quiz"}
_READ = {"do": "view", "activity": "page-1"}
_PLAN = {
    "students": [
        {
            "name": "Reads and passes",
            "groups": ["Coast"],
            "actions": [_READ, {**_QUIZ, "answers": "right"}, {"do": "cron"}],
            "expect": {
                "total": 50,
                "badges": ["Reader", "Finisher"],
                "course_complete": True,
                "available": {"talking/choose": True, "later/any-of": True, "later/all-of": False},
            },
        },
        {
            "name": "Reads alone",
            "groups": ["Hills"],
            "actions": [_READ, {**_QUIZ, "answers": "wrong"}, {"do": "cron"}],
            "expect": {
                "total": 0,
                "badges": [],
                "course_complete": False,
                "available": {"talking/choose": True, "later/none-of": False},
                "completion": {"reading/quiz": "incomplete"},
            },
        },
    ]
}


@pytest.fixture(scope="module")
def version(site):
    """The site's own version, as `--moodle` names it."""
    if version_of(site) >= 4.5:
        pytest.skip(f"the site is Moodle {version_of(site)}")
    return f"{version_of(site)}"


def _backup(course, folder, version):
    only = Wanted(formats=(format_named("mbz"),), languages=("en",), moodle=(version,))
    (built,) = build(course, folder, only, allow_loss=True)
    return folder / built.name


@pytest.fixture(scope="module")
def specimen(version, tmp_path_factory):
    return _backup(_SPECIMEN, tmp_path_factory.mktemp("dist"), version)


def test_learners_of_one_of_everything_draw_pass_complete_and_earn(tmp_path, oracle, specimen):
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(_PLAN), encoding="utf-8")
    report = oracle("student/student.php", f"--file={specimen}", f"--plan={plan}")
    assert report["restore"]["precheck"] == {"ok": True, "clean": True, "errors": [], "warnings": []}
    assert (report["restore"]["log"], report["messages"]) == ([], [])
    assert (report["unmet"], report["refused"]) == ([], 0)
    (passed,) = (step for step in report["students"][0]["actions"] if step["do"] == "quiz")
    assert sum(slot["random"] for slot in passed["slots"]) == 3
    assert {slot["fraction"] for slot in passed["slots"] if slot["qtype"] != "essay"} <= {1, None}
    assert sum(slot["fraction"] == 1 for slot in passed["slots"]) >= 8


@pytest.fixture(scope="module")
def report(version, oracle, specimen):
    """What the site holds afterwards; scripts that look at it know the question bank since 4.0 only."""
    if float(version) < 4:
        pytest.skip("what questions became is read as 4.0 and later keep it")
    return oracle("restore_mbz.php", "--attempt", "--coursefield=level", specimen)


def test_everything_stands_as_its_source_says(report):
    course = check(_SPECIMEN).course
    assert report["messages"] == []
    found = activity_differences(course, report) + question_differences(course, report)
    # Whether learners see the marks that can be had is a choice since 4.3.
    assert [item for item in found if "reviewmaxmarks" not in item] == []
    assert course_differences(course, report) == []


def test_every_question_scores_by_its_right_answer(report):
    fractions = [
        (question["name"], attempt["fraction"])
        for quiz in report["attempts"]
        for question in quiz["questions"]
        for attempt in question["attempts"]
        if attempt["kind"] == "correct" and question["qtype"] not in {"essay", "description"}
    ]
    assert len(fractions) >= 5
    assert [name for name, fraction in fractions if abs(fraction - 1) > 1e-6] == []


@pytest.mark.parametrize("name", ["ecowas-toolkit", "e-academy-labour-migration"])
def test_real_courses_restore_without_a_word(tmp_path, version, oracle, name):
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps({"students": [{"name": "Looks", "actions": []}]}), encoding="utf-8")
    package = _backup(COURSES / name, tmp_path / "dist", version)
    report = oracle("student/student.php", f"--file={package}", f"--plan={plan}", "--keep-badges")
    assert report["restore"]["precheck"] == {"ok": True, "clean": True, "errors": [], "warnings": []}
    assert (report["restore"]["log"], report["messages"]) == ([], [])
