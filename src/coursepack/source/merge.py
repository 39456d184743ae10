"""Bringing what was read elsewhere into a course's own file: only what says something else is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coursepack.model import UNDETERMINED, Path, RichText
from coursepack.render import to_html
from coursepack.source.edit import with_item, with_value, without
from coursepack.source.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class Merge:
    """How the data of a question goes into the data that stands in a file."""

    language: str
    """The language that texts without one are in."""
    carried: frozenset[str] = frozenset()
    """Keys that the other file says whenever there is something to say, so that their absence says “none”."""

    def into(self, text: str, path: Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
        """The file's text with the map at the path saying what `new` says.

        `old` is what the map means (`dump.as_data`), however it is written. Raises CannotEditError.
        """
        for key, value in new.items():
            if key not in old:
                text = with_value(text, (*path, key), value)
            else:
                text = self._value(text, (*path, key), old[key], value)
        for key in old:
            if key in self.carried and key not in new:
                text = without(text, (*path, key))
        return text

    def _value(self, text: str, path: Path, old: Any, new: Any) -> str:
        match old, new:
            case dict(), dict() if not self._is_text(old) and not self._is_text(new):
                return Merge(self.language, frozenset(old) if self.carried else self.carried).into(
                    text, path, old, new
                )
            case list(), list():
                return self._list(text, path, old, new)
            case dict(), str() if self.language in old:
                return self._value(text, path, old[self.language], new)
            case _ if _same(old, new):
                return text
            case _:
                return with_value(text, self._place(text, path, new), new)

    def _list(self, text: str, path: Path, old: list[Any], new: list[Any]) -> str:
        for index in range(len(old) - 1, len(new) - 1, -1):
            text = without(text, (*path, index))
        for index, item in enumerate(new):
            if index >= len(old):
                text = with_item(text, path, item)
            else:
                text = self._value(text, (*path, index), old[index], item)
        return text

    def _place(self, text: str, path: Path, new: Any) -> Path:
        """Where a value is written: with its language, where the file has a map of languages there."""
        data: Any = read_yaml(text, "").data
        for step in path:
            inside = (isinstance(data, dict) and step in data) or (
                isinstance(data, list) and isinstance(step, int) and step < len(data)
            )
            data = data[step] if inside else None
        is_map_of_languages = isinstance(data, dict) and self.language in data and isinstance(new, str)
        return (*path, self.language) if is_map_of_languages else path

    def _is_text(self, value: Mapping[str, Any]) -> bool:
        return self.language in value or "format" in value


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, str) and isinstance(new, str) and old != new:
        return _shown(old) == _shown(new)
    return bool(old == new)


def _shown(markdown: str) -> str:
    return to_html(RichText.of({UNDETERMINED: markdown}), UNDETERMINED).with_latex()
