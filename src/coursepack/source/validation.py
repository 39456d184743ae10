"""From data to model: each thing that pydantic refuses becomes a Problem with a place and a next step."""

import difflib
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from coursepack.model import Path
from coursepack.problems import Problem
from coursepack.problems.rules import source as rules
from coursepack.source.document import Document
from coursepack.source.plain_words import in_plain_words

Model = TypeVar("Model", bound=BaseModel)


def validated(
    model: type[Model],
    document: Document,
    data: Mapping[str, Any],
    context: Mapping[str, str],
    problems: list[Problem],
) -> Model | None:
    """The model's object for the data, or None after noting every problem.

    `context` has `language` (of texts written without one) and `base` (folder that links start from).
    """
    try:
        return model.model_validate(data, context=dict(context))
    except ValidationError as error:
        problems.extend(
            _problem(model, document, data, details)
            for details in error.errors(include_url=False)
            if not _follows_from_others(details)
        )
        return None


def _problem(model: type[BaseModel], document: Document, data: Any, details: ErrorDetails) -> Problem:
    path = _path_in_data(details["loc"], data)
    message = details["msg"].removeprefix("Value error, ")
    match details["type"]:
        case "extra_forbidden":
            return _unknown_key(model, document, path, details)
        case "missing":
            key = str(details["loc"][-1])
            return rules.MISSING_KEY.at(document.place(path), f"“{key}” is missing here")
        case "union_tag_not_found":
            return rules.MISSING_KEY.at(document.place(path), f"“{_tag_key(details)}” is missing here")
        case "union_tag_invalid":
            key = _tag_key(details)
            known = details.get("ctx", {}).get("expected_tags", "").replace("'", "")
            wrong = str(details.get("ctx", {}).get("tag", ""))
            suggestion = _nearest(wrong, known.split(", "))
            remedy = f"Did you mean “{suggestion}”?" if suggestion else f"Use one of: {known}."
            kind = "question type" if key == "type" else key
            return rules.WRONG_VALUE.at(document.place((*path, key)), f"“{wrong}” is no {kind}", remedy)
        case _:
            pass
    stray = document.translation_below(path)
    if stray is not None and details["type"] != "text":
        return rules.TRANSLATION_UNKNOWN.at(stray, "only texts are translated; this is no text")
    if _lacks_a_space(details):
        message = f"“{details['input']}” is one word"
        return rules.WRONG_VALUE.at(document.place(path), message, "Put a space after the colon.")
    return rules.WRONG_VALUE.at(document.place(path), *in_plain_words(message, details))


def _lacks_a_space(details: ErrorDetails) -> bool:
    """Whether a map was meant and `key:value` written, which YAML takes for a text."""
    return details["type"] == "dict_type" and bool(re.match(r"^\w+:\S", str(details["input"])))


def _tag_key(details: ErrorDetails) -> str:
    """The key whose value says which kind of item it is: `type`, or `shape` for a zone."""
    return str(details.get("ctx", {}).get("discriminator", "type")).replace("'", "")


def _follows_from_others(details: ErrorDetails) -> bool:
    """Whether a list is called too short only because items of it were refused."""
    least = details.get("ctx", {}).get("min_length")
    return (
        details["type"] == "too_short"
        and isinstance(details["input"], list)
        and len(details["input"]) >= (least or 0)
    )


def _path_in_data(location: tuple[int | str, ...], data: Any) -> Path:
    """The location without what pydantic inserts (union tags, names of functions)."""
    path: list[str | int] = []
    for step in location:
        inside_map = isinstance(data, Mapping) and step in data
        inside_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if inside_map or inside_list:
            path.append(step)
            data = data[step]
    return tuple(path)


def _unknown_key(model: type[BaseModel], document: Document, path: Path, details: ErrorDetails) -> Problem:
    key = str(path[-1]) if path else ""
    known = _keys_at(model, details["loc"][:-1])
    suggestion = _nearest(key, known)
    remedy = f"Did you mean “{suggestion}”?" if suggestion else f"Known here: {', '.join(known)}."
    if details["input"] is None and " " in key:
        remedy = "If this is the rest of a text: between { } a text with a comma needs quotes."
    return rules.UNKNOWN_KEY.at(document.place(path, key=True), f"there is no “{key}” here", remedy)


def _nearest(word: str, known: list[str]) -> str | None:
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else None


def _keys_at(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """The keys that the model knows at a location, union tags included in it."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    here = schema
    for step in location:
        here = _resolved(here, definitions)
        if isinstance(step, int):
            here = here.get("items", {})
        elif step in here.get("properties", {}):
            here = here["properties"][step]
        elif "discriminator" in here:
            here = {"$ref": here["discriminator"]["mapping"].get(step, "")}
    return sorted(_resolved(here, definitions).get("properties", {}))


def _resolved(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    for option in schema.get("anyOf", ()):
        if "$ref" in option or option.get("type") == "array":
            schema = option
    name = schema.get("$ref", "").removeprefix("#/$defs/")
    return definitions.get(name, schema) if name else schema
