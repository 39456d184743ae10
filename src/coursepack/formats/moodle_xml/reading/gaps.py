"""Texts with numbered gaps: `[[1]]` becomes `{{name}}`, where the name is the id of the first choice."""

import re
from collections.abc import Callable

from coursepack.formats.identifiers import identifier
from coursepack.formats.moodle_xml.reading.heads import combined_feedback, hints
from coursepack.formats.moodle_xml.reading.tree import Element
from coursepack.formats.moodle_xml.reading.values import Data, QuestionReader, plain, rich
from coursepack.problems.rules import moodle_xml as rules

_GAP = re.compile(r"\[\[(\d{1,4})\]\]", re.ASCII)
_TAG = re.compile(r"<[^<>]*>")
_MAX_NAME = 30
_MAX_GROUP = 20


def gap_select(reader: QuestionReader, text: Data) -> Data:
    """Choices of drop-down lists; `text` is that of the head, and gets names for its numbers."""

    def choice(element: Element) -> Data | None:
        words = reader.line(reader.string(element, "text"))
        return {"text": plain(words.replace("&lt;", "<"))} if words else None

    tag = "selectoption" if reader.element.first("selectoption") is not None else "answer"
    return _with_choices(reader, text, tag, choice)


def drag_drop_text(reader: QuestionReader, text: Data) -> Data:
    """Words to drag; `text` is that of the head, and gets names for its numbers."""

    def choice(element: Element) -> Data | None:
        words = reader.string(element, "text")
        unlimited = {"unlimited": True} if element.first("infinite") is not None else {}
        return {"text": rich(words), **unlimited} if words else None

    return _with_choices(reader, text, "dragbox", choice)


def _with_choices(
    reader: QuestionReader, text: Data, tag: str, choice: Callable[[Element], Data | None]
) -> Data:
    found = [(element, choice(element)) for element in reader.element.all(tag)]
    names = _name_gaps(reader, text, [data for _, data in found])
    choices = []
    for number, (element, data) in enumerate(found, start=1):
        if data is not None:
            group = reader.whole(element, "group", 1, 1, _MAX_GROUP)
            named = {"id": names[number]} if number in names else {}
            choices.append({**named, **data, **({"group": group} if group != 1 else {})})
    return {
        "choices": tuple(choices),
        "shuffle": reader.flag(reader.element, "shuffleanswers", default=True),
        **combined_feedback(reader),
        **hints(reader, parts=True),
    }


def _name_gaps(reader: QuestionReader, text: Data, choices: list[Data | None]) -> dict[int, str]:
    """Names of the gaps by number, after the choices that fill them; the text is changed."""
    names: dict[int, str] = {}
    written = next(iter(text["values"].values()))

    def named(match: re.Match[str]) -> str:
        number = int(match.group(1))
        if not 1 <= number <= len(choices) or (choice := choices[number - 1]) is None:
            reader.note(rules.CHOICE_MISSING, f"there is no choice {number}")
            return match.group()
        if number not in names:
            names[number] = gap_name(_words(choice), number, written, set(names.values()))
        return f"{{{{{names[number]}}}}}"

    text["values"] = {language: _GAP.sub(named, value) for language, value in text["values"].items()}
    return names


def gap_name(words: str, number: int, text: str, taken: set[str]) -> str:
    """A name for a gap: the words that belong there, if they are few, else a number."""
    name = identifier(_TAG.sub(" ", words))
    if not name or len(name) > _MAX_NAME:
        name = f"gap-{number}"
    while name in taken or f"{{{{{name}}}}}" in text:
        name = f"{name[:_MAX_NAME]}-{number}"
    return name


def _words(choice: Data) -> str:
    return str(next(iter(choice["text"]["values"].values())))
