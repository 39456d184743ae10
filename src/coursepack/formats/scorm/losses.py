"""What a SCORM package cannot carry as the course has it."""

import re
from collections.abc import Iterator

from coursepack.formats.base import Kept, Loss
from coursepack.model import Essay, Quiz, RichText, Section
from coursepack.model.walk import texts
from coursepack.render import to_html
from coursepack.web.questions import NotShown
from coursepack.web.words import is_translated

_WEB_MEDIA = re.compile(
    r'<(?:img|audio|video|source|track)\b[^>]*\s(?:src|poster)="(?:https?:)?//', re.IGNORECASE
)


def losses(section: Section, language: str) -> Iterator[Loss]:
    """What becomes of essays, media on the web and settings of the section's quizzes."""
    if not is_translated(language):
        yield Loss(
            section.id, Kept.CHANGED, f"the player speaks English: it has no words in “{language}” yet"
        )
    for activity in section.activities:
        subject = f"{section.id}/{activity.id}"
        for path, text in texts(activity):
            if isinstance(text, RichText) and _WEB_MEDIA.search(to_html(text, language).source):
                where = "/".join(str(part) for part in path)
                yield Loss(
                    subject,
                    Kept.CHANGED,
                    f"media on the web ({where}) are not shown: a package loads nothing",
                )
        if isinstance(activity, Quiz):
            yield from _quiz_losses(activity, subject)


def _quiz_losses(quiz: Quiz, subject: str) -> Iterator[Loss]:
    if quiz.time_limit:
        yield Loss(subject, Kept.CHANGED, "the time limit is left out")
    for question in quiz.questions:
        name = f"{subject}/{question.id}"
        if isinstance(question, Essay):
            yield Loss(
                name,
                Kept.CHANGED,
                f"a place for notes, without its {question.points:g} points: nobody marks it",
            )
        if isinstance(question, NotShown):
            yield Loss(name, Kept.DROPPED, f"{question.type} is not asked yet: only its text is shown")
        if question.hints:
            yield Loss(
                name, Kept.CHANGED, f"{len(question.hints)} hints are left out: the quiz is marked at its end"
            )
