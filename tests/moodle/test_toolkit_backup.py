"""The toolkit restores whole in a real Moodle; who answers rightly completes it and earns the badge."""

import json
import subprocess

import pytest

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.model.tracking import points_of
from coursepack.package import write
from tests.conftest import COURSES
from tests.moodle.conftest import ORACLE

_QUIZZES = "/test-your-knowledge$/"
_THIRD = "coordination-of-social-security/test-your-knowledge"
_READ = {"do": "view", "activity": "/Read the module|Lire le module/", "mod": "book", "all": True}
_PLAN = {
    "students": [
        {
            "name": "Right",
            "actions": [
                {"do": "quiz", "activity": "/pre-test$/", "answers": "right"},
                _READ,
                {"do": "quiz", "activity": _QUIZZES, "all": True, "answers": "right"},
                {"do": "quiz", "activity": "/post-test$/", "answers": "right"},
                {"do": "cron"},
            ],
            "expect": {"course_complete": True},
        },
        {
            "name": "Fails the third",
            "actions": [
                _READ,
                {
                    "do": "quiz",
                    "activity": f"/^(?!coordination).*{_QUIZZES[1:]}",
                    "all": True,
                    "answers": "right",
                },
                {"do": "quiz", "activity": _THIRD, "answers": "wrong"},
                {"do": "cron"},
            ],
            "expect": {"course_complete": False, "badges": []},
        },
    ]
}


@pytest.fixture(scope="module")
def course():
    checked = check(COURSES / "ecowas-toolkit")
    assert not checked.has_errors
    return checked


@pytest.fixture(scope="module", params=["en", "fr"])
def backup(course, request, tmp_path_factory):
    context = Context((request.param,), clock(course.course), course.files)
    (artifact,) = format_named("mbz").write(course.course, context)
    path = tmp_path_factory.mktemp("dist") / artifact.name
    write(path, artifact.output)
    return path


def test_it_restores_without_a_word_and_holds_what_the_course_holds(backup, course, oracle):
    report = oracle("restore_mbz.php", backup)
    precheck = report["restore"]["precheck"]
    assert (precheck["errors"], precheck["warnings"]) == ([], [])
    assert (report["messages"], report["problems"]) == ([], [])
    assert len(report["questions"]) == sum(1 for _ in course.course.questions()) == 70
    assert sum(activity["modname"] == "assign" for activity in report["activities"]) == 14
    glossaries = [activity for activity in report["activities"] if activity["modname"] == "glossary"]
    assert [activity["content"]["entries_count"] for activity in glossaries] == [21, 22]
    tests = [activity for activity in report["activities"] if activity["modname"] == "quiz"]
    assert len(tests) == 7 + 2
    assert len(report["badges"]) == 1
    declared = sum(points for found in course.course.activities() for points in points_of(found.thing))
    assert report["gradebook"]["tree"]["item"]["grademax"] == declared == 7 * (10 + 20) + 14


def test_right_answers_score_full_marks_complete_the_course_and_earn_the_badge(
    backup, site, course, tmp_path
):
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(_PLAN))
    script = ORACLE / "student" / "student.php"
    command = ["php", script, f"--moodle={site}", f"--file={backup}", f"--plan={plan}", "--delete"]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    right, fails = report["students"]
    assert (report["unmet"], report["refused"], report["messages"]) == ([], 0, [])
    done = [action for action in right["actions"] if action["do"] == "quiz"]
    grades = [found.thing.grade for found in course.course.quizzes()]
    assert [action["quiz_grade"] for action in done] == grades
    assert all(action["sumgrades"] == action["sumgrades_max"] for action in done)
    assert [badge["issued"] for badge in right["badges"]] == [True]
    assert [badge["issued"] for badge in fails["badges"]] == [False]
