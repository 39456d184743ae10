"""A thing of the model as the data that a source file says it with."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, get_args

from pydantic import BeforeValidator

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
from coursepack.model.scalars import duration_text, read_duration
from coursepack.model.text import CourseFile
from coursepack.model.thresholds import Threshold
from coursepack.render.to_markdown import exact_markdown

_UP = "--up--/"
"""Stands for `../` while a text is looked at that begins in another folder than the course's."""
_DAY_END = datetime.time(23, 59, 59)
"""When a day alone ends."""
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
        is_time = isinstance(value, int) and name in _durations(type(thing))
        written = duration_text(value) if is_time else _value(value, words, is_on_a_line=is_on_a_line)
        data[info.alias or name] = written
    first = {key: data[key] for key in ("id", "type") if key in data}
    return first | data


@cache
def _durations(model: type[Node]) -> frozenset[str]:
    """Names of the fields that are lengths of time."""
    return frozenset(
        name
        for name, info in model.model_fields.items()
        if any(
            isinstance(item, BeforeValidator) and item.func is read_duration
            for item in (
                *info.metadata,
                *(part for kind in get_args(info.annotation) for part in _marks(kind)),
            )
        )
    )


def _marks(kind: Any) -> tuple[Any, ...]:
    return tuple(getattr(kind, "__metadata__", ()))


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
        case Threshold(percent=float(percent)):
            return f"{percent:.10g} %"
        case Threshold():
            return f"{value.points:.10g} points"
        case Node():
            return as_data(value, words)
        case tuple() | list():
            return [_value(item, words, is_on_a_line=is_on_a_line) for item in value]
        case dict():
            return {key: _value(item, words) for key, item in value.items()}
        case datetime.datetime():
            return str(value.date()) if value.time() == _DAY_END else value.strftime("%Y-%m-%d %H:%M")
        case datetime.date():
            return str(value)
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
        level = _with_values(
            moved, {key: text.replace('"../', f'"{_UP}') for key, text in moved.values.items()}
        )
        found = {
            key: (exact_markdown(level, key, inline=is_on_a_line) or "").replace(_UP, "../") or None
            for key in moved.languages
        }
        if None in found.values():
            return {"format": moved.format, **_by_language(moved.values, words)}
        return _plain(_by_language({key: markdown or "" for key, markdown in found.items()}, words), words)
    return _plain(_by_language(moved.values, words), words)


def _with_values(text: RichText, values: Mapping[str, str]) -> RichText:
    return text if values == text.values else RichText.of(values, text.base, text.format)


def _with_files_moved(text: RichText, words: Words) -> RichText:
    values = dict(text.values)
    for old, new in words.moved.items():
        values = {key: value.replace(f'"{old}"', f'"{new}"') for key, value in values.items()}
    return _with_values(text, values)


def _by_language(values: Mapping[str, str], words: Words) -> dict[str, str]:
    return {_language(language, words): text for language, text in values.items()}


def _plain(values: dict[str, str], words: Words) -> Any:
    """A text alone where it is in the course's own language, else a map by language."""
    return values[words.course_language] if set(values) == {words.course_language} else values


def _language(language: str, words: Words) -> str:
    return words.language if language == UNDETERMINED else language
