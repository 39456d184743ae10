"""Activities to read: pages, books, labels, links, files and folders."""

from typing import Annotated, Any, Literal, final

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from coursepack.model.activities.base import ActivityBase
from coursepack.model.scalars import Flag, Identifier
from coursepack.model.text import CourseFile, Node, PlainText, RichText, first_words

Display = Literal["automatic", "embedded", "open", "popup", "new window", "download"]
Numbering = Literal["none", "numbers", "bullets", "indented"]


@final
class Page(ActivityBase):
    """One page of text."""

    activity: SkipJsonSchema[Literal["page"]] = "page"
    text: RichText


class Chapter(Node):
    """One chapter of a book."""

    id: Identifier
    title: PlainText
    text: RichText
    is_subchapter: Flag = False
    hidden: Flag = False


@final
class Book(ActivityBase):
    """Several pages of text, read in order."""

    activity: SkipJsonSchema[Literal["book"]] = "book"
    numbering: Numbering = "numbers"
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]


@final
class Label(ActivityBase):
    """A text or image that stands on the course page itself."""

    activity: SkipJsonSchema[Literal["label"]] = "label"
    text: RichText

    @model_validator(mode="before")
    @classmethod
    def _title_from_text(cls, value: Any) -> Any:
        """A label's name is seen by teachers only: its first words stand in."""
        if isinstance(value, dict) and "title" not in value and value.get("text"):
            return {**value, "title": first_words(value["text"])}
        return value


@final
class Url(ActivityBase):
    """A link to a page of the web."""

    activity: SkipJsonSchema[Literal["url"]] = "url"
    link: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=1333)]
    display: Display = "automatic"


@final
class File(ActivityBase):
    """A file to open or download."""

    activity: SkipJsonSchema[Literal["file"]] = "file"
    file: CourseFile
    display: Display = "automatic"
    show_size: Flag = False
    show_type: Flag = False


@final
class Folder(ActivityBase):
    """Files to open or download together."""

    activity: SkipJsonSchema[Literal["folder"]] = "folder"
    files: Annotated[tuple[CourseFile, ...], Field(min_length=1)]
    on_course_page: Flag = Field(False, description="Show the files on the course page itself.")
    expanded: Flag = True
    download_all: Flag = Field(True, description="Offer all files as one download.")
