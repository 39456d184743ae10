"""A thing of the model as the data that a source file says it with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from coursepack.model import (
    UNDETERMINED,
    CalculatedChoice,
    Choice,
    DragChoice,
    DragItem,
    DropZone,
    Marker,
    Node,
    Ordering,
    Pair,
    PlainText,
    RichText,
)
from coursepack.model.text import CourseFile
from coursepack.render.to_markdown import exact_markdown

_ON_A_LINE = (Choice, CalculatedChoice, Pair, DragChoice, DragItem, DropZone, Marker)
"""Things whose own text is written without a paragraph around it."""


@dataclass(frozen=True, slots=True)
class Words:
    """How texts are written down: the language of those that name none, the course's own, and moved files."""

    language: str
    course_language: str
    moved: Mapping[str, str] = field(default_factory=dict)
    """New paths of files, by the path that texts name them with."""


def as_data(thing: Node, words: Words) -> dict[str, Any]:
    """Keys and values that a source file has for the thing; what is as usual is left out."""
    data: dict[str, Any] = {}
    for name, info in type(thing).model_fields.items():
        value = getattr(thing, name)
        if value is None or (not info.is_required() and value == info.get_default(call_default_factory=True)):
            continue
        is_on_a_line = isinstance(thing, Ordering) and name == "items"
        is_on_a_line |= isinstance(thing, _ON_A_LINE) and name in {"text", "label"}
        data[info.alias or name] = _value(value, words, is_on_a_line=is_on_a_line)
    first = {key: data[key] for key in ("id", "type") if key in data}
    return first | data


def _value(value: Any, words: Words, *, is_on_a_line: bool = False) -> Any:
    match value:
        case RichText():
            return _rich(value, words, is_on_a_line=is_on_a_line)
        case PlainText():
            return _plain(
                {_language(language, words): text for language, text in value.values.items()}, words
            )
        case CourseFile():
            return words.moved.get(value.path, value.path)
        case Node():
            return as_data(value, words)
        case tuple() | list():
            return [_value(item, words, is_on_a_line=is_on_a_line) for item in value]
        case dict():
            return {key: _value(item, words) for key, item in value.items()}
        case Enum():
            return value.value
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def _rich(text: RichText, words: Words, *, is_on_a_line: bool) -> Any:
    """The text as Markdown where that says exactly the same, else in its own format."""
    moved = _with_files_moved(text, words)
    if moved.format != "markdown":
        found = {key: exact_markdown(moved, key, inline=is_on_a_line) for key in moved.languages}
        if None in found.values():
            return {"format": moved.format, **_by_language(moved.values, words)}
        return _plain(_by_language({key: markdown or "" for key, markdown in found.items()}, words), words)
    return _plain(_by_language(moved.values, words), words)


def _with_files_moved(text: RichText, words: Words) -> RichText:
    values = dict(text.values)
    for old, new in words.moved.items():
        values = {key: value.replace(f'"{old}"', f'"{new}"') for key, value in values.items()}
    return text if values == text.values else RichText.of(values, text.base, text.format)


def _by_language(values: Mapping[str, str], words: Words) -> dict[str, str]:
    return {_language(language, words): text for language, text in values.items()}


def _plain(values: dict[str, str], words: Words) -> Any:
    """A text alone where it is in the course's own language, else a map by language."""
    return values[words.course_language] if set(values) == {words.course_language} else values


def _language(language: str, words: Words) -> str:
    return words.language if language == UNDETERMINED else language
