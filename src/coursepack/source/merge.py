"""Bringing what was changed elsewhere into a course's own file: only what is another is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coursepack.model import UNDETERMINED, Path, RichText
from coursepack.render import to_html
from coursepack.source.edit import with_item, with_value, without
from coursepack.source.yaml_reader import read_yaml

Map = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Merge:
    """How the data of a question goes into the data that stands in a file."""

    language: str
    """The language that texts without one are in."""
    says_absence: bool
    """Whether `before` is known to be what the other file said, so that what is missing now was taken out."""

    def into(self, text: str, path: Path, old: Map, before: Map, new: Map) -> str:
        """The file's text with the map at the path changed as `new` differs from `before`.

        `old` is what the map means (`dump.as_data`), however it is written; `before` what the other file said of
        it when nobody had changed anything, and `new` what it says now. Raises CannotEditError.
        """
        for key, value in new.items():
            if key not in before or not says_the_same(before[key], value):
                text = self._value(text, (*path, key), old.get(key), before.get(key), value)
        for key in before:
            if self.says_absence and key not in new and key in old:
                text = without(text, (*path, key))
        return text

    def _value(self, text: str, path: Path, old: Any, before: Any, new: Any) -> str:
        match old, before, new:
            case dict(), dict(), dict() if not self._is_text(old) and not self._is_text(new):
                return self.into(text, path, old, before, new)
            case list(), list(), list():
                return self._list(text, path, old, before, new)
            case dict(), _, str() if self.language in old:
                return self._value(text, path, old[self.language], before, new)
            case _ if old is not None and says_the_same(old, new):
                return text
            case _:
                return with_value(text, self._place(text, path, new), new)

    def _list(self, text: str, path: Path, old: list[Any], before: list[Any], new: list[Any]) -> str:
        """Items by their position; more at the end are added, fewer taken out."""
        for index in range(min(len(old), len(before)) - 1, len(new) - 1, -1):
            text = without(text, (*path, index))
        for index, item in enumerate(new):
            if index >= len(old):
                if index >= len(before) or not says_the_same(before[index], item):
                    text = with_item(text, path, item)
            elif index >= len(before) or not says_the_same(before[index], item):
                known = before[index] if index < len(before) else old[index]
                text = self._value(text, (*path, index), old[index], known, item)
        return text

    def _place(self, text: str, path: Path, new: Any) -> Path:
        """Where a value is written: with its language, where the file has a map of languages there."""
        data: Any = read_yaml(text, "").data
        for step in path:
            is_there = (isinstance(data, dict) and step in data) or (
                isinstance(data, list) and isinstance(step, int) and step < len(data)
            )
            data = data[step] if is_there else None
        is_map_of_languages = isinstance(data, dict) and self.language in data and isinstance(new, str)
        return (*path, self.language) if is_map_of_languages else path

    def _is_text(self, value: Map) -> bool:
        return self.language in value or "format" in value


def says_the_same(old: Any, new: Any) -> bool:
    """Whether two values say the same; two Markdown texts do when they are rendered the same."""
    if isinstance(old, str) and isinstance(new, str) and old != new:
        return _shown(old) == _shown(new)
    return bool(old == new)


def _shown(markdown: str) -> str:
    return to_html(RichText.of({UNDETERMINED: markdown}), UNDETERMINED).with_latex()
