"""A YAML file together with its translations, as one tree of data with positions."""

from dataclasses import dataclass, field
from typing import Any

from coursepack.model import Path
from coursepack.model.text import EACH_LANGUAGE_ITS_OWN
from coursepack.problems import Place, Problem
from coursepack.problems.rules import source as rules
from coursepack.source.forms import kind_of
from coursepack.source.yaml_reader import YamlFile


@dataclass(slots=True)
class Document:
    """Data of a base file with each translated text put beside the text it translates."""

    base: YamlFile
    data: Any
    translated: dict[Path, Place] = field(default_factory=dict)
    """Where each translated text stands: by its path in the data, language last."""
    translated_in: dict[Path, tuple[YamlFile, Path]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    beside: "Document | None" = None
    """Keys of the same thing that are written elsewhere: beside its name, in section.yaml."""

    def below(self, path: Path, data: Any) -> "Document":
        """What stands at `path`, as a document of its own; `data` is its data."""
        length = len(path)
        return Document(
            YamlFile(self.base.file, self.base.node(path), data),
            data,
            {key[length:]: spot for key, spot in self.translated.items() if key[:length] == path},
            {key[length:]: spot for key, spot in self.translated_in.items() if key[:length] == path},
        )

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at `path` stands, in the base file or in a translation."""
        if self.beside is not None and path and path[0] in self.beside.data:
            return self.beside.place(path, key=key)
        if path in self.translated:
            return self.translated[path]
        return self.base.place(path, key=key)

    def text_place(self, path: Path, language: str, line: int) -> Place:
        """Where a line (counted from 0) of the text at `path` stands."""
        if self.beside is not None and path and path[0] in self.beside.data:
            return self.beside.text_place(path, language, line)
        file, node_path = self.base, path
        if (*path, language) in self.translated:
            file, node_path = self.translated_in[(*path, language)]
        elif file.node((*path, language)) is not None:
            node_path = (*path, language)
        start = file.place(node_path)
        first = file.block_start(node_path)
        return start if first is None else Place(file.file, first + line, 1)

    def translation_below(self, path: Path) -> Place | None:
        """Where a translation of the value at `path` stands, if it has one."""
        return next((place for known, place in self.translated.items() if known[:-1] == path), None)


def with_translations(base: YamlFile, translations: dict[str, YamlFile], language: str) -> Document:
    """The base file's data with the texts of its siblings (`quiz.fr.yaml`) merged in.

    Maps are merged by key; list items by their `id` where the base item has one, else by position.
    What a sibling has and the base has not becomes a CP-S014.
    """
    document = Document(base, base.data)
    for other, sibling in translations.items():
        merger = _Merger(document, sibling, language, other)
        document.data = merger.merge(document.data, sibling.data, (), ())
    return document


@dataclass(slots=True)
class _Merger:
    document: Document
    sibling: YamlFile
    language: str
    other: str

    def merge(self, base: Any, extra: Any, path: Path, extra_path: Path) -> Any:
        match base, extra:
            case _, None:
                return base
            case dict(), dict() if not _is_text(base, self.language):
                return self._maps(base, extra, path, extra_path)
            case list(), list():
                return self._lists(base, extra, path, extra_path)
            case ((str() | dict()), str()):
                return self._text(base, extra, path, extra_path)
            case _:
                self._note(extra_path, "this does not fit what the first language has here")
                return base

    def _maps(
        self, base: dict[str, Any], extra: dict[str, Any], path: Path, extra_path: Path
    ) -> dict[str, Any]:
        merged = dict(base)
        for key, value in extra.items():
            if key not in base and key in EACH_LANGUAGE_ITS_OWN and isinstance(value, list):
                merged[key] = self.merge([], value, (*path, key), (*extra_path, key))
            elif key not in base:
                self._note((*extra_path, key), f"the first language has no “{key}” here", key=True)
            elif key == "id":
                continue
            else:
                merged[key] = self.merge(base[key], value, (*path, key), (*extra_path, key))
        return merged

    def _lists(self, base: list[Any], extra: list[Any], path: Path, extra_path: Path) -> list[Any]:
        merged = list(base)
        identity = _activity if path == ("activities",) else _id
        positions = {name: index for index, item in enumerate(base) if (name := identity(item)) is not None}
        for index, value in enumerate(extra):
            here = (*extra_path, index)
            if positions:
                name = identity(value)
                target = positions.get(name) if name is not None else None
                if target is None:
                    self._note((*here, "id"), "the first language has no item with this id")
                    continue
            else:
                target = index
            if target < len(merged):
                merged[target] = self.merge(merged[target], value, (*path, target), here)
            elif isinstance(value, str):
                merged.append(self._text({}, value, (*path, target), here))
            else:
                self._note(here, "the first language has fewer items here")
        return merged

    def _text(self, base: Any, extra: str, path: Path, extra_path: Path) -> Any:
        texts = base if isinstance(base, dict) else {self.language: base}
        if self.other in texts:
            self._note(extra_path, f"the {self.other} text already stands in {self.document.base.file}")
            return base
        self.document.translated[(*path, self.other)] = self.sibling.place(extra_path)
        self.document.translated_in[(*path, self.other)] = (self.sibling, extra_path)
        return {**texts, self.other: extra}

    def _note(self, extra_path: Path, message: str, *, key: bool = False) -> None:
        place = self.sibling.place(extra_path, key=key)
        self.document.problems.append(rules.TRANSLATION_UNKNOWN.at(place, message))


def _is_text(value: dict[str, Any], language: str) -> bool:
    return language in value


def _id(item: Any) -> str | None:
    """What tells an item of a list from the others, if it has an id."""
    return str(item["id"]) if isinstance(item, dict) and "id" in item else None


def _activity(item: Any) -> str | None:
    """What tells an activity of a section from the others: its kind, and its name or id."""
    kind = kind_of(item) if isinstance(item, dict) else None
    value = item[kind] if kind else None
    name = value.get("id") if isinstance(value, dict) else value
    return f"{kind} {name}" if isinstance(name, str) else None
