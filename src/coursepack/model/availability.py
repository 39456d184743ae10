"""Restrictions: when learners may open an activity or a section."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, final

from pydantic import BeforeValidator, Discriminator, Field, GetJsonSchemaHandler, Tag, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from typing_extensions import TypeAliasType

from coursepack.model.moments import End, Start
from coursepack.model.scalars import Flag, Identifier, Reference, ShortLine
from coursepack.model.text import Node
from coursepack.model.thresholds import Threshold

Otherwise = Literal["shown", "hidden"]


class ConditionBase(Node):
    """What every condition has."""

    otherwise: Otherwise = Field(
        "shown", description="Whether learners who do not meet it see the name and the reason, or nothing."
    )


@final
class Completed(ConditionBase):
    """An activity is complete."""

    completed: Reference


@final
class NotCompleted(ConditionBase):
    """An activity is not complete."""

    not_completed: Reference


@final
class Passed(ConditionBase):
    """An activity is complete with a pass grade."""

    passed: Reference


@final
class Failed(ConditionBase):
    """An activity is complete with a fail grade."""

    failed: Reference


@final
class SectionCompleted(ConditionBase):
    """Everything that counts for a section's completion is complete."""

    section_completed: Identifier


@final
class From(ConditionBase):
    """From this moment on."""

    from_: Start = Field(alias="from")


@final
class Until(ConditionBase):
    """Until this moment."""

    until: End


@final
class GradeBetween(ConditionBase):
    """The grade of an activity, a grade item, a grade category or the whole course is in a range."""

    grade_of: Reference = Field(description="An activity, a grade item or category, or `course`.")
    at_least: Threshold | None = None
    below: Threshold | None = None

    @model_validator(mode="after")
    def _has_a_bound(self) -> "GradeBetween":
        if self.at_least is None and self.below is None:
            raise ValueError("write at_least, below or both, such as at_least: 60 %")
        return self


@final
class InGroup(ConditionBase):
    """The learner is in a group."""

    group: Identifier = Field(description="Id of a group of the course; `any` for any group.")


@final
class InGrouping(ConditionBase):
    """The learner is in a group of a grouping."""

    grouping: Identifier


@final
class Profile(ConditionBase):
    """A field of the learner's profile has a value.

    Moodle's own fields (such as `country`, `institution`, `department`, `city`) go by their names; any
    other name is the short name of a profile field that the site's administrator made.
    """

    profile: ShortLine
    is_: ShortLine | None = Field(None, alias="is")
    contains: ShortLine | None = None
    does_not_contain: ShortLine | None = None
    starts_with: ShortLine | None = None
    ends_with: ShortLine | None = None
    is_empty: Flag | None = Field(None, description="True: it is empty; false: it is not.")

    @model_validator(mode="after")
    def _one_test(self) -> "Profile":
        tests = (
            self.is_,
            self.contains,
            self.does_not_contain,
            self.starts_with,
            self.ends_with,
            self.is_empty,
        )
        if sum(test is not None for test in tests) != 1:
            raise ValueError("write one test, such as is: Senegal")
        return self


@final
class AllOf(ConditionBase):
    """Each of the conditions is met."""

    all: "Annotated[tuple[Condition, ...], Field(min_length=1)]"


@final
class AnyOf(ConditionBase):
    """At least one of the conditions is met."""

    any: "Annotated[tuple[Condition, ...], Field(min_length=1)]"


@final
class NotAll(ConditionBase):
    """At least one of the conditions is not met."""

    not_all: "Annotated[tuple[Condition, ...], Field(min_length=1)]"


@final
class NoneOf(ConditionBase):
    """None of the conditions is met."""

    none: "Annotated[tuple[Condition, ...], Field(min_length=1)]"


_WORDS: Mapping[str, type[ConditionBase]] = {
    "completed": Completed,
    "not_completed": NotCompleted,
    "passed": Passed,
    "failed": Failed,
    "section_completed": SectionCompleted,
    "from": From,
    "until": Until,
    "grade_of": GradeBetween,
    "group": InGroup,
    "grouping": InGrouping,
    "profile": Profile,
    "all": AllOf,
    "any": AnyOf,
    "not_all": NotAll,
    "none": NoneOf,
}


def _word(value: Any) -> str | None:
    """The key that says which kind of condition it is."""
    if isinstance(value, ConditionBase):
        return next(word for word, kind in _WORDS.items() if isinstance(value, kind))
    if isinstance(value, Mapping):
        return next((word for word in _WORDS if word in value), None)
    return None


def _listed(value: Any) -> Any:
    """A list of conditions stands for all of them."""
    return {"all": value} if isinstance(value, list | tuple) else value


class _OneOrSeveral:
    """In JSON Schema, a list of conditions stands wherever one may."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        one = handler(schema)
        return {"anyOf": [one, {"type": "array", "items": one}]}


Condition = TypeAliasType(
    "Condition",
    Annotated[
        Annotated[Completed, Tag("completed")]
        | Annotated[NotCompleted, Tag("not_completed")]
        | Annotated[Passed, Tag("passed")]
        | Annotated[Failed, Tag("failed")]
        | Annotated[SectionCompleted, Tag("section_completed")]
        | Annotated[From, Tag("from")]
        | Annotated[Until, Tag("until")]
        | Annotated[GradeBetween, Tag("grade_of")]
        | Annotated[InGroup, Tag("group")]
        | Annotated[InGrouping, Tag("grouping")]
        | Annotated[Profile, Tag("profile")]
        | Annotated[AllOf, Tag("all")]
        | Annotated[AnyOf, Tag("any")]
        | Annotated[NotAll, Tag("not_all")]
        | Annotated[NoneOf, Tag("none")],
        Discriminator(
            _word,
            custom_error_type="condition",
            custom_error_message=f"write a condition with one of: {', '.join(_WORDS)}",
        ),
        BeforeValidator(_listed),
        _OneOrSeveral(),
    ],
)
"""When learners may open something; a list means all of its conditions."""

for _kind in (AllOf, AnyOf, NotAll, NoneOf):
    _kind.model_rebuild()
