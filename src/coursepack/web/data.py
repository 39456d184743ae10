"""What the script needs to know about the pages: keys, points, pass marks, its words."""

from collections.abc import Mapping
from typing import Any

from coursepack.model import Quiz, Section
from coursepack.web.keys import short_keys
from coursepack.web.pages import PageView, Questions
from coursepack.web.questions import QuestionView
from coursepack.web.words import words

SCRIPT_WORDS = (
    "failed",
    "lms_failed",
    "lms_missing",
    "lms_saved",
    "notes_too_long",
    "partly",
    "passed",
    "progress",
    "quiz_result",
    "review",
    "right",
    "right_answer",
    "submit",
    "submit_anyway",
    "tries",
    "unanswered",
    "wrong",
)


def script_data(
    *, package_id: str, title: str, language: str, section: Section, pages: tuple[PageView, ...]
) -> Mapping[str, Any]:
    """The data of one section's player; the field names are those that the script reads."""
    own = words(language)
    keys = short_keys(page.id for page in pages)
    quizzes = [_quiz(section, page.body, keys[page.id]) for page in pages if isinstance(page.body, Questions)]
    return {
        "id": package_id,
        "title": title,
        "marks": {"decimal": own["mark_decimal"], "thousands": own["mark_thousands"]},
        "words": {word: own[word] for word in SCRIPT_WORDS},
        "pages": [{"id": page.id, "key": keys[page.id]} for page in pages],
        "quizzes": quizzes,
        "notes": [
            f"{quiz['key']}.{question['short']}"
            for quiz in quizzes
            for question in quiz["questions"]
            if question["key"]["type"] == "essay"
        ],
    }


def _quiz(section: Section, body: Questions, key: str) -> Mapping[str, Any]:
    quiz = body.quiz
    keys = short_keys(question.id for question in quiz.questions)
    return {
        "id": quiz.id,
        "key": key,
        "pass": quiz.pass_mark,
        "attempts": quiz.attempts,
        "questions": [
            _question(section, quiz, view, keys[question.id], question.id, question.objective)
            for view, question in zip(body.questions, quiz.questions, strict=True)
        ],
    }


def _question(
    section: Section, quiz: Quiz, view: QuestionView, key: str, name: str, objective: str | None
) -> Mapping[str, Any]:
    return {
        "id": view.id,
        "short": key,
        "name": f"{section.id}.{quiz.id}.{name}",
        "number": view.number,
        "points": view.points,
        "objective": objective,
        "key": view.key,
    }
