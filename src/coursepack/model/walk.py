"""Walking a course: every text in it, with its path."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from coursepack.model.course import Path
from coursepack.model.text import CourseFile, PlainText, RichText


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, PlainText | RichText]]:
    """Every text below `value`, depth first, by the names its fields have in source."""
    if isinstance(value, PlainText | RichText):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from texts(item, (*path, index))


def course_files(value: Any, path: Path = ()) -> Iterator[tuple[Path, CourseFile]]:
    """Every file named by itself (not in a text) below `value`, depth first."""
    if isinstance(value, CourseFile):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from course_files(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from course_files(item, (*path, index))
