"""JSON Schemas of the files of a course, made from the model; editors complete and check with them."""

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from coursepack.model import ActivityBase, Agenda, TermList
from coursepack.model.edition import Edition
from coursepack.source.forms import ACTIVITY_KINDS, SETTINGS_BESIDE, STAND_INS, CourseForm, SectionForm

_SOURCE = {
    "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}],
    "description": "A file with the questions (GIFT, Moodle XML, Aiken, a workbook), or one a language.",
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """File name to text of each schema: one a kind of file, and one for its translations."""
    models: dict[str, type[BaseModel]] = {"course": CourseForm, "section": SectionForm}
    models |= {kind: model for kind, model in ACTIVITY_KINDS.items() if kind not in {"page", "book"}}
    result = {}
    for kind, model in models.items():
        schema = _file_schema(kind, model)
        result[f"{kind}.schema.json"] = _text(schema)
        result[f"{kind}.translation.schema.json"] = _text(_translation(schema, kind))
    agenda = _file_schema("agenda", Agenda)
    result["agenda.schema.json"] = _text(agenda)
    result["agenda.translation.schema.json"] = _text(_translation(agenda, "agenda"))
    edition = _file_schema("edition", Edition)
    result["edition.schema.json"] = _text(edition)
    result["edition.translation.schema.json"] = _text(_translation(edition, "edition"))
    result["terms.schema.json"] = _text(_file_schema("terms", TermList))
    return result


def _file_schema(kind: str, model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    if kind not in {"course", "section"}:
        schema["required"] = [name for name in schema.get("required", []) if name != "id"]
    if kind in {"quiz", "bank"}:
        schema["properties"]["source"] = _SOURCE
        schema["required"] = [name for name in schema["required"] if name != "questions"]
    if kind == "section":
        schema["properties"]["activities"]["items"] = _activity_items(schema.setdefault("$defs", {}))
    return {"$schema": _DIALECT, **schema, "title": f"{kind}.yaml" if kind in {"course", "section"} else kind}


def _activity_items(definitions: dict[str, Any]) -> dict[str, Any]:
    """One item under `activities`; what it refers to is added to the definitions."""
    references, shared = models_json_schema(
        [(model, "validation") for model in (ActivityBase, *ACTIVITY_KINDS.values())],
        by_alias=True,
        ref_template="#/$defs/{model}",
    )
    definitions |= shared["$defs"]
    kinds: dict[str, Any] = {
        kind: {
            "anyOf": [{"type": "string"}, references[(model, "validation")]],
            "description": (model.__doc__ or "").strip(),
        }
        for kind, model in ACTIVITY_KINDS.items()
    }
    kinds |= {word: {"type": "string", "description": meaning} for word, meaning in STAND_INS.items()}
    base = definitions["ActivityBase"]["properties"]
    return {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {**kinds, **{name: base[name] for name in SETTINGS_BESIDE}},
    }


def _translation(schema: dict[str, Any], kind: str) -> dict[str, Any]:
    """The same shape with nothing required: a translation holds only texts."""
    relaxed: dict[str, Any] = _without(schema, {"required", "minItems", "default", "discriminator"})
    return {**_without_choice(relaxed), "title": f"{kind} in another language"}


def _without(value: Any, keys: set[str]) -> Any:
    if isinstance(value, dict):
        return {
            key: _without(item, keys)
            for key, item in value.items()
            if key not in keys or (key == "default" and isinstance(item, dict))
        }
    if isinstance(value, list):
        return [_without(item, keys) for item in value]
    return value


def _without_choice(value: Any) -> Any:
    """`oneOf` as `anyOf`: without its `type`, a translated question fits several types."""
    if isinstance(value, dict):
        return {"anyOf" if key == "oneOf" else key: _without_choice(item) for key, item in value.items()}
    return [_without_choice(item) for item in value] if isinstance(value, list) else value


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
