"""A quiz's settings as the player follows them: parts, order, feedback and what is shown when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from coursepack.model import Quiz
from coursepack.web.questions import SEVERAL_TRIES
from coursepack.web.texts import Texts

ONE_BY_ONE = frozenset({"adaptive", "adaptivenopenalty", "immediatecbm", "immediatefeedback", "interactive"})
"""Behaviours in which each question is checked by itself, before the whole is handed in."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a quiz: the questions from `start` up to the next part."""

    start: int
    title: str
    """'' for a part without one."""
    shuffle: bool


def parts(quiz: Quiz, texts: Texts) -> tuple[PartView, ...]:
    """The quiz's parts in order; what stands before the first one is a part without a title."""
    places = {question.id: number for number, question in enumerate(quiz.questions)}
    found = {
        places.get(part.starts_at, 0): PartView(
            places.get(part.starts_at, 0),
            texts.words_of(part.title) if part.title else "",
            part.shuffle or quiz.shuffle_questions,
        )
        for part in quiz.parts
    }
    found.setdefault(0, PartView(0, "", quiz.shuffle_questions))
    return tuple(found[start] for start in sorted(found))


def overall(quiz: Quiz, texts: Texts) -> tuple[tuple[float, Markup], ...]:
    """What is said to learners from a share of the points on (percent), highest first."""
    ordered = sorted(quiz.overall_feedback, key=lambda feedback: -feedback.at_least)
    return tuple(
        (one.at_least, texts.block(one.text, f"{quiz.id}--overall-{index}"))
        for index, one in enumerate(ordered)
    )


def settings(quiz: Quiz, found: tuple[PartView, ...]) -> Mapping[str, Any]:
    """What the script needs to know; the field names are those that it reads."""
    starts = [*(part.start for part in found), len(quiz.questions)]
    review = quiz.review
    return {
        "pass": quiz.pass_mark,
        "attempts": quiz.attempts,
        "keep": quiz.keep,
        "decimals": quiz.decimal_places,
        "oneByOne": quiz.behaviour in ONE_BY_ONE,
        "severalTries": quiz.behaviour in SEVERAL_TRIES,
        "buildOnLast": quiz.build_on_last,
        "shuffled": [
            [start, end] for part, start, end in zip(found, starts, starts[1:], strict=False) if part.shuffle
        ],
        "shown": {"during": review.during, "after": review.right_after, "later": review.later},
    }
