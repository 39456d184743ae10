"""SCORM packages in a real Moodle, played by keyboard alone; what arrives in its tables is what was done."""

import os
import re
from pathlib import Path

import pytest

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.package import write
from tests.browser.answers import play_to_the_end, right_answers
from tests.moodle.learner import Learner
from tests.specimens import EVERY_TYPE, SEA, write_course

pytestmark = [pytest.mark.moodle, pytest.mark.browser]

MOODLES = [Path(folder) for folder in os.environ.get("COURSEPACK_MOODLE", "").split(os.pathsep) if folder]
ECOWAS = Path(__file__).parents[2] / "course_source" / "ecowas-toolkit"
MODULE = "02-social-protection-for-migrant-workers"


@pytest.fixture(params=MOODLES or [None], ids=lambda folder: folder.name if folder else "none")
def moodle(request):
    if request.param is None:
        pytest.skip("COURSEPACK_MOODLE names no installed Moodle")
    return request.param


@pytest.fixture
def context(chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    yield context
    context.close()


def package(
    folder: Path,
    out: Path,
    *,
    section: str = "",
    language: str = "en",
    format_name: str = "scorm-1.2",
    split: str = "module",
) -> Path:
    checked = check(folder)
    assert not checked.has_errors, checked.problems
    wanted = (section,) if section else ()
    context = Context((language,), clock(checked.course), checked.files, wanted, split=split)
    (artifact,) = format_named(format_name).write(checked.course, context)
    write(out / artifact.name, artifact.output)
    return out / artifact.name


QUIZ = {
    "course.yaml": "id: tiny\ntitle: Tiny & <small>\nlanguages: [en]\nsections: [one]\n",
    "one/section.yaml": (
        "title: Été — à l’œuvre & plus\nobjectives:\n  - {id: taste, text: Say what is salty.}\n"
        "activities:\n  - page: first\n  - quiz: quiz\n"
    ),
    "one/first.en.md": "# First\n\nHello. ![Waves on the open sea](sea.svg)\n",
    "one/sea.svg": SEA,
    "one/quiz.yaml": (
        "title: Quiz\npass: 60 %\nquestions:\n"
        "  - {id: sea, type: truefalse, text: The sea is salty., answer: true, objective: taste}\n"
        "  - {id: lake, type: truefalse, text: The lake is salty., answer: false}\n"
    ),
}
STATUS = {
    "scorm-1.2": ("cmi.core.lesson_status", "cmi.core.score.raw"),
    "scorm-2004": ("cmi.completion_status", "cmi.success_status", "cmi.score.scaled", "cmi.score.raw"),
}


@pytest.fixture(params=list(STATUS))
def format_name(request):
    return request.param


@pytest.fixture
def tiny(moodle, context, tmp_path, format_name):
    """A learner in front of a small course: one page, one quiz."""
    source = write_course(tmp_path / "course", start=dict(QUIZ))
    return Learner(moodle, context, package(source, tmp_path, format_name=format_name))


def status(learner, format_name, attempt="attempt 1"):
    return tuple(learner.tracks[attempt].get(element) for element in STATUS[format_name])


_PARTS_OF_LISTS = re.compile(r"\.(interactions|objectives|correct_responses)\.(\d+)")


def assert_tracks_are_what_was_told(learner, format_name, attempt="attempt 1", sco=0):
    """Every value that Moodle took is in its database; times of sessions are added up."""
    recorded = learner.tracks_by_sco[attempt][sco]
    told = {name: value for name, value in learner.told.items() if not name.endswith("session_time")}
    if format_name == "scorm-1.2":
        # Moodle numbers members of lists as interactions_0.
        told = {_PARTS_OF_LISTS.sub(r".\1_\2", name): value for name, value in told.items()}
    assert len(told) > 3
    assert {name: recorded.get(name) for name in told} == told
    total = recorded["cmi.core.total_time" if format_name == "scorm-1.2" else "cmi.total_time"]
    assert any(digit in total for digit in "123456789")


def go_to_quiz(keyboard):
    while not keyboard.frame.query_selector(".page:not([hidden]) form.quiz"):
        keyboard.next_page()
    return keyboard


def answer(keyboard, sea, lake):
    go_to_quiz(keyboard)
    keyboard.answer({"quiz--sea": sea, "quiz--lake": lake})
    keyboard.submit()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_module_is_played_to_the_end_and_passed(moodle, context, tmp_path, format_name, language):
    made = package(ECOWAS, tmp_path, section=MODULE, language=language, format_name=format_name)
    learner = Learner(moodle, context, made)
    play_to_the_end(learner.visit(), right_answers(check(ECOWAS).course, MODULE))
    assert learner.leave() == []
    expected = {"scorm-1.2": ("passed", "100"), "scorm-2004": ("completed", "passed", "1", "100")}
    assert status(learner, format_name) == expected[format_name]
    assert learner.grade == 100
    results = [value for element, value in learner.tracks["attempt 1"].items() if element.endswith(".result")]
    assert results == ["correct"] * 10
    assert_tracks_are_what_was_told(learner, format_name)


READING = {
    **QUIZ,
    "one/section.yaml": "title: Reading\nactivities:\n  - page: first\n  - page: second\n",
    "one/second.en.md": "# Second\n\nGood bye.\n",
}


def test_pages_alone_are_incomplete_until_all_were_viewed(moodle, context, tmp_path, format_name):
    source = write_course(tmp_path / "course", start=dict(READING))
    learner = Learner(moodle, context, package(source, tmp_path, format_name=format_name))
    keyboard = learner.visit()
    assert learner.leave() == []
    begun = {"scorm-1.2": ("incomplete", None), "scorm-2004": ("incomplete", None, None, None)}
    assert status(learner, format_name) == begun[format_name]
    assert_tracks_are_what_was_told(learner, format_name)
    keyboard = learner.visit()
    keyboard.next_page()
    assert learner.leave() == []
    done = {"scorm-1.2": ("completed", None), "scorm-2004": ("completed", None, None, None)}
    assert status(learner, format_name) == done[format_name]
    assert_tracks_are_what_was_told(learner, format_name)


def test_a_learner_below_the_pass_mark_fails_and_passes_in_a_second_attempt(tiny, format_name):
    answer(tiny.visit(), "1", "1")
    assert tiny.leave() == []
    failed = {"scorm-1.2": ("failed", "50"), "scorm-2004": ("completed", "failed", "0.5", "50")}
    assert status(tiny, format_name) == failed[format_name]
    assert_tracks_are_what_was_told(tiny, format_name)
    keyboard = tiny.visit(new_attempt=True)
    assert keyboard.shown == "Overview"
    answer(keyboard, "1", "0")
    assert tiny.leave() == []
    passed = {"scorm-1.2": ("passed", "100"), "scorm-2004": ("completed", "passed", "1", "100")}
    assert status(tiny, format_name, "attempt 2") == passed[format_name]
    assert_tracks_are_what_was_told(tiny, format_name, "attempt 2")
    assert status(tiny, format_name) == failed[format_name]


def test_objectives_responses_and_time_arrive(tiny, format_name):
    answer(tiny.visit(), "1", "1")
    assert tiny.leave() == []
    tracks = tiny.tracks["attempt 1"]
    at = {"scorm-1.2": "cmi.interactions_{}", "scorm-2004": "cmi.interactions.{}"}[format_name]
    response = {"scorm-1.2": "student_response", "scorm-2004": "learner_response"}[format_name]
    true = {"scorm-1.2": "t", "scorm-2004": "true"}[format_name]
    names = [tracks[f"{at.format(number)}.id"] for number in (0, 1)]
    assert names == ["one.quiz.sea", "one.quiz.lake"]
    assert [tracks[f"{at.format(number)}.{response}"] for number in (0, 1)] == [true, true]
    # Moodle puts the manifest's own objective before those that the player reports.
    assert "one.taste" in {value for element, value in tracks.items() if "objectives" in element}
    time = tracks[{"scorm-1.2": "cmi.core.total_time", "scorm-2004": "cmi.total_time"}[format_name]]
    assert any(digit in time for digit in "123456789")


def test_every_type_arrives_after_leaving_and_coming_back(moodle, context, tmp_path, format_name):
    changes = {
        "one/section.yaml": "title: Été — à l’œuvre & plus\nactivities:\n  - quiz: quiz\n",
        "one/quiz.yaml": EVERY_TYPE.replace("questions:", "pass: 60 %\nquestions:"),
    }
    source = write_course(tmp_path / "course", changes, start=dict(QUIZ))
    learner = Learner(moodle, context, package(source, tmp_path, format_name=format_name))
    learner.visit().answer({"quiz--true-false": "1", "quiz--short": "sea", "quiz--essay": "Le sel, l’eau."})
    assert learner.leave() == []
    keyboard = learner.visit()
    kept = keyboard.frame.evaluate(
        "() => [...document.querySelectorAll('input:checked, textarea, input[type=text]')].map(e => e.value)"
    )
    assert kept == ["1", "sea", "", "Le sel, l’eau.Start here."]
    keyboard.answer(
        {
            "quiz--single": "2",
            "quiz--several": [0],
            "quiz--number": "4,5",
            "quiz--pairs": {0: "Salty", 1: "Dry"},
        }
    )
    keyboard.submit()
    assert learner.leave() == []
    tracks = learner.tracks["attempt 1"]
    wrong = {"scorm-1.2": "wrong", "scorm-2004": "incorrect"}[format_name]
    results = {tracks[e.replace("result", "id")]: v for e, v in tracks.items() if e.endswith(".result")}
    assert results == {
        "one.quiz.true-false": "correct",
        "one.quiz.single": wrong,
        "one.quiz.several": "0.5",
        "one.quiz.short": "correct",
        "one.quiz.number": wrong,
        "one.quiz.pairs": "0.5",
    }
    assert_tracks_are_what_was_told(learner, format_name)


def test_a_window_of_its_own_resumes_passes_and_is_graded(moodle, context, tmp_path, format_name):
    source = write_course(tmp_path / "course", start=dict(QUIZ))
    made = package(source, tmp_path, format_name=format_name)
    learner = Learner(moodle, context, made, in_window=True)
    go_to_quiz(learner.open_window()).answer({"quiz--sea": "1"})
    assert learner.close_window() == []
    begun = {"scorm-1.2": ("incomplete", None), "scorm-2004": ("incomplete", None, None, None)}
    assert status(learner, format_name) == begun[format_name]
    keyboard = learner.open_window()
    assert keyboard.shown == "quiz"
    assert keyboard.frame.is_checked("[data-question='quiz--sea'] input[value='1']")
    keyboard.answer({"quiz--lake": "0"})
    keyboard.submit()
    assert learner.close_window() == []
    passed = {"scorm-1.2": ("passed", "100"), "scorm-2004": ("completed", "passed", "1", "100")}
    assert status(learner, format_name) == passed[format_name]
    assert learner.grade == 100
    assert_tracks_are_what_was_told(learner, format_name)


TWO = {
    **QUIZ,
    "course.yaml": QUIZ["course.yaml"].replace("[one]", "[one, two]"),
    "two/section.yaml": "title: Two\nactivities:\n  - page: only\n",
    "two/only.en.md": "# Only\n\nHello.\n",
}


def test_each_module_of_a_course_in_one_package_has_its_own_tracks(moodle, context, tmp_path, format_name):
    source = write_course(tmp_path / "course", start=dict(TWO))
    made = package(source, tmp_path, format_name=format_name, split="course")
    learner = Learner(moodle, context, made)
    learner.visit(1)
    assert learner.leave() == []
    assert_tracks_are_what_was_told(learner, format_name)
    answer(learner.visit(0), "1", "0")
    assert learner.leave() == []
    recorded = learner.tracks_by_sco["attempt 1"]
    found = {recorded[at].get(STATUS[format_name][0]) for at in (0, 1)}
    assert found == ({"completed", "passed"} if format_name == "scorm-1.2" else {"completed"})
