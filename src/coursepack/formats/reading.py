"""What reading a foreign question bank gives, in whatever format it is.

A reader is a function `read(data, file)`: it never raises for what stands in the file. What could be read is
in `entries`, what coursepack has no model for is in `kept_aside` as it was, and everything wrong is in
`problems`, with positions in that file.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from pydantic import ConfigDict, TypeAdapter

from coursepack.model import Question, RichText
from coursepack.problems import Place, Problem

QUESTION: TypeAdapter[Question] = TypeAdapter(Question, config=ConfigDict(defer_build=True))
"""Makes a question of what stands in a file; built when the first one is read, since it takes its time."""

_NO_FILES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Category:
    """A question bank category: its names from the outermost one, and what the file says of it."""

    path: tuple[str, ...]
    info: RichText | None = None
    idnumber: str | None = None


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question, the names of its categories from the outermost one, and where it stands in the file."""

    question: Question
    place: Place
    category: tuple[str, ...] = ()
    stored: bool = True
    """Whether Moodle would store it; its importer refuses some questions, and after others all that follow."""
    original: Question | None = None
    """The question as it was when the file was made, where the file keeps that; then it is known what was changed."""


@dataclass(frozen=True, slots=True)
class KeptAside:
    """A question of a type that coursepack does not model, as it was."""

    type: str
    """The type's name, as the format has it: `stack`."""
    name: str
    """The question's own name, as far as it can be told; else ''."""
    raw: bytes
    """Its part of the file."""
    place: Place
    category: tuple[str, ...] = ()
    stored: bool = False
    """Whether Moodle would store it, being of a type of Moodle's core."""


@dataclass(frozen=True, slots=True)
class ReadBank:
    """Everything that a file holds. Texts have the language `und`; their files are named from `files`."""

    entries: tuple[ReadQuestion, ...] = ()
    kept_aside: tuple[KeptAside, ...] = ()
    categories: tuple[Category, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=lambda: _NO_FILES)
    """Files of texts and images, by the path that the questions name them by."""
    problems: tuple[Problem, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many questions of each type Moodle would store, by its names of the types."""
        types: list[str] = [entry.question.type for entry in self.entries if entry.stored]
        types += [kept.type for kept in self.kept_aside if kept.stored]
        return dict(sorted(Counter(types).items()))


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles while a file is read: reading makes a great many objects and no cycles, and the search
    would go through them again and again, for a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


Reader = Callable[[bytes, str], ReadBank]
"""From the bytes of a file, and its name in messages, to what it holds."""
