"""Walking a course: every text in it, with its path."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from coursepack.model.course import Path
from coursepack.model.text import CourseFile, PlainText, RichText


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, PlainText | RichText]]:
    """Every text below `value`, depth first, by the names its fields have in source."""
    if isinstance(value, PlainText | RichText):
        yield path, value
        return
    for step, item in _below(value):
        yield from texts(item, (*path, step))


def course_files(value: Any, path: Path = ()) -> Iterator[tuple[Path, CourseFile]]:
    """Every file named by itself (not in a text) below `value`, depth first."""
    if isinstance(value, CourseFile):
        yield path, value
        return
    if isinstance(value, PlainText | RichText):
        return
    for step, item in _below(value):
        yield from course_files(item, (*path, step))


def _below(value: Any) -> Iterator[tuple[str | int, Any]]:
    """What a value holds that can hold texts: by the names of its fields in source, or by position."""
    if isinstance(value, BaseModel):
        for name, in_source in _fields(type(value)):
            item = getattr(value, name)
            if isinstance(item, BaseModel | tuple):
                yield in_source, item
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield index, item


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())
