"""The term list: one wording a language for one thing, and the wordings to avoid."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from coursepack.model.scalars import LANGUAGE_PATTERN, Identifier, Language, ShortLine
from coursepack.model.text import Node, PlainText

_IS_LANGUAGE = re.compile(LANGUAGE_PATTERN).match


class Term(Node):
    """A term: its wording under each language's code, and wordings to avoid."""

    id: Identifier
    text: PlainText
    avoid: Mapping[Language, tuple[ShortLine, ...]] = Field(
        {}, description="Wordings not to use, by language."
    )

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any) -> Any:
        if not isinstance(value, Mapping) or "text" in value:
            return value
        texts = {key: item for key, item in value.items() if _IS_LANGUAGE(str(key)) and key != "id"}
        others = {key: item for key, item in value.items() if key not in texts}
        return {**others, "text": texts} if texts else others

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        fields = handler.resolve_ref_schema(handler(schema))
        properties = fields["properties"]
        return {
            "type": "object",
            "description": (cls.__doc__ or "").strip(),
            "properties": properties,
            "patternProperties": {LANGUAGE_PATTERN: {"type": "string"}},
            "additionalProperties": False,
            "required": ["id"],
            "minProperties": 2,
        }


class TermList(Node):
    """A file terms.yaml."""

    terms: tuple[Term, ...] = ()
