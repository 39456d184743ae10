"""Groups and groupings of learners."""

from typing import Literal

from coursepack.model.scalars import Identifier
from coursepack.model.text import Node, PlainText, RichText

GroupMode = Literal["none", "separate", "visible"]


class Group(Node):
    """A group that learners can be put into; it is empty until the teacher fills it."""

    id: Identifier
    title: PlainText
    text: RichText | None = None


class Grouping(Node):
    """Groups that belong together."""

    id: Identifier
    title: PlainText
    text: RichText | None = None
    groups: tuple[Identifier, ...] = ()
