"""One item under `activities` becomes an activity: from files named there, or written in place."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, assert_never

from coursepack.model import Activity, Book, Label, Page, Path
from coursepack.problems import Place
from coursepack.problems.rules import running
from coursepack.problems.rules import source as rules
from coursepack.source.document import Document
from coursepack.source.forms import ACTIVITY_KINDS, SETTINGS_BESIDE, STAND_INS, Kind, kind_of, nearest_kind
from coursepack.source.question_source import questions_from
from coursepack.source.reader import Reader, without_number


def read_activity(reader: Reader, folder: str, entry: Mapping[str, Any], path: Path) -> Activity | None:
    """The activity of an entry: its kind with a name or with its keys, and settings beside the kind."""
    kind = kind_of(entry)
    stand_in = next((word for word in STAND_INS if word in entry), None)
    if kind is None and stand_in is not None:
        _note_unknown_settings(reader, stand_in, entry, path)
        return _StandIn(reader, folder, stand_in, entry, path).page()
    if kind is None:
        word = next(iter(entry))
        message = f"there is no kind of activity “{word}”"
        place = reader.places.of(path)
        reader.problems.append(rules.ACTIVITY_UNKNOWN.at(place, message, nearest_kind(word)))
        return None
    _note_unknown_settings(reader, kind, entry, path)
    return _Entry(reader, folder, kind, entry, path).activity()


def _note_unknown_settings(reader: Reader, kind: str, entry: Mapping[str, Any], path: Path) -> None:
    for key in entry:
        if key != kind and key not in SETTINGS_BESIDE:
            place = reader.places.of((*path, key), key=True)
            remedy = f"Write it with the keys of the {kind}; beside it go: {', '.join(SETTINGS_BESIDE)}."
            reader.problems.append(rules.UNKNOWN_KEY.at(place, f"“{key}” does not stand here", remedy))


class _StandIn:
    """An item that stands for a page: of the author's text where there is one, else of ours, made later."""

    def __init__(self, reader: Reader, folder: str, word: str, entry: Mapping[str, Any], path: Path) -> None:
        self.reader, self.folder, self.word, self.path = reader, folder, word, path
        self.entry = entry
        self.name = entry[word]

    def page(self) -> Activity | None:
        if not isinstance(self.name, str):
            place = self.reader.places.of(self.path)
            message = f"“{self.word}” is followed by a name"
            self.reader.problems.append(rules.WRONG_VALUE.at(place, message))
            return None
        if self.word == "certificate" and self.name not in self.reader.certificates:
            place = self.reader.places.of(self.path)
            message = f"there is no certificate “{self.name}”"
            self.reader.problems.append(running.REFERENCE_UNKNOWN.at(place, message))
        where = (self.folder, self.name)
        self.reader.stand_ins.pages[where] = (self.word, self.name)
        settings = {key: value for key, value in self.entry.items() if key in SETTINGS_BESIDE}
        file = f"{self.folder}/{self.name}.{self.reader.languages[0]}.md"
        if self.word == "certificate" and self.reader.files.exists(file):
            self.reader.stand_ins.own_texts.add(where)
            return _Entry(
                self.reader, self.folder, "page", {"page": self.name, **settings}, self.path
            ).activity()
        section = self.reader.places.documents[self.path[:2]]
        said = dict.fromkeys(self.reader.languages, self.name)
        data = {"id": self.name, "title": said, "text": said, **settings}
        return self.reader.validated(Page, section.below(self.path[2:], settings), data, self.folder)


class _Entry:
    """One item under `activities`."""

    def __init__(self, reader: Reader, folder: str, kind: Kind, entry: Mapping[str, Any], path: Path) -> None:
        self.reader = reader
        self.folder = folder
        self.kind = kind
        self.value = entry[kind]
        self.settings = {key: value for key, value in entry.items() if key in SETTINGS_BESIDE}
        self.path = path

    def activity(self) -> Activity | None:
        if isinstance(self.value, dict):
            return self._written_here(self.value)
        if not isinstance(self.value, str):
            place = self.reader.places.of(self.path)
            self.reader.problems.append(rules.WRONG_VALUE.at(place, f"“{self.kind}” is followed by a name"))
            return None
        if not self.reader.is_inside(self.folder, self.value, self.path):
            return None
        match self.kind:
            case "page":
                return self._page(self.value)
            case "label":
                return self._label(self.value)
            case "book":
                return self._book(self.value)
            case "quiz" | "bank" | "glossary" | "training" | "assignment" | "feedback" | "lesson":
                return self._from_yaml(self.value)
            case "forum" | "wiki" | "choice" | "workshop" | "url" | "file" | "folder" | "scorm" | "lti":
                return self._from_yaml(self.value)
            case _:
                assert_never(self.kind)

    def _written_here(self, value: dict[str, Any]) -> Activity | None:
        """An activity whose keys stand in section.yaml itself."""
        section = self.reader.places.documents[self.path[:2]]
        inside = (*self.path[2:], self.kind)
        document = section.below(inside, value)
        document.beside = self._beside()
        self.reader.places.documents[self.path] = document
        data = {**value, **self.settings}
        return self.reader.validated(ACTIVITY_KINDS[self.kind], document, data, self.folder)

    def _from_yaml(self, name: str) -> Activity | None:
        file_name = f"{self.folder}/{name}.yaml"
        if not self.reader.has(file_name, self.path):
            return None
        file = self.reader.yaml(file_name)
        if file is None:
            return None
        document = self.reader.document(file_name, file, self.path)
        if not isinstance(document.data, dict):
            is_empty = document.data is None
            message = "the file is empty" if is_empty else "the file is a map of keys and values"
            remedy = "Write a title at least (`title: …`), or remove the activity." if is_empty else None
            self.reader.problems.append(rules.WRONG_VALUE.at(Place(file_name), message, remedy))
            return None
        document.beside = self._beside()
        data = {"id": PurePosixPath(name).name, **document.data, **self.settings}
        base = str(PurePosixPath(file_name).parent)
        if self.kind in {"quiz", "bank"} and "source" in data:
            data["questions"] = self._sourced(base, data.pop("source")) + (data.get("questions") or [])
        return self.reader.validated(ACTIVITY_KINDS[self.kind], document, data, base)

    def _sourced(self, base: str, source: Any) -> list[Any]:
        """Questions that stand in a file of another format, before those that stand in the quiz itself."""
        return list(questions_from(self.reader, self.reader.read_questions, base, source, self.path))

    def _page(self, name: str) -> Page | None:
        titles, texts = self.reader.markdown(f"{self.folder}/{name}", self.path, self.path)
        if not titles:
            return None
        data = {"id": PurePosixPath(name).name, "title": titles, "text": texts, **self.settings}
        base = str(PurePosixPath(f"{self.folder}/{name}").parent)
        return self.reader.validated(Page, self._beside(), data, base)

    def _label(self, name: str) -> Label | None:
        _, texts = self.reader.markdown(f"{self.folder}/{name}", self.path, self.path, titled=False)
        if not texts:
            return None
        data = {"id": PurePosixPath(name).name, "text": texts, **self.settings}
        base = str(PurePosixPath(f"{self.folder}/{name}").parent)
        return self.reader.validated(Label, self._beside(), data, base)

    def _book(self, name: str) -> Book | None:
        book_folder = f"{self.folder}/{name}"
        place = self.reader.places.of(self.path)
        if not self.reader.files.is_folder(book_folder):
            self.reader.problems.append(rules.FILE_MISSING.at(place, f"there is no folder {book_folder}"))
            return None
        chapters: list[dict[str, Any]] = []
        for stem in self._chapter_stems(book_folder):
            chapter_path = (*self.path, "chapters", len(chapters))
            titles, texts = self.reader.markdown(f"{book_folder}/{stem}", self.path, chapter_path)
            if titles:
                chapters.append({"id": without_number(stem), "title": titles, "text": texts})
        if not chapters:
            self.reader.problems.append(rules.FILE_MISSING.at(place, f"{book_folder} holds no chapters"))
            return None
        data = {
            "id": PurePosixPath(name).name,
            "title": self.reader.places.documents[self.path[:2]].data["title"],
            "chapters": chapters,
            **self.settings,
        }
        return self.reader.validated(Book, self._beside(), data, book_folder)

    def _chapter_stems(self, book_folder: str) -> list[str]:
        stems = {name.split(".")[0] for name in self.reader.files.names(book_folder) if name.endswith(".md")}
        return sorted(stems, key=_in_number_order)

    def _beside(self) -> Document:
        """The settings beside the kind, in section.yaml, and their positions."""
        section = self.reader.places.documents[self.path[:2]]
        return section.below(self.path[2:], self.settings)


def _in_number_order(name: str) -> tuple[int, str]:
    match = re.match(r"\d+", name)
    return (int(match.group()) if match else 1_000_000, name)
