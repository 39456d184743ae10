"""What the script needs to know about the pages: keys, points, pass marks, its words."""

from collections.abc import Iterator, Mapping
from typing import Any

from coursepack.model import Objective, Quiz, Section
from coursepack.render import to_html
from coursepack.web.keys import short_keys
from coursepack.web.pages import PageView, Questions
from coursepack.web.questions import SEVERAL_TRIES, QuestionView
from coursepack.web.settings import settings
from coursepack.web.words import words

SCRIPT_WORDS = (
    "answers_gone",
    "failed",
    "lms_failed",
    "lms_missing",
    "lms_saved",
    "marker_left",
    "marker_remove",
    "marker_top",
    "moved",
    "notes_too_long",
    "one_visit",
    "other_window",
    "partly",
    "parts_right",
    "passed",
    "progress",
    "question",
    "quiz_handed_in",
    "quiz_result",
    "review",
    "right",
    "right_answer",
    "submit",
    "submit_anyway",
    "tries",
    "tries_left",
    "unanswered",
    "work_too_long",
    "wrong",
)


def script_data(
    *, package_id: str, title: str, languages: tuple[str, ...], section: Section, pages: tuple[PageView, ...]
) -> Mapping[str, Any]:
    """The data of one section's player; the field names are those that the script reads.

    `languages` are those of the package, first the one that the pages are in.
    """
    language = languages[0]
    own = words(language)
    keys = short_keys(page.id for page in pages)
    quizzes = [_quiz(section, page.body, keys[page.id]) for page in pages if isinstance(page.body, Questions)]
    return {
        "id": package_id,
        "title": title,
        "language": language,
        "marks": {name: _number_marks(name) for name in languages},
        "words": {word: own[word] for word in SCRIPT_WORDS},
        "objectives": [
            {"id": name, "key": key, "description": to_html(objective.text, language).plain()}
            for (name, objective), key in _with_keys(tested_objectives(section, pages))
        ],
        "pages": [{"id": page.id, "key": keys[page.id]} for page in pages],
        "quizzes": quizzes,
        "notes": [
            f"{quiz['key']}.{question['short']}"
            for quiz in quizzes
            for question in quiz["questions"]
            if question["key"]["type"] == "essay"
        ],
    }


def _number_marks(language: str) -> Mapping[str, str]:
    """How numbers are written: what stands before decimals, and between thousands."""
    own = words(language)
    return {"decimal": own["mark_decimal"], "thousands": own["mark_thousands"]}


def tested_objectives(section: Section, pages: tuple[PageView, ...]) -> tuple[tuple[str, Objective], ...]:
    """Learning objectives that marked questions of these pages test, with the ids platforms know them by."""
    tested = {
        question.objective
        for page in pages
        if isinstance(page.body, Questions)
        for question, view in zip(page.body.quiz.questions, page.body.questions, strict=True)
        if view.is_marked
    }
    return tuple(
        (f"{section.id}.{objective.id}", objective)
        for objective in section.objectives
        if objective.id in tested
    )


def _with_keys(
    objectives: tuple[tuple[str, Objective], ...],
) -> Iterator[tuple[tuple[str, Objective], str]]:
    keys = short_keys(name for name, _ in objectives)
    return ((found, keys[found[0]]) for found in objectives)


def _quiz(section: Section, body: Questions, key: str) -> Mapping[str, Any]:
    quiz = body.quiz
    keys = short_keys(question.id for question in quiz.questions)
    return {
        "id": quiz.id,
        "key": key,
        **settings(quiz, body.parts),
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
        "objective": f"{section.id}.{objective}" if objective else None,
        "description": view.words,
        "key": view.key,
        **(_tries(view) if quiz.behaviour in SEVERAL_TRIES else {}),
    }


def _tries(view: QuestionView) -> Mapping[str, Any]:
    """What a wrong try costs, and what each hint does; there is a try more than hints."""
    hints = [
        {"clears": hint.clears, "counts": hint.counts, "pointsOut": hint.points_out} for hint in view.hints
    ]
    return {"penalty": view.penalty, "hints": hints}
