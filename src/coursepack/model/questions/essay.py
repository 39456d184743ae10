"""What a person marks, and what nobody marks: essays and descriptions."""

from typing import Annotated, Literal, final

from pydantic import Field, model_validator

from coursepack.model.questions.base import UnhintedQuestion
from coursepack.model.scalars import Flag, Points
from coursepack.model.text import RichText


@final
class Essay(UnhintedQuestion):
    """A text or files, marked by a person."""

    type: Literal["essay"]
    response_format: Literal["editor", "editorfilepicker", "plain", "monospaced", "noinline"] = Field(
        "editor", description="What the learner writes in; `noinline` takes files only."
    )
    response_required: Flag = Field(True, description="Whether some text must be written.")
    response_lines: Annotated[int, Field(ge=2, le=100, description="Height of the box.")] = 10
    min_words: Annotated[int, Field(ge=1, description="Fewest words.")] | None = None
    max_words: Annotated[int, Field(ge=1, description="Most words.")] | None = None
    attachments: Annotated[int, Field(ge=-1, le=3, description="How many files; -1 for any number.")] = 0
    attachments_required: Annotated[int, Field(ge=0, le=3, description="How many files at the least.")] = 0
    max_file_size: Annotated[int, Field(ge=0, description="Bytes; 0 for the course's own limit.")] = 0
    file_types: tuple[str, ...] = Field((), description="Such as .pdf or document; any when empty.")
    grader_info: RichText | None = Field(None, description="Shown to those who mark.")
    template: RichText | None = Field(None, description="What stands in the box at the beginning.")

    @model_validator(mode="after")
    def _words_in_order(self) -> "Essay":
        if self.min_words and self.max_words and self.min_words > self.max_words:
            raise ValueError("min_words is larger than max_words")
        return self


@final
class Description(UnhintedQuestion):
    """A text between questions; nothing is asked."""

    type: Literal["description"]
    points: Points = 0.0
