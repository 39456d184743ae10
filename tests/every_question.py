"""A course with every type of question and every option, and which options a question model has."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from coursepack.formats.losses import NOT_MOODLES
from coursepack.model import Description, Hint, Question
from coursepack.model.questions.base import UnhintedQuestion
from coursepack.model.text import CourseFile, Node, PlainText, RichText

COURSE = Path(__file__).parent / "courses/every-question"

QUESTION_MODELS = get_args(get_args(Question)[0])
"""The model of each type."""

_TEXTS = (PlainText, RichText, CourseFile)
Option = tuple[str, str, str]
"""Type of question and part of it, setting, value: what an author can choose."""


def options_of_models() -> set[Option]:
    """Every setting of every part of every type, with each value of those that have a list of values."""
    found: set[Option] = set()
    for model in QUESTION_MODELS:
        for part in _parts(model):
            if issubclass(model, UnhintedQuestion) and part is Hint:
                continue
            for name, field in part.model_fields.items():
                if name not in _no_options(model):
                    values = _values(field.annotation) or {"given"}
                    found |= {(f"{_type_of(model)} {part.__name__}", name, value) for value in values}
    return found


def options_used(questions: list[Question]) -> set[Option]:
    """Every option that the questions use; a setting without a list of values when it is not the usual one."""
    found: set[Option] = set()
    for question in questions:
        for node in _nodes(question):
            for name, field in type(node).model_fields.items():
                value = getattr(node, name)
                where = (f"{question.type} {type(node).__name__}", name)
                if _values(field.annotation):
                    found.add((*where, str(value)))
                elif name in node.model_fields_set and value not in (None, field.default):
                    found.add((*where, "given"))
    return found


def _no_options(model: type[Node]) -> frozenset[str]:
    """Settings that are none in Moodle, and those that this type refuses."""
    none = NOT_MOODLES | {"type", "shape", "id"}
    if issubclass(model, UnhintedQuestion):
        none |= {"hints"}
    return none | {"points"} if model is Description else none


def _type_of(model: type[Node]) -> str:
    return str(get_args(model.model_fields["type"].annotation)[0])


def _parts(model: type[Node]) -> Iterator[type[Node]]:
    """The model and what it is made of, without the texts."""
    seen: list[type[Node]] = [model]
    for part in seen:
        for field in part.model_fields.values():
            seen += [inner for inner in _classes(field.annotation) if inner not in seen]
    yield from seen


def _classes(annotation: Any) -> Iterator[type[Node]]:
    if isinstance(annotation, type) and issubclass(annotation, Node):
        if not issubclass(annotation, _TEXTS):
            yield annotation
        return
    for inner in get_args(annotation):
        yield from _classes(inner)


def _values(annotation: Any) -> set[str]:
    """The values to choose from: of a yes or no, and of names; none for numbers and texts."""
    origin = get_origin(annotation)
    if annotation is bool:
        return {"True", "False"}
    if origin is Literal:
        return {str(value) for value in get_args(annotation)} - {"*"}
    if origin is Annotated:
        return _values(get_args(annotation)[0])
    if origin in (Union, UnionType):
        inner = [_values(item) for item in get_args(annotation) if item is not NoneType]
        named = set().union(*inner)
        return named | {"None"} if named and NoneType in get_args(annotation) else named
    return set()


def _nodes(value: Any) -> Iterator[Node]:
    if isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, Node) and not isinstance(value, _TEXTS):
        yield value
        for name in type(value).model_fields:
            yield from _nodes(getattr(value, name))


def by_part(options: set[Option]) -> dict[str, list[str]]:
    """Options in words, for messages."""
    found: dict[str, list[str]] = defaultdict(list)
    for part, name, value in sorted(options):
        found[part].append(f"{name}: {value}")
    return dict(found)
