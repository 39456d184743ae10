"""What a SCORM package cannot carry as the course has it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

from coursepack.formats.base import Kept, Loss
from coursepack.model import (
    Activity,
    Assignment,
    Book,
    ChoiceActivity,
    Essay,
    ExternalTool,
    Feedback,
    File,
    Folder,
    Forum,
    Glossary,
    Label,
    Lesson,
    Page,
    QuestionBank,
    Quiz,
    RichText,
    Scorm,
    Section,
    Training,
    Url,
    Wiki,
    Workshop,
)
from coursepack.model.visible import hidden_parts, without_hidden
from coursepack.model.walk import texts
from coursepack.render import to_html
from coursepack.web.questions import SEVERAL_TRIES
from coursepack.web.showing import is_shown
from coursepack.web.words import is_translated

_OPEN = "it is open to everybody from the start: a package keeps no restriction (`available_when`)"
_ADAPTIVE = frozenset({"adaptive", "adaptivenopenalty"})
_WEB_MEDIA = re.compile(
    r'<(?:img|audio|video|source|track)\b[^>]*\s(?:src|poster)="(?:https?:)?//', re.IGNORECASE
)


def losses(section: Section, languages: Sequence[str]) -> Iterator[Loss]:
    """What is hidden and left out, and what becomes of essays, media on the web and settings of quizzes."""
    for subject in hidden_parts(section):
        yield Loss(subject, Kept.CHANGED, "it is left out: hidden from learners")
    if not section.hidden:
        yield from _section_losses(without_hidden(section), languages)


def _section_losses(section: Section, languages: Sequence[str]) -> Iterator[Loss]:
    if section.available_when is not None:
        yield Loss(section.id, Kept.CHANGED, _OPEN)
    for language in languages:
        if not is_translated(language):
            yield Loss(
                section.id, Kept.CHANGED, f"the player speaks English: it has no words in “{language}” yet"
            )
    for activity in section.activities:
        subject = f"{section.id}/{activity.id}"
        for path, text in texts(activity):
            if isinstance(text, RichText) and any(
                _WEB_MEDIA.search(to_html(text, language).source) for language in languages
            ):
                where = "/".join(str(part) for part in path)
                yield Loss(
                    subject,
                    Kept.CHANGED,
                    f"media on the web ({where}) are not shown: a package loads nothing",
                )
        yield from _activity_losses(activity, subject)


def moved_gaps(faces: Sequence[Mapping[str, Any]], subject: str) -> Iterator[Loss]:
    """Questions whose gaps stand in another order in another language; the data of their script by language."""
    for numbers in zip(*(_gaps_of(data) for data in faces), strict=True):
        name, first = numbers[0]
        if any(gaps != first for _, gaps in numbers):
            yield Loss(
                f"{subject}/{name}",
                Kept.CHANGED,
                "its gaps stand in another order in another language: changing the language moves the answers",
            )


def _gaps_of(data: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for quiz in data["quizzes"]:
        for question in quiz["questions"]:
            key = question["key"]
            gaps = [part["id"] for part in key["parts"]] if "parts" in key else key.get("right")
            yield f"{quiz['id']}/{question['name'].rpartition('.')[2]}", gaps


def _activity_losses(activity: Activity, subject: str) -> Iterator[Loss]:
    if activity.available_when is not None and is_shown(activity):
        yield Loss(subject, Kept.CHANGED, _OPEN)
    match activity:
        case Quiz():
            yield from _quiz_losses(activity, subject)
        case Assignment():
            yield Loss(subject, Kept.CHANGED, "it is read, and handed in elsewhere")
        case Url() | File() | Folder():
            yield Loss(subject, Kept.CHANGED, "the link or file is left out")
        case Forum() | Wiki() | Feedback() | ChoiceActivity() | ExternalTool() | Workshop():
            yield Loss(subject, Kept.CHANGED, "it is left out: it lives in the learning platform")
        case Scorm() | Lesson():
            yield Loss(subject, Kept.CHANGED, "it is left out: the player does not show it yet")
        case Page() | Label() if not is_shown(activity):
            yield Loss(
                subject, Kept.CHANGED, "it is left out: completion and grades live in the learning platform"
            )
        case Page() | Book() | Label() | Glossary() | Training() | QuestionBank():
            return
        case _:
            assert_never(activity)


def _settings_lost(quiz: Quiz) -> Iterator[str]:
    """Settings that nobody outside a platform can hold learners to, or that the player does not follow."""
    lost = {
        "the time limit is left out": quiz.time_limit,
        "its dates are left out: set them where the package stands": quiz.opens or quiz.closes,
        "the password is left out": quiz.password,
        "the waiting time between tries is left out": quiz.wait_before_second or quiz.wait_before_later,
        "learners may go back to earlier questions": quiz.in_order_only,
        "a finished question cannot be tried again at once": quiz.redo_questions,
        "learners are not asked how certain they are": quiz.behaviour in {"deferredcbm", "immediatecbm"},
        "each question is checked once, without further tries": quiz.behaviour in _ADAPTIVE,
    }
    return (what for what, is_lost in lost.items() if is_lost)


def _quiz_losses(quiz: Quiz, subject: str) -> Iterator[Loss]:
    yield from (Loss(subject, Kept.CHANGED, what) for what in _settings_lost(quiz))
    if quiz.draws:
        count = sum(draw.count for draw in quiz.draws)
        yield Loss(
            subject, Kept.CHANGED, f"its {count} random questions are drawn once, the same for everybody"
        )
    for question in quiz.questions:
        name = f"{subject}/{question.id}"
        if isinstance(question, Essay):
            yield Loss(
                name,
                Kept.CHANGED,
                f"a place for notes, without its {question.points:g} points: nobody marks it",
            )
        if question.hints and quiz.behaviour not in SEVERAL_TRIES:
            yield Loss(
                name, Kept.CHANGED, f"{len(question.hints)} hints are left out: the quiz allows a single try"
            )
