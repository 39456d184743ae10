"""Acceptances: a warning that an author has looked at and leaves, with the reason."""

from collections.abc import Mapping

from pydantic import Field, field_validator

from coursepack.model.text import Node

Reasons = Mapping[str, str | Mapping[str, str]]


class Accepting(Node):
    """Something in whose source file warnings can be accepted."""

    accept: Reasons = Field(
        {},
        description="Warnings to leave here: code to reason, or code to a map from an id below (such as "
        "`content/first-chapter`) to the reason.",
    )

    @field_validator("accept")
    @classmethod
    def _with_reasons(cls, value: Reasons) -> Reasons:
        for code, reason in value.items():
            reasons = [reason] if isinstance(reason, str) else list(reason.values())
            if not all(text.strip() for text in reasons):
                raise ValueError(f"write why {code} is accepted")
        return value
