"""Texts: what an author writes once in each language of the course."""

import posixpath
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    TypeAdapter,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from coursepack.model.scalars import LANGUAGE_PATTERN, Language

TextFormat = Literal["markdown", "html", "plain", "moodle"]
"""How a text is written. `moodle` is Moodle's auto-format: plain lines with some HTML."""

UNDETERMINED = "und"
"""The language of a text read from a file that does not say which it is."""

EACH_LANGUAGE_ITS_OWN = frozenset({"aliases"})
"""Lists in which the languages do not correspond item by item."""

_LANGUAGE = TypeAdapter(Language)
_MARKUP = re.compile(r"<[^>]*>|!?\[|\]\([^)]*\)|^:::.*$|[*_#`>\]]", re.MULTILINE)


class Node(BaseModel):
    """Everything in a course: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class _Localised(Node):
    values: Mapping[str, str]

    def __bool__(self) -> bool:
        return any(value.strip() for value in self.values.values())

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.values)

    def has(self, language: str) -> bool:
        """Whether the text is written in this language."""
        return language in self.values or UNDETERMINED in self.values

    def get(self, language: str) -> str:
        """The text in this language, else in the first language it is written in, else ''."""
        if language in self.values:
            return self.values[language]
        return next(iter(self.values.values()), "")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        languages: JsonSchemaValue = {
            "type": "object",
            "patternProperties": {LANGUAGE_PATTERN: {"type": "string"}},
            "additionalProperties": False,
            "minProperties": 1,
        }
        if "format" in cls.model_fields:
            languages["properties"] = {"format": {"enum": ["markdown", "html", "plain", "moodle"]}}
        return {"description": (cls.__doc__ or "").strip(), "anyOf": [{"type": "string"}, languages]}


class PlainText(_Localised):
    """A name or title: one line without markup, in each language."""

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any, info: ValidationInfo) -> Any:
        if type(value) is str and "\n" not in value and (line := value.strip()):
            return {"values": {(info.context or {}).get("language", UNDETERMINED): line}}
        values = _language_values(value, info)
        for language, text in values.items():
            if not isinstance(text, str) or not text.strip():
                raise _no_text("this {language} text is empty", language)
            if "\n" in text.strip():
                raise _no_text("a name is one line", language)
        return {"values": {language: text.strip() for language, text in values.items()}}


class RichText(_Localised):
    """A text in Markdown (or the format named beside it), in each language."""

    format: TextFormat = "markdown"
    base: str = ""
    """Folder, relative to the course, from which links and images in the text are resolved."""

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any, info: ValidationInfo) -> Any:
        if type(value) is dict and "values" in value:  # what readers of files give, thousands at a time
            return value
        text_format = "markdown"
        if isinstance(value, Mapping) and "format" in value and "values" not in value:
            text_format = value["format"]
            value = {key: item for key, item in value.items() if key != "format"}
        if isinstance(value, Mapping) and "values" in value:
            return value
        values = _language_values(value, info)
        for language, text in values.items():
            if not isinstance(text, str):
                raise _no_text("the {language} text is not text", language)
        return {"values": values, "format": text_format, "base": (info.context or {}).get("base", "")}

    @classmethod
    def of(cls, values: Mapping[str, str], base: str = "", text_format: TextFormat = "markdown") -> Self:
        """A text from its languages, its folder and its format."""
        return cls.model_validate({"values": dict(values), "format": text_format, "base": base})


class CourseFile(Node):
    """A file of the course, written as its path from the folder of the file that names it."""

    path: Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
    base: str = ""
    """Folder, relative to the course, from which the path starts."""

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            return {"path": value, "base": (info.context or {}).get("base", "")}
        return value

    @property
    def course_path(self) -> str:
        """The path from the course's folder; begins with `..` where it leads out of it."""
        return posixpath.normpath(posixpath.join(self.base, self.path))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"description": (cls.__doc__ or "").strip(), "type": "string"}


def first_words(value: Any, length: int = 50) -> Any:
    """A name for a text that has none of its own: its first words in each language, without markup."""
    if isinstance(value, RichText):
        value = value.values
    if isinstance(value, Mapping):
        return {key: first_words(text, length) for key, text in value.items() if key != "format"}
    if not isinstance(value, str):
        return value
    words = " ".join(_MARKUP.sub(" ", value).split())
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + "…"


def _no_text(message: str, language: str) -> PydanticCustomError:
    return PydanticCustomError("text", message, {"language": language})


def _language_values(value: Any, info: ValidationInfo) -> dict[str, Any]:
    if isinstance(value, _Localised):
        return dict(value.values)
    if isinstance(value, str):
        return {(info.context or {}).get("language", UNDETERMINED): value}
    if not isinstance(value, Mapping) or not value:
        raise _no_text("write a text, or a map from language to text", "")
    if set(value) == {"values"}:
        return dict(value["values"])
    for language in value:
        if language != UNDETERMINED:
            _LANGUAGE.validate_python(language)
    return dict(value)
