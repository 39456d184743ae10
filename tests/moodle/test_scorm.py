"""SCORM packages in a real Moodle, played by keyboard alone; what arrives in its tables is what was done."""

import os
from pathlib import Path

import pytest

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.package import write
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
    folder: Path, out: Path, *, section: str = "", language: str = "en", format_name: str = "scorm-1.2"
) -> Path:
    checked = check(folder)
    assert not checked.has_errors, checked.problems
    context = Context((language,), clock(checked.course), checked.files, (section,) if section else ())
    (artifact,) = format_named(format_name).write(checked.course, context)
    write(out / artifact.name, artifact.output)
    return out / artifact.name


def right_answers(folder: Path, section: str) -> dict[str, object]:
    """What to choose in each question of a section's only quiz."""
    course = check(folder).course
    (quiz,) = [found.thing for found in course.quizzes() if found.section.folder == section]
    answers: dict[str, object] = {}
    for question in quiz.questions:
        if question.type == "truefalse":
            answers[f"{quiz.id}--{question.id}"] = "1" if question.answer else "0"
        elif question.is_single:
            (right,) = [
                index for index, answer in enumerate(question.answers) if question.fraction(answer) == 100
            ]
            answers[f"{quiz.id}--{question.id}"] = right
        else:
            answers[f"{quiz.id}--{question.id}"] = [
                index for index, answer in enumerate(question.answers) if question.fraction(answer) > 0
            ]
    return answers


def play_to_the_end(keyboard, answers):
    while True:
        if keyboard.frame.query_selector(".page:not([hidden]) form.quiz"):
            keyboard.answer(answers)
            keyboard.submit()
        if keyboard.is_last_page:
            return
        keyboard.next_page()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_module_is_played_to_the_end_and_passed(moodle, context, tmp_path, language):
    learner = Learner(moodle, context, package(ECOWAS, tmp_path, section=MODULE, language=language))
    play_to_the_end(learner.visit(), right_answers(ECOWAS, MODULE))
    assert learner.leave() == []
    (tracks,) = learner.tracks.values()
    assert tracks["cmi.core.lesson_status"] == "passed"
    assert float(tracks["cmi.core.score.raw"]) == 100
    assert learner.grade == 100
    results = [value for element, value in tracks.items() if element.endswith(".result")]
    assert results == ["correct"] * 10


def test_the_guide_without_a_quiz_is_completed(moodle, context, tmp_path):
    learner = Learner(moodle, context, package(ECOWAS, tmp_path, section="00-guide"))
    play_to_the_end(learner.visit(), {})
    assert learner.leave() == []
    (tracks,) = learner.tracks.values()
    assert tracks["cmi.core.lesson_status"] == "completed"
    assert "cmi.core.score.raw" not in tracks


def test_every_type_arrives_after_leaving_and_coming_back(moodle, context, tmp_path):
    source = write_course(
        tmp_path / "course",
        start={
            "course.yaml": "id: tiny\ntitle: Tiny & <small>\nlanguages: [en]\nsections: [one]\n",
            "one/section.yaml": "title: Été — à l’œuvre & plus\nactivities:\n  - quiz: quiz\n",
            "one/sea.svg": SEA,
            "one/quiz.yaml": EVERY_TYPE.replace("questions:", "pass: 60 %\nquestions:"),
        },
    )
    learner = Learner(moodle, context, package(source, tmp_path))
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
    (tracks,) = learner.tracks.values()
    assert tracks["cmi.core.lesson_status"] == "failed"
    results = {tracks[e.replace("result", "id")]: v for e, v in tracks.items() if e.endswith(".result")}
    assert results == {
        "one.quiz.true-false": "correct",
        "one.quiz.single": "wrong",
        "one.quiz.several": "0.5",
        "one.quiz.short": "correct",
        "one.quiz.number": "wrong",
        "one.quiz.pairs": "0.5",
    }
