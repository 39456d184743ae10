"""Fields in words, and texts short enough for a line."""

import html
import re

from coursepack.comparing import steps_of
from coursepack.release.guide.escape import escaped
from coursepack.release.guide.news.fields import FIELDS, LANGUAGES
from coursepack.release.guide.news.phrases import PHRASES

SHOWN = 70
"""Characters of a value."""
_SHORT = 40
"""Characters of what an item of a list is called."""
_STEP = re.compile(r"^(.*?)(?:\[(\d+)\])?( \(order\))?$", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")


def field_name(path: str, language: str, of: str = "") -> str:
    """A field in words, as Markdown: `answers[2].fraction` is “answer 2, grade”.

    Steps without words are shown as they are. `of` is what the item of a list is called that it is in.
    """
    quote = PHRASES[language].quote
    named = quote.format(escaped(shortened(plain(of), _SHORT))) if of else ""
    steps = steps_of(path)
    listed = max(
        (place for place, step in enumerate(steps) if not _is_known(step) or "[" in step), default=-1
    )
    said: list[str] = []
    for place, step in enumerate(steps):
        words = escaped(step_name(step, language))
        if place == listed and named:
            words = f"{words} {named}" if _is_known(step) else named
            if said and not _is_known(step):
                words = f"{said.pop()} {words}"
        said.append(words)
    return ", ".join(said)


def step_name(step: str, language: str) -> str:
    """One step of a path in words."""
    match = _STEP.match(step)
    assert match is not None
    name, position, order = match.groups()
    words = FIELDS.get(name)
    said = words[LANGUAGES.index(language)] if words else name
    if position:
        said = f"{said} {position}"
    return f"{said}, {PHRASES[language].order}" if order else said


def _is_known(step: str) -> bool:
    match = _STEP.match(step)
    return match is not None and match.group(1) in FIELDS


def shortened(text: str, most: int = SHOWN) -> str:
    """The text cut where it is longer than a value may be."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def plain(text: str) -> str:
    """The words of a text that may have markup."""
    return " ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", text))).split())
