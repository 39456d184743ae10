"""A GIFT file as questions, as `question/format/gift/format.php` of Moodle 4.5 reads it (5.1 is the same)."""

import re
from dataclasses import dataclass, field
from typing import assert_never

from pydantic import ValidationError

from coursepack.formats.gift.answers import (
    Answers,
    Type,
    multi_choice,
    numerical,
    short_answer,
    true_false,
    type_of,
)
from coursepack.formats.gift.answers import (
    match as match_pairs,
)
from coursepack.formats.gift.blocks import BLANKS, Block, GiftError, blocks
from coursepack.formats.gift.escape import show
from coursepack.formats.gift.ordering import ordering
from coursepack.formats.gift.texts import Data, feedback, name, rich, text_and_format
from coursepack.formats.identifiers import Identifiers
from coursepack.formats.moodle.categories import category_names
from coursepack.formats.reading import QUESTION, KeptAside, ReadBank, ReadQuestion, collector_paused
from coursepack.formats.text_file import decoded
from coursepack.model import Question
from coursepack.model.text import TextFormat
from coursepack.problems import Place, Problem
from coursepack.problems.rules import gift as rules
from coursepack.problems.rules import reading as reading_rules

_BLANK = "_____"
"""What stands for the answers in the middle of a text (missing word questions)."""

_NOT_BLANK = re.compile(r"[^ \t\n\r\0\x0b]|$")
_CATEGORY = "$CATEGORY:"
_ESSAY_LINES = 15


def read(data: bytes, file: str) -> ReadBank:
    """The questions of a GIFT file; each that cannot be read is a problem, and the others come in."""
    text, problems = decoded(data, file)
    if text is None:
        return ReadBank(problems=tuple(problems))
    reader = _Reader(file, problems)
    with collector_paused():
        for block in blocks(text):
            reader.add(block)
    if not reader.entries and not reader.kept_aside:
        reader.problems.append(reading_rules.NO_QUESTIONS.at(Place(file), "the file has no questions"))
    return ReadBank(tuple(reader.entries), tuple(reader.kept_aside), problems=tuple(reader.problems))


@dataclass(frozen=True, slots=True)
class _Parts:
    """One block taken apart, before its answers are read."""

    name: str
    text: str
    format: TextFormat
    answers: Answers | None
    """None for a description."""
    general_feedback: str


@dataclass(slots=True)
class _Reader:
    file: str
    problems: list[Problem]
    entries: list[ReadQuestion] = field(default_factory=list)
    kept_aside: list[KeptAside] = field(default_factory=list)
    category: tuple[str, ...] = ()
    identifiers: Identifiers = field(default_factory=Identifiers)
    is_storing: bool = True
    """Whether Moodle's importer still takes questions in."""

    def add(self, block: Block) -> None:
        if not block.text:
            return
        if block.text.startswith(_CATEGORY):
            self._switch_category(block)
            return
        try:
            self._question(block, _taken_apart(block.text))
        except GiftError as error:
            self.problems.append(error.rule.at(block.place(self.file, error.offset), error.message))
            if error.stored_as:
                self._keep_aside(block, error.stored_as, stored=self.is_storing)

    def _switch_category(self, block: Block) -> None:
        path, _, rest = block.text[len(_CATEGORY) :].partition("\n")
        self.category = category_names(show(path))
        if rest.strip(BLANKS):
            place = block.place(self.file, len(_CATEGORY) + len(path) + 1)
            message = "Moodle takes these lines as part of the category's name"
            self.problems.append(rules.CATEGORY_RUNS_ON.at(place, message))

    def _question(self, block: Block, parts: _Parts) -> None:
        answers = parts.answers
        kind: Type | None = type_of(answers.text) if answers else None
        data = _data(kind, answers)
        if answers is not None:
            self._note(block, answers)
        stored = self.is_storing and not (answers and answers.is_refused)
        if answers is not None and answers.stops:
            self.is_storing = False
        question: Question | None
        try:
            question = QUESTION.validate_python(data | self._head(block, parts))
        except ValidationError:
            question = None
        place = block.place(self.file)
        if question is not None:
            self.entries.append(ReadQuestion(question, place, self.category, stored))
        else:
            self._keep_aside(block, kind or "description", stored=stored)
            message = f"coursepack has no place for this {kind} question, and keeps it aside"
            self.problems.append(reading_rules.NOT_IN_THE_MODEL.at(place, message))

    def _head(self, block: Block, parts: _Parts) -> Data:
        """What every type of question has."""
        idnumber, tags = block.marks()
        identifier = self.identifiers.give(idnumber, parts.name, parts.text)
        head: Data = {"id": identifier, "text": rich(parts.text, parts.format)}
        if parts.general_feedback:
            head["general_feedback"] = feedback(parts.general_feedback, parts.format)
        if parts.name and parts.name != identifier:
            head["name"] = parts.name
        if idnumber:
            head["idnumber"] = idnumber[:100]
        if tags:
            head["tags"] = tags
        return head

    def _note(self, block: Block, answers: Answers) -> None:
        for rule, message, offset in answers.notes:
            self.problems.append(rule.at(block.place(self.file, offset), message))

    def _keep_aside(self, block: Block, kind: str, *, stored: bool) -> None:
        title, _ = _name(block.text)
        place = block.place(self.file)
        self.kept_aside.append(KeptAside(kind, title, block.raw.encode(), place, self.category, stored))


def _taken_apart(block: str) -> _Parts:
    """The block's name, text, answers and general feedback."""
    title, start = _name(block)
    opened, closed = block.find("{", start), block.find("}", start)
    if opened < 0 and closed < 0:
        return _Parts(title, *text_and_format(block[start:], "moodle"), None, "")
    if opened < 0 or closed < opened:
        raise _braces(block, opened, closed)
    after = "" if block.endswith("}") else _BLANK
    text, text_format = text_and_format(f"{block[start:opened]}{after}{block[closed + 1 :]}", "moodle")
    answers, marks, general = block[opened + 1 : closed].rpartition("####")
    if not marks:
        answers, general = general, ""
    bare = answers.lstrip(BLANKS)
    offset = opened + 1 + len(answers) - len(bare)
    return _Parts(title, text, text_format, Answers(bare.rstrip(BLANKS), text_format, offset), general)


def _braces(block: str, opened: int, closed: int) -> GiftError:
    if closed < 0:
        return GiftError(rules.BRACES, "this { is not closed", opened)
    made = type_of(block[opened + 1 : closed - opened - 1].strip(BLANKS)) if opened > closed else ""
    return GiftError(rules.BRACES, "there is no { before this }", closed, made)


def _name(block: str) -> tuple[str, int]:
    """The name between `::` and `::`, and where the text after it begins."""
    if not block.startswith("::"):
        return "", 0
    end = block.find("::", 2)
    if end < 0:
        return "", 2
    rest = _NOT_BLANK.search(block, end + 2)
    return name(block[2:end]), rest.start() if rest else end + 2


def _data(kind: Type | None, answers: Answers | None) -> Data:
    """What the model makes the question's answers from."""
    if kind is None or answers is None:
        return {"type": "description"}
    match kind:
        case "essay":
            return {"type": kind, "response_lines": _ESSAY_LINES}
        case "truefalse":
            return {"type": kind, **true_false(answers)}
        case "multichoice":
            return {"type": kind, **multi_choice(answers)}
        case "shortanswer":
            return {"type": kind, **short_answer(answers)}
        case "numerical":
            return {"type": kind, **numerical(answers)}
        case "match":
            return {"type": kind, **match_pairs(answers)}
        case "ordering":
            return {"type": kind, **ordering(answers.text)}
        case _:
            assert_never(kind)
