"""Every other value that a thing of the model may have, one at a time."""

import datetime
import types
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from coursepack.model import Node, PlainText, RichText
from coursepack.model.text import CourseFile

Path = tuple[str | int, ...]
_MOMENTS = (datetime.datetime(2026, 3, 1, 8, 30), datetime.datetime(2026, 3, 9, 23, 59, 59))  # noqa: DTZ001
_NUMBERS = (0, 1, 3)
_LEFT_OUT = frozenset({"id", "activity", "accept", "available_when", "complete_when", "questions"})
"""Fields with tests of their own, and those that say what a thing is."""


def variants(thing: Node) -> Iterator[tuple[Path, Any, Node]]:
    """The thing with one value changed, wherever it stands in it: the path, the value, and the thing."""
    for path, value in _changes(thing, ()):
        found = _with(thing, path, value)
        try:
            yield path, value, type(thing).model_validate(found.model_dump(by_alias=True))
        except ValidationError:
            continue  # the model does not allow it beside the other values


def _changes(thing: Node, path: Path) -> Iterator[tuple[Path, Any]]:
    for name, info in type(thing).model_fields.items():
        value = getattr(thing, name)
        if name in _LEFT_OUT:
            continue
        yield from _inside(value, (*path, name))
        adapter: TypeAdapter[Any] = TypeAdapter(Annotated[info.annotation, *info.metadata, None])
        for other in _others(info.annotation):
            if other != value and _is_allowed(adapter, other):
                yield (*path, name), other


def _inside(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, PlainText | RichText | CourseFile):
        return
    if isinstance(value, Node):
        yield from _changes(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(item, (*path, index))


def _is_allowed(adapter: TypeAdapter[Any], value: Any) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def _others(annotation: Any) -> Iterable[Any]:
    """Values of a type; None for what may lack is among them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _others(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        return [value for item in get_args(annotation) for value in _others(item)]
    if origin is Literal:
        return get_args(annotation)
    if annotation is type(None):
        return (None,)
    if annotation is bool:
        return (True, False)
    if annotation in {int, float}:
        return [annotation(number) for number in _NUMBERS] + ([2.5] if annotation is float else [])
    return _MOMENTS if annotation is datetime.datetime else ()


def _with(thing: Any, path: Path, value: Any) -> Any:
    """The thing with another value at a path."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(thing, tuple):
        index = int(first)
        return (*thing[:index], _with(thing[index], rest, value), *thing[index + 1 :])
    return thing.model_copy(update={str(first): _with(getattr(thing, str(first)), rest, value)})
