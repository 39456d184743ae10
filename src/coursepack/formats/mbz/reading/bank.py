"""questions.xml: categories, and in each its questions, as one of today's versions or as before 4.0."""

import base64
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.mbz.reading.question_xml import moodle_xml
from coursepack.formats.mbz.reading.scope import Scope
from coursepack.formats.mbz.reading.tree import Part
from coursepack.formats.reading import ReadBank
from coursepack.model import UNDETERMINED, Node, PlainText, Question, RichText
from coursepack.model.scalars import IDENTIFIER_PATTERN
from coursepack.model.text import CourseFile
from coursepack.problems.rules import backup as rules

_IDENTIFIER = re.compile(IDENTIFIER_PATTERN)
_LOST = {"plugin_qbank_customfields_question/customfields/customfield": "fields of its own"}
"""What has no place in a question, by its path."""
ReadQuestions = Callable[[bytes, str], ReadBank]
"""Reads Moodle XML; handed in, since this format knows no other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in the bank: the number that slots refer to, and its latest version."""

    number: int
    category: int
    idnumber: str
    question: Part
    version: int = 1
    status: str = ""
    """`ready`, or what keeps it from being asked: `hidden`, `draft`."""


@dataclass(slots=True)
class Category:
    """A category of the bank."""

    number: int
    parent: int
    name: str
    idnumber: str
    contextid: int
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Bank:
    """Everything in questions.xml."""

    categories: Mapping[int, Category]
    entries: Mapping[int, Entry]
    """By the number that slots refer to: of the entry, or of the question in backups from before 4.0."""
    parts: Mapping[int, Part]
    """Questions that belong to another's text, by number."""
    tags: Mapping[int, str]
    """Names of tags by number."""

    def below(self, category: int, *, deep: bool) -> list[Entry]:
        """Questions of a category, and of those in it."""
        inside: defaultdict[int, list[int]] = defaultdict(list)
        for other in self.categories.values() if deep else ():
            inside[other.parent].append(other.number)
        found: list[Entry] = []
        seen: set[int] = set()
        waiting = [category]
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                found += self.categories[number].entries if number in self.categories else []
                waiting += reversed(inside[number])
        return found


def bank_of(root: Part | None) -> Bank:
    """The categories and questions of a backup."""
    categories: dict[int, Category] = {}
    entries: dict[int, Entry] = {}
    parts: dict[int, Part] = {}
    tags: dict[int, str] = {}
    for part in root.all("question_category") if root is not None else ():
        category = Category(
            part.number,
            part.whole("parent"),
            part.text("name"),
            part.text("idnumber"),
            part.whole("contextid"),
        )
        categories[category.number] = category
        for entry in _entries(part, category.number):
            for tag in entry.question.all("tags/tag"):
                tags[tag.number] = tag.text("rawname")
            if entry.question.whole("parent") and entry.question.text("qtype") != "random":
                parts[entry.question.number] = entry.question
            else:
                entries[entry.number] = entry
                if entry.question.text("qtype") != "random":
                    category.entries.append(entry)
    return Bank(categories, entries, parts, tags)


def _entries(category: Part, number: int) -> Iterator[Entry]:
    for part in category.all("question_bank_entries/question_bank_entry"):
        versions = [
            item
            for item in part.all("question_version/question_versions")
            if item.child("questions/question")
        ]
        if versions:
            latest = max(versions, key=lambda item: item.whole("version"))
            question = latest.child("questions/question")
            assert question is not None
            yield Entry(
                part.number,
                number,
                part.text("idnumber"),
                question,
                latest.whole("version"),
                latest.text("status"),
            )
    for question in category.all("questions/question"):
        yield Entry(question.number, number, question.text("idnumber"), question)


@dataclass(slots=True)
class Asked:
    """Questions of one quiz or bank, read one after the other; ids are given once."""

    bank: Bank
    read: ReadQuestions
    scope: Scope
    path: str
    """What idnumbers begin with that only say where a question stands: `section/quiz/`."""
    keep: Callable[[Entry], None]
    """Keeps aside what coursepack cannot hold."""
    names: Identifiers = field(default_factory=Identifiers)

    def question(self, entry: Entry, points: float | None = None) -> Question | None:
        """The question; None for one that coursepack cannot hold, which is kept aside."""
        data = moodle_xml(self.scope, entry.question, self.bank.parts, entry.idnumber)
        found = self.read(data, entry.question.file)
        if not found.entries:
            self._keep(entry, found)
            return None
        question = found.entries[0].question
        self._note_lost(entry)
        own = self.names.give(self._best_id(entry), question.id, "")
        update: dict[str, Any] = {"id": own}
        if question.idnumber == f"{self.path}{own}":
            update["idnumber"] = None
        if question.name is not None and set(question.name.values.values()) == {own}:
            update["name"] = None
        elif question.name is None and own != question.id:
            update["name"] = PlainText.model_validate({"values": {UNDETERMINED: question.id}})
        if points is not None and points != question.points:
            if question.type == "multianswer":
                self.scope.note(entry.question, f"“{own}” is worth the sum of its gaps, not {points:g}")
            else:
                update["points"] = points
        settled: Question = _settled(question.model_copy(update=update), self.scope)
        return settled

    def _best_id(self, entry: Entry) -> str:
        """What gives the id: the id number that says where the question stands, else a name that is an id itself."""
        name = entry.question.text("name")
        is_path = entry.idnumber.startswith(self.path)
        return entry.idnumber if is_path or not _IDENTIFIER.fullmatch(name) else name

    def _keep(self, entry: Entry, found: ReadBank) -> None:
        kind, name = entry.question.text("qtype"), entry.question.text("name")
        self.keep(entry)
        why = found.problems[0].message if found.problems else "it holds no question"
        self.scope.report(rules.NOT_MODELLED, entry.question, f"question “{name[:60]}” ({kind}): {why}")

    def _note_lost(self, entry: Entry) -> None:
        """Say what the question will not say in the course."""
        question, scope = entry.question, self.scope
        thing = f"question “{question.text('name')[:60]}”"
        if entry.status not in {"ready", ""}:
            scope.note(question, f"{thing} was {entry.status}, and is asked and drawn like any other now")
        more = [words for path, words in _LOST.items() if question.child(path) is not None]
        if question.whole("plugin_qtype_ddimageortext_question/ddimageortext/dropzonevisibility"):
            more.append("that its drop zones do not show")
        if more:
            scope.report(rules.NO_WORD, question, f"{thing}, what is not kept: {'; '.join(more)}")


def _settled(thing: Any, scope: Scope) -> Any:
    """The thing with texts in the course's language and files named from the folder."""
    match thing:
        case PlainText() | RichText():
            values = {
                scope.language if key == UNDETERMINED else key: text for key, text in thing.values.items()
            }
            update: dict[str, Any] = {"values": values}
            return thing.model_copy(
                update=update | ({"base": scope.folder} if isinstance(thing, RichText) else {})
            )
        case CourseFile():
            return CourseFile(path=_address(thing.path), base=scope.folder)
        case Node():
            names = type(thing).model_fields
            return thing.model_copy(update={name: _settled(getattr(thing, name), scope) for name in names})
        case tuple():
            return tuple(_settled(item, scope) for item in thing)
        case _:
            return thing


def _address(name: str) -> str:
    """The address that stands in the name of a file, as `question_xml` wrote it."""
    return base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
