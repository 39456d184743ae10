"""From a path in the course to the file, line and column where it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from coursepack.model import Path
from coursepack.problems import Place
from coursepack.source.document import Document


@dataclass(slots=True)
class Places:
    """Positions of a whole course: each file knows its own, this knows which file."""

    documents: dict[Path, Document] = field(default_factory=dict)
    texts: dict[Path, Place] = field(default_factory=dict)
    """Markdown files: path of the text, language last, to the place of its first line. Question files: path of
    the question to its place."""
    moved: dict[Path, Path] = field(default_factory=dict)
    """Where a section or activity stands among those written, when one before it could not be read."""

    def note_kept(self, path: Path, kept: Sequence[object | None]) -> None:
        """That the list at `path` is left without what could not be read, which is None in `kept`."""
        written = [number for number, item in enumerate(kept) if item is not None]
        moved = {(*path, number): (*path, was) for number, was in enumerate(written) if number != was}
        self.moved.update(moved)

    def of(self, path: Path, *, key: bool = False) -> Place:
        """The place of what stands at `path`, or of the nearest thing that holds it."""
        path = self._as_written(path)
        for length in range(len(path), -1, -1):
            prefix = path[:length]
            if prefix in self.texts:
                return self.texts[prefix]
            if prefix in self.documents:
                return self.documents[prefix].place(path[length:], key=key)
        return Place("course.yaml")

    def of_text_line(self, path: Path, language: str, line: int) -> Place:
        """The place of a line (counted from 0) of the text at `path` in one language.

        Exact for Markdown files and block scalars; other scalars give where the text begins.
        """
        path = self._as_written(path)
        full = (*path, language)
        if full in self.texts:
            start = self.texts[full]
            return Place(start.file, start.line + line, 1)
        for length in range(len(path), -1, -1):
            if path[:length] in self.texts:
                return self.texts[path[:length]]
            document = self.documents.get(path[:length])
            if document is not None:
                return document.text_place(path[length:], language, line)
        return Place("course.yaml")

    def _as_written(self, path: Path) -> Path:
        for length in (len(("sections", 0)), len(("sections", 0, "activities", 0))):
            was = self.moved.get(path[:length])
            if was is not None:
                path = (*was, *path[length:])
        return path
