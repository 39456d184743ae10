"""An Aiken file as questions, as `question/format/aiken/format.php` of Moodle 4.5 reads it (5.1 is the same)."""

import re
from dataclasses import dataclass, field
from html import escape
from typing import Any

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.reading import KeptAside, ReadBank, ReadQuestion
from coursepack.formats.text_file import decoded
from coursepack.model import UNDETERMINED, MultiChoice
from coursepack.problems import Place, Problem, Rule
from coursepack.problems.rules import aiken as rules
from coursepack.problems.rules import questions as question_rules
from coursepack.problems.rules import reading as reading_rules

_BLANKS = " \t\n\r\0\x0b"
_OPTION = re.compile(r"[A-Z][).]")
_ANSWER = "ANSWER:"
_LINE_ENDS = re.compile(r"\r\n|\n|\r")
_LOOKS_LIKE = re.compile(rb"^[ \t]*[A-Z][).].*[\r\n]+(?:[ \t]*[\r\n]+)*[ \t]*ANSWER:", re.MULTILINE)


def is_aiken(head: bytes) -> bool:
    """Whether the first bytes of a text file look like Aiken: an option, and ANSWER: on the line below it."""
    return _LOOKS_LIKE.search(head) is not None


def read(data: bytes, file: str) -> ReadBank:
    """The questions of an Aiken file; each that cannot be read is a problem, and the others come in."""
    text, problems = decoded(data, file)
    if text is None:
        return ReadBank(problems=tuple(problems))
    reader = _Reader(file, problems)
    for number, line in enumerate(_LINE_ENDS.split(text), 1):
        reader.add(number, line)
    reader.end()
    return ReadBank(tuple(reader.entries), tuple(reader.kept_aside), problems=tuple(reader.problems))


@dataclass(slots=True)
class _Started:
    """A question as far as it was read."""

    text: str
    place: Place
    lines: list[str]
    options: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    file: str
    problems: list[Problem]
    entries: list[ReadQuestion] = field(default_factory=list)
    kept_aside: list[KeptAside] = field(default_factory=list)
    identifiers: Identifiers = field(default_factory=Identifiers)
    started: _Started | None = None

    def add(self, number: int, line: str) -> None:
        bare = line.strip(_BLANKS)
        if len(bare.encode()) < 2:
            return
        place = Place(self.file, number, len(line) - len(line.lstrip(_BLANKS)) + 1)
        if _OPTION.match(bare):
            self._option(bare, place)
        elif bare.startswith(_ANSWER):
            self._answer(bare, place)
        else:
            self._give_up()
            self.started = _Started(bare, place, [bare])

    def end(self) -> None:
        """Note what the end of the file leaves undone."""
        self._give_up()
        if not self.entries and not self.kept_aside:
            self._note(reading_rules.NO_QUESTIONS, Place(self.file), "the file has no questions")

    def _option(self, bare: str, place: Place) -> None:
        if self.started is None:
            self._note(rules.NOT_STARTED, place, "this option belongs to no question")
        else:
            self.started.options.append(bare[2:].strip(_BLANKS))
            self.started.lines.append(bare)

    def _answer(self, bare: str, place: Place) -> None:
        question, self.started = self.started, None
        if question is None:
            self._note(rules.NOT_STARTED, place, "this answer belongs to no question")
            return
        if len(question.options) < 2:
            self._note(rules.TOO_FEW_OPTIONS, question.place, "the question has not two options")
            return
        question.lines.append(bare)
        letter = bare[len(_ANSWER) :].strip(_BLANKS)[:1]
        right = ord(letter) - ord("A") if letter else -1
        if not 0 <= right < len(question.options):
            message = f"there is no option “{letter}”" if letter else "no letter follows ANSWER:"
            self._note(question_rules.NO_RIGHT_ANSWER, place, message)
        self._finish(question, right)

    def _finish(self, question: _Started, right: int) -> None:
        answers = [
            {"text": _html(option)} | ({"right": True} if number == right else {})
            for number, option in enumerate(question.options)
            if option
        ]
        if len(answers) < 2:
            raw = "\n".join(question.lines).encode()
            self.kept_aside.append(KeptAside("multichoice", "", raw, question.place, stored=True))
            message = "fewer than two options have a text, and coursepack keeps the question aside"
            self._note(reading_rules.NOT_IN_THE_MODEL, question.place, message)
            return
        identifier = self.identifiers.give("", "", question.text)
        data = {"type": "multichoice", "id": identifier, "text": _html(question.text), "answers": answers}
        self.entries.append(ReadQuestion(MultiChoice.model_validate(data), question.place))

    def _give_up(self) -> None:
        if self.started is not None:
            message = "no ANSWER: line ends this question before the next one or the end of the file"
            self._note(rules.NOT_COMPLETE, self.started.place, message)
            self.started = None

    def _note(self, rule: Rule, place: Place, message: str) -> None:
        self.problems.append(rule.at(place, message))


def _html(text: str) -> dict[str, Any]:
    return {"values": {UNDETERMINED: escape(text, quote=False)}, "format": "html", "base": ""}
