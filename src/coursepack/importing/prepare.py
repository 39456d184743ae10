"""Working out what the questions of some files change in a course."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from coursepack.formats.identifiers import Identifiers, identifier
from coursepack.formats.reading import ReadQuestion
from coursepack.importing.homes import Home, Homes, homes_of
from coursepack.importing.plan import CannotImportError, Destination, Import
from coursepack.model import Path
from coursepack.question_files import QuestionFile
from coursepack.source.dump import Words, as_data
from coursepack.source.edit import CannotEditError, with_item, with_value
from coursepack.source.merge import Merge, says_the_same
from coursepack.source.reader import without_number
from coursepack.source.starter import SCHEMA_FOLDER
from coursepack.source.yaml_writer import yaml_text


def prepare(files: Sequence[QuestionFile], destination: Destination) -> Import:
    """Work out what the questions of some files change in a course; writes nothing.

    A question whose id number the course knows goes where that stands, and so do the others of its category; the
    rest become new quizzes, one a category. Raises CannotImportError.
    """
    homes = homes_of(destination.course)
    own = homes.course.language if homes.course else destination.language or "en"
    work = _Work(destination, homes, own, Import(destination.course))
    for file in files:
        work.take(file)
    work.list_new()
    return work.done


@dataclass(slots=True)
class _Work:
    destination: Destination
    homes: Homes
    own: str
    """The course's own language."""
    done: Import
    sections: dict[str, list[str]] = field(default_factory=dict)
    """Names of new quizzes by section folder."""

    def take(self, file: QuestionFile) -> None:
        stem = identifier(PurePosixPath(file.name).stem) or "questions"
        section = self.destination.section or stem
        words = Words(self.destination.language or self.own, self.own, self._files(section, file))
        names = Identifiers()
        for category, entries in _by_category(file).items():
            title = category[-1] if category else _title(stem)
            path = f"{section}/{names.give('', title, '')}.yaml"
            if not any(self._known(entry) for entry in entries) and path not in self.homes.by_file:
                self._add_quiz(path, title, entries, words)
                continue
            home = next(filter(None, map(self._known, entries)), None) or self.homes.by_file[path]
            for entry in entries:
                home = self._known(entry) or home
                self._merge(home, entry, file, words)
        self._keep_aside(section, stem, file)

    def list_new(self) -> None:
        """Name the new quizzes in their sections, and the new sections in the course."""
        known = {section.folder for section in self.homes.course.sections} if self.homes.course else set()
        for section, names in self.sections.items():
            for name in names:
                head = {"title": _title(section)}
                self._list_in(f"{section}/section.yaml", "activities", {self.destination.holder: name}, head)
            if section not in known:
                name = identifier(self.destination.course.resolve().name) or "course"
                self._list_in(
                    "course.yaml",
                    "sections",
                    section,
                    {"id": name, "title": _title(name), "languages": [self.own]},
                )

    def _known(self, entry: ReadQuestion) -> Home | None:
        return self.homes.by_idnumber.get(entry.question.idnumber or "")

    def _merge(self, home: Home, entry: ReadQuestion, file: QuestionFile, words: Words) -> None:
        """Bring one question into the quiz that has it, or that the question above it is in."""
        if words.language != words.course_language:
            raise CannotImportError(f"{home.file} is in {self.own}, and its translations are not imported")
        text = self.done.text(home.file)
        try:
            changed = self._merged(text, home, entry, file, words)
        except CannotEditError as error:
            raise CannotImportError(f"{home.file}: {error}") from error
        if changed != text:
            self.done.put(home.file, changed.encode())

    def _merged(self, text: str, home: Home, entry: ReadQuestion, file: QuestionFile, words: Words) -> str:
        new = as_data(entry.question, words)
        known = home.questions.get(home.idnumbers.get(entry.question.idnumber or "", entry.question.id))
        made = _without_ids(as_data(entry.original, words)) if entry.original else None
        if known is None and made is not None and made == _without_ids(new):  # taken out of the course since
            self.done.same += 1
            return text
        if known is None:
            self.done.new += 1
            return with_item(text, ("questions",), _without_path(new, home.path))
        position, question = known
        path: Path = ("questions", position)
        as_seen = file.kind.seen(question, words.language) if file.kind else None
        old = as_data(question, words)
        now = _without_ids(as_data(as_seen, words) if as_seen else old)
        before = now if made is None else made
        new = _without_ids(new)
        self._note_conflicts(home.file, question.id, before, now, new)
        if new["type"] != old["type"] and new != before:
            changed = with_value(text, path, {"id": old["id"], **new})
        else:
            changed = Merge(words.language, as_seen is not None).into(text, path, old, before, new)
        self.done.changed += changed != text
        self.done.same += changed == text
        return changed

    def _note_conflicts(
        self, file: str, name: str, before: dict[str, Any], now: dict[str, Any], new: dict[str, Any]
    ) -> None:
        """Name what two people changed: one in the course, one in the file, each otherwise."""
        keys = [
            key
            for key in new
            if not says_the_same(before.get(key), new[key])
            and not says_the_same(before.get(key), now.get(key))
            and not says_the_same(now.get(key), new[key])
        ]
        if keys:
            self.done.conflicts.append(
                f"{file}: “{name}” has another {', '.join(keys)} since the file was made"
            )

    def _add_quiz(self, path: str, title: str, entries: Sequence[ReadQuestion], words: Words) -> None:
        if self.done.stands(path) is not None:
            raise CannotImportError(f"{path} exists, and is no quiz of the course; choose another --section")
        section, name = str(PurePosixPath(path).parent), PurePosixPath(path).stem
        prefix = f"{without_number(PurePosixPath(section).name)}/{name}/"
        questions = [_without_path(as_data(entry.question, words), prefix) for entry in entries]
        text = self._head(self.destination.holder, path) + yaml_text({"title": title, "questions": questions})
        self.done.put(path, text.encode())
        self.sections.setdefault(section, []).append(name)
        self.done.new += len(entries)

    def _list_in(self, path: str, key: str, item: object, head: Mapping[str, object]) -> None:
        """Add an item to a list of a file; the file is made where it lacks."""
        if self.done.stands(path) is None:
            text = self._head(PurePosixPath(path).stem, path) + yaml_text({**head, key: [item]})
        else:
            try:
                text = with_item(self.done.text(path), (key,), item)
            except CannotEditError as error:
                raise CannotImportError(f"{path}: {error}") from error
        self.done.put(path, text.encode())

    def _head(self, kind: str, path: str) -> str:
        """The line that names the schema, in a course that has schemas."""
        if not (self.destination.course / SCHEMA_FOLDER).is_dir():
            return ""
        return (
            f"# yaml-language-server: $schema={'../' * path.count('/')}{SCHEMA_FOLDER}/{kind}.schema.json\n"
        )

    def _files(self, section: str, file: QuestionFile) -> dict[str, str]:
        """Put the file's images into the section; gives new names where another file has the name."""
        moved = {}
        for name, content in file.bank.files.items():
            free = name
            number = 2
            while self.done.stands(f"{section}/{free}") not in {None, content}:
                pure = PurePosixPath(name)
                free = str(pure.with_name(f"{pure.stem}-{number}{pure.suffix}"))
                number += 1
            self.done.put(f"{section}/{free}", content)
            if free != name:
                moved[name] = free
        return moved

    def _keep_aside(self, section: str, stem: str, file: QuestionFile) -> None:
        kept = file.bank.kept_aside
        if kept and file.kind is not None:
            ending = PurePosixPath(file.name).suffix
            self.done.put(f"{section}/kept-aside/{stem}{ending}", file.kind.wrap(item.raw for item in kept))
            self.done.kept_aside += len(kept)


def _by_category(file: QuestionFile) -> dict[tuple[str, ...], list[ReadQuestion]]:
    found: dict[tuple[str, ...], list[ReadQuestion]] = {}
    for entry in file.bank.entries:
        found.setdefault(entry.category, []).append(entry)
    return found


def _without_ids(data: dict[str, Any]) -> dict[str, Any]:
    """What a question says besides which one it is; a course's own ids stay as they are."""
    return {key: value for key, value in data.items() if key not in {"id", "idnumber"}}


def _without_path(data: dict[str, object], prefix: str) -> dict[str, object]:
    """The question without an id number that only says where it stands."""
    if data.get("idnumber") == f"{prefix}{data['id']}":
        del data["idnumber"]
    return data


def _title(name: str) -> str:
    """A name of a file or folder as a title: `03-sea-and-salt` -> `Sea and salt`."""
    return without_number(name).replace("-", " ").replace("_", " ").strip().capitalize() or name
