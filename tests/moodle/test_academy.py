"""A real Moodle gives each participant exactly the certificate that the grading scheme says, and opens electives."""

import json

import pytest

from coursepack import build
from coursepack.flow import Wanted
from coursepack.formats import format_named
from tests.conftest import COURSES

_ACADEMY = COURSES.parent / "tests" / "courses" / "academy"
_PARTICIPATION, _ACHIEVEMENT = "Certificate of participation", "Certificate of achievement"
_PAGES = ("information/participation", "information/achievement")
_ESSAY = {"do": "assign", "activity": "week-1/essay", "text": "My country, my recommendations."}
_TAKE = {"do": "tick", "activity": "choice/take-policy"}
_ALL_RIGHT = {"do": "quiz", "activity": "electives/policy-quiz", "answers": "right"}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build(_ACADEMY, folder, Wanted(formats=(format_named("mbz"),), languages=("en",)))
    (file,) = folder.glob("*-en.mbz")
    return file


def _student(name, actions, expect):
    looks = [{"do": "view", "activity": page} for page in _PAGES]
    return {"name": name, "actions": [*actions, *looks], "expect": expect}


def _typed(points, *, essay, earned):
    """Somebody to whom a teacher gives so many points, with or without a handed-in essay."""
    first = min(points, 90)
    actions = [{"do": "grade", "item": "electives/policy-quiz", "points": first}]
    if points > first:
        rest = round(points - first, 2)
        actions.append({"do": "grade", "item": "electives/skills-quiz", "points": rest})
    expect = {
        "total": points,
        "total_max": 385,
        "badges": sorted(earned),
        "refused": 2 - len(earned),
        "available": {_PAGES[0]: _PARTICIPATION in earned, _PAGES[1]: _ACHIEVEMENT in earned},
    }
    name = f"{points} {'with' if essay else 'without'} essay"
    return _student(name, [*([_ESSAY] if essay else []), *actions], expect)


_STUDENTS = [
    *(_typed(59.99, essay=essay, earned=[]) for essay in (False, True)),
    *(_typed(60, essay=essay, earned=[_PARTICIPATION]) for essay in (False, True)),
    *(_typed(119.99, essay=essay, earned=[_PARTICIPATION]) for essay in (False, True)),
    _typed(120, essay=False, earned=[_PARTICIPATION]),
    _typed(120, essay=True, earned=[_PARTICIPATION, _ACHIEVEMENT]),
    _student(
        "All by work",
        [_TAKE, _ALL_RIGHT, {**_ESSAY, "points": 40}],
        {"total": 130, "badges": [_ACHIEVEMENT, _PARTICIPATION], "refused": 0},
    ),
    _student(
        "Chooses one elective",
        [_TAKE],
        {
            "listed": {"electives/policy-quiz": True, "electives/skills-quiz": False},
            "available": {"electives/policy-quiz": True, "electives/skills-quiz": False},
            "badges": [],
        },
    ),
    _student(
        "Has chosen",
        [{"do": "tick", "activity": "choice/electives-chosen"}],
        {"listed": {"choice/electives-reminder": False}, "badges": []},
    ),
    _student("Chooses nothing", [], {"listed": {"choice/electives-reminder": True}, "badges": []}),
    _student("Does not choose", [_ALL_RIGHT], {"refused": 3, "badges": []}),
]


def test_each_participant_gets_exactly_the_certificate_that_he_should(tmp_path, oracle, package):
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps({"students": _STUDENTS}), encoding="utf-8")
    report = oracle("student/student.php", f"--file={package}", f"--plan={plan}")
    assert (report["unmet"], report["messages"]) == ([], [])


def test_the_academy_restores_without_a_word(oracle, package):
    report = oracle("restore_mbz.php", package)
    assert (report["messages"], report["problems"]) == ([], [])
    assert report["gradebook"]["tree"]["item"]["grademax"] == 385
    events = {(event["name"], event["timestart"]) for event in report["calendar"]}
    assert ("Policy", 1667307600) in events  # 1 November 2022, 13:00 UTC
    assert ("Policy", 1666699200) in events  # 25 October 2022, 12:00 UTC
    assert [group["name"] for group in report["groups"]] == ["Climate", "Policy", "Skills"]


_REAL = COURSES / "e-academy-labour-migration"
_QUIZZES = [f"week-{number}/weekly-quiz" for number in range(1, 8)]
_CHOSEN = ("governance/policy", "governance/gender", "protection/justice", "protection/irregular")
_MORE = ("development/skills", "crisis/climate", "crisis/refugees", "crisis/cohesion")


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    build(_REAL, folder, Wanted(formats=(format_named("mbz"),), languages=("en",)))
    (file,) = folder.glob("*-en.mbz")
    return file


def _given(points, *, essay, earned):
    """Points typed for elective quizzes, 15 each, and what is left for one more."""
    actions = [{"do": "assign", "activity": "week-7/final-essay", "words": 1600}] if essay else []
    left = points
    for elective in (*_CHOSEN, *_MORE):
        here = round(min(left, 15), 2)
        left = round(left - here, 2)
        if here:
            actions.append({"do": "grade", "item": f"{elective}-quiz", "points": here})
    expect = {"total": points, "total_max": 385, "badges": sorted(earned), "refused": 2 - len(earned)}
    return _student(f"{points} {'with' if essay else 'without'} essay", actions, expect)


def _worked(electives, *, essay, total, earned):
    """All weekly quizzes and some electives by real attempts; the essay marked by its rubric."""
    actions = [{"do": "quiz", "activity": name, "answers": "right"} for name in _QUIZZES]
    for elective in electives:
        actions.append({"do": "tick", "activity": f"getting-started/take-{elective.partition('/')[2]}"})
        actions.append({"do": "quiz", "activity": f"{elective}-quiz", "answers": "right"})
    if essay is not None:
        actions.append({"do": "assign", "activity": "week-7/final-essay", "words": 1600, "points": essay})
    expect = {"total": total, "badges": sorted(earned), "refused": 2 - len(earned)}
    return _student(f"{total} by work", actions, expect)


def test_the_real_academy_gives_exactly_the_certificates_that_it_promises(tmp_path, oracle, real):
    students = [
        *(_given(59.99, essay=essay, earned=[]) for essay in (False, True)),
        *(_given(60, essay=essay, earned=[_PARTICIPATION]) for essay in (False, True)),
        *(_given(119.99, essay=essay, earned=[_PARTICIPATION]) for essay in (False, True)),
        _given(120, essay=False, earned=[_PARTICIPATION]),
        _given(120, essay=True, earned=[_PARTICIPATION, _ACHIEVEMENT]),
        _worked(_CHOSEN[:1], essay=None, total=50, earned=[]),
        _worked(_CHOSEN, essay=None, total=95, earned=[_PARTICIPATION]),
        _worked(_CHOSEN[:2], essay=80, total=145, earned=[_PARTICIPATION, _ACHIEVEMENT]),
    ]
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps({"students": students}), encoding="utf-8")
    report = oracle("student/student.php", f"--file={real}", f"--plan={plan}")
    assert (report["unmet"], _said(report)) == ([], [])


def _said(report):
    """What Moodle complains of; a site that never sends mail says so when it would tell somebody of a grade."""
    return [item for item in report["messages"] if "$CFG->noemailever" not in item["message"]]
