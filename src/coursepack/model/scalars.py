"""The small values a course author writes: identifiers, points, percentages, durations."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

IDENTIFIER_PATTERN = r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$"

Identifier = Annotated[
    str,
    StringConstraints(pattern=IDENTIFIER_PATTERN, max_length=60),
    Field(description="Lower-case ASCII words joined by hyphens; never changes once published."),
]
Language = Annotated[
    str,
    StringConstraints(pattern=LANGUAGE_PATTERN),
    Field(description="A language code such as en, fr or pt-BR."),
]
Reference = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*(?:/[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$"),
    Field(description="An id of the same section, or a section's id (or folder) and an id: `module-1/quiz`."),
]
ShortLine = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, pattern=r"^[^\r\n]*$")]

_PERCENT = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*%?\s*$")
_DURATION_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(weeks?|days?|hours?|h|minutes?|min|seconds?|s)\b")
_UNIT_SECONDS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}


def duration_text(seconds: int) -> str:
    """A length of time as an author writes it: `1 h 30 min`."""
    parts = []
    for unit, length in (("weeks", 604_800), ("days", 86_400), ("h", 3_600), ("min", 60), ("s", 1)):
        count, rest = divmod(seconds, length)
        if count and (unit != "weeks" or not rest):
            parts.append(f"{count} {unit.removesuffix('s') if count == 1 and unit != 's' else unit}")
            seconds = rest
    return " ".join(parts) or "0 s"


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return value.lower() == "true"
    raise ValueError("write true or false")


def _percent(value: Any) -> Any:
    if isinstance(value, str):
        match = _PERCENT.match(value)
        if match is None:
            raise ValueError("write a percentage such as 60 %")
        return float(match.group(1))
    return value


def read_duration(value: Any) -> Any:
    """Seconds from a length of time as an author writes it."""
    if not isinstance(value, str):
        return value
    parts = _DURATION_PART.findall(value)
    if not parts or _DURATION_PART.sub("", value).strip(" ,"):
        raise ValueError("write a duration such as 45 min, 2 h or 1 h 30 min")
    return round(sum(float(number) * _UNIT_SECONDS[unit[0]] for number, unit in parts))


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]

Percent = Annotated[
    float,
    BeforeValidator(_percent),
    WithJsonSchema(
        {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\s*-?\d+(\.\d+)?\s*%?\s*$"}]}
    ),
]
"""A share in hundredths: `60` and `60 %` are the same."""

Duration = Annotated[
    int,
    BeforeValidator(read_duration),
    Field(ge=0),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "integer"}], "examples": ["45 min", "2 h", "1 h 30 min"]}
    ),
]
"""A length of time in seconds; written `45 min`, `2 h`, `1 h 30 min`."""

Points = Annotated[float, Field(ge=0, allow_inf_nan=False, description="Points, as the learner sees them.")]


_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def identifier_of(name: str) -> str:
    """A name as an id: `Mon Cours` -> `mon-cours`; '' where no letter or digit of it is Latin."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")
