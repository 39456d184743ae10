"""Glossaries: terms and what they mean."""

from typing import Annotated, Literal, final

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from coursepack.model.acceptance import Accepting
from coursepack.model.activities.base import ActivityBase
from coursepack.model.scalars import Flag, Identifier, ShortLine
from coursepack.model.text import Node, PlainText, RichText


class GlossaryEntry(Accepting):
    """A term and what it means."""

    id: Identifier
    term: PlainText
    aliases: tuple[PlainText, ...] = Field((), description="Other forms of the term found in running text.")
    definition: RichText
    categories: tuple[Identifier, ...] = Field((), description="Ids of categories of this glossary.")
    linked: Flag | None = Field(None, description="Link the term in texts; the glossary's own without it.")
    case_sensitive: Flag = False
    whole_words: Flag = True
    tags: tuple[ShortLine, ...] = ()


class GlossaryCategory(Node):
    """A group of entries."""

    id: Identifier
    title: PlainText
    linked: Flag = Field(False, description="Link the category's name in texts.")


@final
class Glossary(ActivityBase):
    """Terms and what they mean, linked from the text."""

    activity: SkipJsonSchema[Literal["glossary"]] = "glossary"
    linked: Flag = Field(True, description="Link terms in texts to their entries.")
    main: Flag = Field(False, description="The course's main glossary.")
    approval: Flag = Field(False, description="A teacher approves what learners add.")
    duplicates: Flag = Field(False, description="The same term may stand twice.")
    comments: Flag = Field(False, description="Learners may comment on entries.")
    format: Literal["dictionary", "continuous", "encyclopedia", "entrylist", "faq", "fullwithoutauthor"] = (
        "dictionary"
    )
    entries_on_a_page: Annotated[int, Field(ge=1, le=1000)] = 20
    categories: tuple[GlossaryCategory, ...] = ()
    entries: tuple[GlossaryEntry, ...] = ()
