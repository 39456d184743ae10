"""Thresholds of a grade: a share of the points, or a number of points."""

import re
from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from coursepack.model.text import Node

_THRESHOLD = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*(%|points?)\s*$")


class Threshold(Node):
    """`60 %` of the points, or `120 points`."""

    percent: Annotated[float, Field(ge=0, le=100)] | None = None
    points: Annotated[float, Field(ge=0)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_source(cls, value: Any) -> Any:
        if isinstance(value, cls | dict):
            return value
        match = _THRESHOLD.match(str(value))
        if match is None:
            raise ValueError("write a share such as 60 %, or points such as 120 points")
        number, unit = match.groups()
        return {"percent": number} if unit == "%" else {"points": number}

    def percent_of(self, maximum: float) -> float:
        """The share in percent of `maximum` points, cut off after five decimals.

        Moodle compares the unrounded quotient of grades that have five decimals, so that a figure rounded
        up shuts out who has exactly the points: 60 of 385 are 15.58441, not 15.58442.
        """
        if self.percent is not None:
            return self.percent
        assert self.points is not None
        if maximum <= 0:
            return 0.0
        return int(self.points * 10_000_000 / maximum) / 100_000

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "description": cls.__doc__, "examples": ["60 %", "120 points"]}
