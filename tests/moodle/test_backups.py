"""A real Moodle restores every backup without a word, and does with it what the course says."""

import json

import pytest

from coursepack import build, check
from coursepack.flow import Wanted
from coursepack.formats import format_named
from tests.conftest import COURSES
from tests.moodle.conftest import has_plugin, version_of
from tests.moodle.expected import activity_differences, course_differences, question_differences
from tests.specimens import EVERY_TYPE, SEA, TYPES_WITH_PARTS, english_course, write_course

_SPECIMEN = COURSES.parent / "tests" / "courses" / "everything"


def _backup(course, folder, language="en", **wanted):
    """The course as a backup in one language."""
    only = Wanted(formats=(format_named("mbz"),), languages=(language,), **wanted)
    (built,) = build(course, folder, only, allow_loss=True)
    return folder / built.name


def _assert_clean(report):
    assert report["messages"] == []
    assert report["restore"]["precheck"] == {"ok": True, "clean": True, "errors": [], "warnings": []}


@pytest.fixture(scope="module", autouse=True)
def _restores_files_for_today(site):
    if version_of(site) < 4.5:
        pytest.skip("the site is older than what files are made for without --moodle")


@pytest.fixture(scope="module", params=["4.5", "5.1"])
def version(request, site):
    """What the backup is for; a site restores no file for a later version than its own."""
    if float(request.param) > version_of(site):
        pytest.skip(f"the site is Moodle {version_of(site)}")
    return request.param


@pytest.fixture(scope="module")
def specimen(version, tmp_path_factory):
    return _backup(_SPECIMEN, tmp_path_factory.mktemp("dist"), moodle=(version,))


@pytest.fixture(scope="module")
def report(oracle, specimen):
    return oracle("restore_mbz.php", "--attempt", "--coursefield=level", specimen)


@pytest.fixture(scope="module")
def source():
    return check(_SPECIMEN).course


def test_one_of_everything_restores_without_a_word(report):
    _assert_clean(report)
    assert report["problems"] == ['assign "Team work": no submission type is enabled']


def test_every_field_of_every_activity_stands_as_its_source_says(report, source):
    assert activity_differences(source, report) == []


def test_every_question_stands_as_its_source_says(report, source):
    assert question_differences(source, report) == []


def test_the_course_its_gradebook_badges_and_calendar_stand_as_their_source_says(report, source):
    assert course_differences(source, report) == []
    assert report["gradebook"]["tree"]["item"]["grademax"] == 50 + 20 + 305 + 10


def test_restrictions_are_valid_and_point_at_what_they_name(report):
    restricted = [item for item in report["activities"] if item["availability"]]
    assert len(restricted) == 4
    assert all(item["availability_valid"] for item in restricted)
    named = [ref for item in restricted for ref in item["availability_refs"] if "found" in ref]
    assert len(named) > 15
    assert all(ref["found"] for ref in named)


@pytest.mark.parametrize("old", ["3.11", "4.1"])
def test_a_file_for_an_older_moodle_restores_whole_in_a_later_one(tmp_path, oracle, source, old):
    package = _backup(_SPECIMEN, tmp_path, moodle=(old,))
    report = oracle("restore_mbz.php", "--coursefield=level", package)
    _assert_clean(report)
    found = activity_differences(source, report) + question_differences(source, report)
    assert found + course_differences(source, report) == []


def test_a_zip_restores_as_well_as_a_tar(tmp_path, oracle, source):
    package = _backup(_SPECIMEN, tmp_path, packing="zip")
    report = oracle("restore_mbz.php", "--coursefield=level", package)
    _assert_clean(report)
    assert activity_differences(source, report) + course_differences(source, report) == []


_SHARED = {
    "course.yaml": "id: shared\ntitle: Shared\nlanguages: [en]\nsections: [one]\n",
    "one/section.yaml": """title: One
activities:
  - bank: pool
  - quiz: {id: first, title: First, draws: [{count: 2, from: pool}]}
  - quiz: {id: second, title: Second, draws: [{count: 1, from: pool, tags: [hard]}]}
""",
    "one/pool.yaml": "title: Pool\nquestions:\n"
    + "".join(
        f"  - {{id: q{number}, type: truefalse, text: Statement {number}., answer: true, tags: [hard]}}\n"
        for number in range(4)
    ),
}


def test_of_a_pool_of_several_quizzes_it_is_said_at_most_that_its_categories_move(
    tmp_path, site, oracle, version
):
    course = write_course(tmp_path / "course", start=_SHARED)
    report = oracle("restore_mbz.php", _backup(course, tmp_path / "dist", moodle=(version,)))
    precheck = report["restore"]["precheck"]
    assert (precheck["errors"], report["messages"], report["problems"]) == ([], [], [])
    moves = version == "4.5" and version_of(site) >= 5
    said = [warning.partition(",")[0] for warning in precheck["warnings"]]
    categories = ["top", "One: Pool"] if moves else []
    assert said == [f'The questions category "{name}"' for name in categories]
    drawn = [
        (slot["category"], slot["tags"])
        for activity in report["activities"]
        if activity["modname"] == "quiz"
        for slot in activity["content"]["slots"]
    ]
    assert drawn == [("One: Pool", []), ("One: Pool", []), ("One: Pool", ["hard"])]


_WEEKS = {
    "course.yaml": """id: weeks
title: Weeks
languages: [en]
released: 2026-01-15
format: weeks
show_sections: one by one
hidden_sections: collapsed
hidden: true
force_language: false
sections: [one]
complete_when:
  activities: [one/read, one/test]
  grade: 5
  enrolled_for: 30 days
  on: 2030-01-01
  self_declared: true
  one_is_enough: true
  one_activity_is_enough: true
badges:
  - {id: done, title: Done, description: For the course.}
certificates:
  - {id: diploma, title: Diploma, from: 1 points, provider: customcert}
""",
    "one/section.yaml": "title: One\nactivities:\n  - page: read\n  - quiz: test\n",
    "one/read.en.md": "# Read\n\nText.\n",
    "one/test.yaml": "title: Test\nworth: 10\nquestions:\n"
    "  - {id: sea, type: truefalse, text: The sea is salty., answer: true}\n",
}


def _two_backups(tmp_path):
    """The course and, apart, the same with its certificate to print."""
    only = Wanted(formats=(format_named("mbz"),))
    built = build(write_course(tmp_path / "course", start=_WEEKS), tmp_path / "dist", only)
    return [tmp_path / "dist" / item.name for item in built]


def test_a_hidden_course_in_weeks_is_complete_by_any_of_its_rules(tmp_path, oracle):
    report = oracle("restore_mbz.php", _two_backups(tmp_path)[0])
    _assert_clean(report)
    assert report["problems"] == []
    course = report["course"]
    assert (course["format"], course["visible"], course["lang"]) == ("weeks", 0, "")
    assert course["format_options"]["coursedisplay"] == 1
    assert course["format_options"]["hiddensections"] == 0
    criteria = [item["type"] for item in report["completion"]["criteria"]]
    assert criteria == ["self", "date", "activity", "activity", "duration", "grade"]
    assert {item["criteriatype"]: item["method"] for item in report["completion"]["aggregation"]} == {
        "overall": "any",
        "activity": "any",
    }
    assert [badge["name"] for badge in report["badges"]] == ["Done", "Diploma"]


def test_a_site_without_the_plugin_leaves_out_the_print_without_a_word_and_nothing_else(
    tmp_path, site, oracle
):
    if has_plugin(site, "mod/customcert"):
        pytest.skip("the site has mod_customcert")
    report = oracle("restore_mbz.php", _two_backups(tmp_path)[1])
    _assert_clean(report)
    assert [item["modname"] for item in report["activities"]] == ["page", "quiz", "page"]
    assert [badge["name"] for badge in report["badges"]] == ["Done", "Diploma"]
    assert len(report["completion"]["criteria"]) == 6
    assert report["gradebook"]["tree"]["item"]["grademax"] == 10


_UNKNOWN: list[str] = []
"""Questions that Moodle itself does not recognise."""


def _known(site):
    """The version whose backups' pools a site can recognise: 5.x looks for them in question banks alone."""
    return "5.1" if version_of(site) >= 5 else "4.5"


def test_a_second_restore_into_a_course_adds_no_question_that_it_has(tmp_path, site, oracle):
    package = _backup(write_course(tmp_path / "course", start=_SHARED), tmp_path, moodle=(_known(site),))
    report = oracle("restore_mbz.php", f"--then={package}", package)
    assert report["second"]["precheck"]["errors"] == []
    assert [item["name"] for item in report["questions"]] == ["q0", "q1", "q2", "q3"]


def test_a_new_release_adds_only_the_questions_that_changed(tmp_path, site, oracle):
    later = {
        "course.yaml": _SHARED["course.yaml"] + "version: 2.0.0\nreleased: 2026-06-01\n",
        "one/pool.yaml": _SHARED["one/pool.yaml"].replace("Statement 2.", "Statement two."),
    }
    first = _backup(write_course(tmp_path / "one", start=_SHARED), tmp_path / "1", moodle=(_known(site),))
    second = _backup(
        write_course(tmp_path / "two", later, start=_SHARED), tmp_path / "2", moodle=(_known(site),)
    )
    report = oracle("restore_mbz.php", f"--then={second}", first)
    texts = [item["questiontext"] for item in report["questions"]]
    assert texts == [f"<p>Statement {word}.</p>" for word in ("0", "1", "2", "3", "two")]


@pytest.mark.parametrize("pool", [EVERY_TYPE, TYPES_WITH_PARTS], ids=["simple", "with parts"])
def test_every_type_of_question_is_known_again(tmp_path, site, oracle, pool):
    course = {
        "one/section.yaml": _SHARED["one/section.yaml"].replace(", tags: [hard]", ""),
        "one/pool.yaml": pool,
        "one/sea.svg": SEA,
    }
    folder = write_course(tmp_path / "course", course, start=_SHARED)
    package = _backup(folder, tmp_path, moodle=(_known(site),))
    report = oracle("restore_mbz.php", f"--then={package}", package)
    names = [item["name"] for item in report["questions"]]
    assert len(set(names)) >= 5
    assert sorted(name for name in set(names) if names.count(name) > 1) == _UNKNOWN


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


def _said(report):
    """What Moodle complains of; a site that never sends mail says so when it would tell somebody of a grade."""
    return [item for item in report["messages"] if "$CFG->noemailever" not in item["message"]]


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
    assert (report["unmet"], _said(report)) == ([], [])


def test_in_the_specimen_reading_opens_a_section_and_a_passed_quiz_earns_badges(tmp_path, oracle, specimen):
    quiz = {"do": "quiz", "activity": "reading/quiz"}
    welcome = {"do": "view", "activity": "page-1"}
    plan = _plan(
        tmp_path,
        [
            {
                "name": "Reads and passes",
                "groups": ["Coast"],
                "actions": [welcome, {**quiz, "answers": "right"}, {"do": "cron"}],
                "expect": {
                    "total": 50,
                    "badges": ["Reader", "Finisher"],
                    "course_complete": True,
                    "available": {"talking/choose": True, "later/any-of": True, "later/all-of": False},
                    "completion": {"page-1": "complete", "reading/quiz": "complete_pass"},
                },
            },
            {
                "name": "Reads alone",
                "groups": ["Hills"],
                "actions": [welcome, {**quiz, "answers": "wrong"}, {"do": "cron"}],
                "expect": {
                    "total": 0,
                    "badges": [],
                    "course_complete": False,
                    "available": {"talking/choose": True, "later/none-of": False},
                    "completion": {"reading/quiz": "incomplete"},
                },
            },
            {
                "name": "Has points without reading",
                "actions": [{"do": "grade", "item": "participation", "points": 20}, {"do": "cron"}],
                "expect": {
                    "total": 20,
                    "badges": [],
                    "available": {"talking/choose": False, "later/none-of": True},
                },
            },
        ],
    )
    report = oracle("student/student.php", f"--file={specimen}", f"--plan={plan}")
    assert (report["unmet"], _said(report)) == ([], [])
