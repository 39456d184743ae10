"""The generated questions as a course, as Moodle XML, and marked by the player's script in a browser."""

import json
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
from tests.web.grading.questions import generated

RECORDED = Path(__file__).with_name("moodle.json")
_PARTS = ("lms", "pack", "random", "grade", "grade_places", "grade_parts")


def course_of_generated(folder: Path):
    """The course with all generated questions in its only quiz."""
    questions = [
        {name: value for name, value in question.items() if name != "_variant"} for question, _ in generated()
    ]
    quiz = yaml.safe_dump(
        {"title": "Generated", "questions": questions}, allow_unicode=True, sort_keys=False, width=10_000
    )
    return english_course(folder, quiz)


def responses() -> dict[str, dict[str, Any]]:
    """Responses by question, with the set of values that the learner gets."""
    return {
        question["id"]: {"variant": question.get("_variant", 0), "responses": given}
        for question, given in generated()
    }


def moodle_xml(folder: Path) -> bytes:
    """The questions as Moodle reads them."""
    checked = check(folder)
    context = Context(("en",), clock(checked.course), checked.files)
    (artifact,) = format_named("moodle-xml").write(checked.course, context)
    return b"".join(artifact.output)


def player_marks(page, course) -> dict[str, list[float]]:
    """Fractions that the player's script gives, by question."""
    (quiz,) = [found.thing for found in course.quizzes()]
    own = words("en")
    asked = responses()
    tasks = [
        {
            "id": question.id,
            "key": {**view.key, **_variant(view.key, asked[question.id]["variant"])},
            "responses": asked[question.id]["responses"],
        }
        for question, view in zip(quiz.questions, question_views(quiz, Texts("en")), strict=True)
    ]
    marks = {"decimal": own["mark_decimal"], "thousands": own["mark_thousands"]}
    script = f"""([tasks, marks]) => {{ {script_parts(*_PARTS)}
      return Object.fromEntries(tasks.map(({{ id, key, responses }}) =>
        [id, responses.map((line) => coursepack.grade.grade(key, line, marks).fraction)]));
    }}"""
    return page.evaluate(script, [json.loads(json.dumps(tasks)), marks])


def _variant(key, number):
    return key["variants"][number] if "variants" in key else {}
