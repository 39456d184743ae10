"""Finding: a problem known by its path in the course; whoever holds the positions makes it a Problem."""

from dataclasses import dataclass

from coursepack.problems.rule import Rule


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found at a path of the course."""

    rule: Rule
    path: tuple[str | int, ...]
    message: str
    remedy: str | None = None
    language: str | None = None
    line: int | None = None
    """Line within the text at `path`, counted from 0."""
    written: str = ""
    """The words on that line that are meant; '' for the line as a whole."""
    accepted: str = ""
    """The author's reason for leaving it so, where one is given."""
