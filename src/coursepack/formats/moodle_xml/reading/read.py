"""A Moodle XML file as questions, as `question/format/xml/format.php` of Moodle 4.5 reads it (5.1 is the same)."""

import re
from dataclasses import dataclass, field, replace
from typing import Literal, assert_never, get_args

from pydantic import ValidationError

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.moodle.categories import category_names
from coursepack.formats.moodle.files import FileStore
from coursepack.formats.moodle_xml.reading import answers, cloze, gaps, images, numbers
from coursepack.formats.moodle_xml.reading.heads import head
from coursepack.formats.moodle_xml.reading.tree import Element, Source, parse
from coursepack.formats.moodle_xml.reading.values import Data, FatalError, QuestionReader
from coursepack.formats.reading import QUESTION, Category, KeptAside, ReadBank, ReadQuestion
from coursepack.model import RichText
from coursepack.problems import Place, Problem
from coursepack.problems.rules import moodle_xml as rules
from coursepack.problems.rules import reading as reading_rules

Type = Literal[
    "truefalse",
    "multichoice",
    "shortanswer",
    "numerical",
    "match",
    "essay",
    "description",
    "multianswer",
    "gapselect",
    "ddwtos",
    "ddimageortext",
    "ddmarker",
    "ordering",
    "calculated",
    "calculatedsimple",
    "calculatedmulti",
    "randomsamatch",
]
_TYPES: dict[str, Type] = {name: name for name in get_args(Type)} | {
    "matching": "match",
    "cloze": "multianswer",
}
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_FIRST_TAG = re.compile(rb"<([A-Za-z_][^\s/>]*)")


def read(data: bytes, file: str) -> ReadBank:
    """The questions of a Moodle XML file; each that cannot be read is a problem, and the others come in."""
    source = Source(data, file)
    reader = _Reader(source)
    return reader.bank(parse(source, reader.take))


@dataclass(slots=True)
class _Reader:
    source: Source
    problems: list[Problem] = field(default_factory=list)
    entries: list[ReadQuestion] = field(default_factory=list)
    kept_aside: list[KeptAside] = field(default_factory=list)
    categories: list[Category] = field(default_factory=list)
    category: tuple[str, ...] = ()
    store: FileStore = field(default_factory=FileStore)
    identifiers: Identifiers = field(default_factory=Identifiers)
    idnumbers: set[tuple[tuple[str, ...], str]] = field(default_factory=set)
    root: str = ""
    is_storing: bool = True
    """Whether Moodle's importer still takes questions in."""
    is_fatal: bool = False
    """Whether Moodle's importer fails before it stores anything."""

    def take(self, root: str, element: Element) -> None:
        """One child of the root."""
        self.root = root
        if root != "quiz" or element.tag != "question":
            return
        kind = element.attributes.get("type", "")
        if kind == "category":
            self._category(element)
        elif kind in _TYPES:
            self._question(element, _TYPES[kind])
        else:
            self._unknown(element, kind)

    def bank(self, problem: Problem | None) -> ReadBank:
        """Everything that was read; nothing is stored of a file that is not whole."""
        if problem is not None:
            self.problems.append(problem)
            return ReadBank(problems=tuple(self.problems[-1:]))
        if not self.entries and not self.kept_aside:
            is_quiz = (self.root or _root(self.source.data)) == "quiz"
            rule = reading_rules.NO_QUESTIONS if is_quiz else rules.NOT_A_QUIZ
            self.problems.append(rule.at(Place(self.source.file), "the file has no questions"))
        entries, kept_aside = self.entries, self.kept_aside
        if self.is_fatal:
            entries = [replace(entry, stored=False) for entry in entries]
            kept_aside = [replace(kept, stored=False) for kept in kept_aside]
        return ReadBank(
            tuple(entries), tuple(kept_aside), tuple(self.categories), self.store.files, tuple(self.problems)
        )

    def _category(self, element: Element) -> None:
        reader = self._reader(element)
        reader.format = "moodle"
        self.category = category_names(reader.nested(element, "category"))
        info = reader.rich_child(element, "info")
        idnumber = reader.string(element, "idnumber")
        self.categories.append(
            Category(self.category, RichText.model_validate(info) if info else None, idnumber or None)
        )
        self.problems += reader.problems

    def _question(self, element: Element, kind: Type) -> None:
        reader = self._reader(element)
        name = reader.name(reader.nested(element, "name"))
        if not name:
            reader.note(rules.NAME_MISSING, "the question has no name")
        try:
            data = self._data(reader, kind, name)
        except FatalError:
            self.is_fatal = True
            data = {}
        self._add(reader, kind, name, data)
        self.problems += reader.problems

    def _data(self, reader: QuestionReader, kind: Type, name: str) -> Data:
        text = reader.nested(reader.element, "questiontext")
        idnumber = reader.string(reader.element, "idnumber")
        data = head(reader, self.identifiers.give(idnumber, name, text), name)
        if "idnumber" in data and (self.category, data["idnumber"]) in self.idnumbers:
            message = f"the ID number “{data.pop('idnumber')}” is used above"
            reader.note(rules.IDNUMBER_TWICE, message, reader.element.first("idnumber"))
        self.idnumbers.add((self.category, data.get("idnumber", "")))
        return {**data, **_body(reader, kind, data["text"]), "type": kind}

    def _add(self, reader: QuestionReader, kind: Type, name: str, data: Data) -> None:
        stored = self.is_storing and not reader.is_refused
        if reader.stops:
            self.is_storing = False
        if kind == "multianswer":
            data.pop("points", None)
        try:
            question = QUESTION.validate_python(data)
        except ValidationError as error:
            self._keep_aside(reader.element, kind, name, stored=stored)
            reader.note(reading_rules.NOT_IN_THE_MODEL, f"it is kept aside: {_why(error)}")
        else:
            self.entries.append(ReadQuestion(question, reader.place(), self.category, stored))

    def _unknown(self, element: Element, kind: str) -> None:
        reader = self._reader(element)
        name = reader.name(reader.nested(element, "name"))
        self._keep_aside(element, kind, name, stored=False)
        message = f"“{name or kind}” is of the type “{kind}”" if kind else "the question has no type"
        self.problems.append(rules.TYPE_UNKNOWN.at(reader.place(), message))

    def _keep_aside(self, element: Element, kind: str, name: str, *, stored: bool) -> None:
        raw, place = self.source.whole(element), self.source.place(element.start)
        self.kept_aside.append(KeptAside(kind, name, raw, place, self.category, stored))

    def _reader(self, element: Element) -> QuestionReader:
        return QuestionReader(self.source, self.store, element)


def _body(reader: QuestionReader, kind: Type, text: Data) -> Data:
    """What the type has besides the head; `text` is the head's, in which gaps get names."""
    match kind:
        case "truefalse":
            return answers.true_false(reader)
        case "multichoice":
            return answers.multi_choice(reader)
        case "shortanswer":
            return answers.short_answer(reader)
        case "numerical":
            return numbers.numerical(reader)
        case "match":
            return answers.match(reader)
        case "essay":
            return answers.essay(reader)
        case "description":
            return answers.description(reader)
        case "multianswer":
            return cloze.cloze(reader, text)
        case "gapselect":
            return gaps.gap_select(reader, text)
        case "ddwtos":
            return gaps.drag_drop_text(reader, text)
        case "ddimageortext":
            return images.drag_drop_image(reader)
        case "ddmarker":
            return images.drag_drop_marker(reader)
        case "ordering":
            return answers.ordering(reader)
        case "calculated" | "calculatedsimple":
            return numbers.calculated(reader, kind)
        case "calculatedmulti":
            return numbers.calculated_multi(reader)
        case "randomsamatch":
            return answers.random_short_answer_match(reader)
        case _:
            assert_never(kind)


def _root(data: bytes) -> str:
    """The name of the root of an XML file, where it has no children."""
    match = _FIRST_TAG.search(_COMMENT.sub(b"", data[:10_000]))
    return match.group(1).decode("utf-8", "replace") if match else ""


def _why(error: ValidationError) -> str:
    details = error.errors(include_url=False, include_input=False)[0]
    where = next((str(step) for step in reversed(details["loc"]) if isinstance(step, str)), "question")
    return f"{where}: {details['msg'].removeprefix('Value error, ')}"
