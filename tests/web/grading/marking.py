"""The generated questions as a course, as Moodle XML, and marked by the player's script in a browser."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from coursepack import check
from coursepack.flow import clock
from coursepack.formats import Context, format_named
from coursepack.web.player import script_parts
from coursepack.web.questions import question_views
from coursepack.web.texts import Texts
from coursepack.web.words import words
from tests.specimens import english_course
from tests.web.grading.questions import Question, generated
from tests.web.grading.tries import tried

RECORDED = Path(__file__).with_name("moodle.json")
RECORDED_TRIES = Path(__file__).with_name("moodle_tries.json")
_PARTS = ("lms", "pack", "random", "grade", "grade_places", "grade_parts", "tries")


def course_of_generated(folder: Path):
    """The course with all generated questions in its only quiz."""
    return _course(folder, (question for question, _ in generated()))


def course_of_tried(folder: Path):
    """The course with the questions that are tried several times."""
    return _course(folder, (question for question, _ in tried()), behaviour="interactive")


def _course(folder: Path, generated_questions: Iterable[Question], **settings: str):
    questions = [
        {name: value for name, value in question.items() if name != "_variant"}
        for question in generated_questions
    ]
    quiz = {"title": "Generated", **settings, "questions": questions}
    return english_course(folder, yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False, width=10_000))


def responses() -> dict[str, dict[str, Any]]:
    """Responses by question, with the set of values that the learner gets."""
    return {
        question["id"]: {"variant": question.get("_variant", 0), "responses": given}
        for question, given in generated()
    }


def tries() -> dict[str, dict[str, Any]]:
    """Sequences of tries by question, with the set of values that the learner gets."""
    return {
        question["id"]: {"variant": question.get("_variant", 0), "tries": sequences}
        for question, sequences in tried()
    }


def moodle_xml(folder: Path) -> bytes:
    """The questions as Moodle reads them."""
    checked = check(folder)
    context = Context(("en",), clock(checked.course), checked.files)
    (artifact,) = format_named("moodle-xml").write(checked.course, context)
    return b"".join(artifact.output)


def differences(
    player: dict[str, list[float]], moodle: dict[str, list[float]]
) -> dict[str, tuple[float, float]]:
    """Both marks, where they are not the same, by question and the number of its response."""
    return {
        f"{question}[{number}]": (mark, moodle[question][number])
        for question, marks in player.items()
        for number, mark in enumerate(marks)
        if abs(mark - moodle[question][number]) > 1e-7
    }


def player_marks(page, course) -> dict[str, list[float]]:
    """Fractions that the player's script gives, by question."""
    return _marked(page, course, responses(), "coursepack.grade.grade(task.key, line, marks).fraction")


def player_marks_of_tries(page, course) -> dict[str, list[float]]:
    """Fractions that the player's script gives after several tries, by question."""
    return _marked(page, course, tries(), "coursepack.tries.played(task, line, marks)")


def _marked(page, course, asked: dict[str, dict[str, Any]], mark: str) -> dict[str, list[float]]:
    (quiz,) = [found.thing for found in course.quizzes()]
    own = words("en")
    tasks = [
        {
            "id": question.id,
            "key": {**view.key, **_variant(view.key, asked[question.id]["variant"])},
            "penalty": view.penalty,
            "hints": [{"clears": hint.clears} for hint in view.hints],
            "lines": asked[question.id].get("tries") or asked[question.id]["responses"],
        }
        for question, view in zip(quiz.questions, question_views(quiz, Texts("en")), strict=True)
    ]
    marks = {"decimal": own["mark_decimal"], "thousands": own["mark_thousands"]}
    script = f"""([tasks, marks]) => {{ {script_parts(*_PARTS)}
      {_PLAYED}
      return Object.fromEntries(tasks.map((task) => [task.id, task.lines.map((line) => {mark})]));
    }}"""
    return page.evaluate(script, [json.loads(json.dumps(tasks)), marks])


_PLAYED = """
coursepack.tries.played = (question, { checked, retried, saved }, marks) => {
  const state = { tried: [], response: "", at: "open" };
  checked.forEach((response) => {
    if (state.at === "wrong") coursepack.tries.again(question, state, marks);
    if (state.at !== "open") return;
    state.response = response;
    coursepack.tries.check(question, state, marks);
  });
  if (retried && state.at === "wrong") coursepack.tries.again(question, state, marks);
  if (saved !== null && state.at === "open") state.response = saved;
  return coursepack.tries.fraction(question, state, marks);
};
"""
"""A learner who checks, tries again and hands in."""


def _variant(key, number):
    return key["variants"][number] if "variants" in key else {}
