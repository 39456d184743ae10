"""How long a learner's saved work can get: an upper bound, before anybody has answered anything.

The bound is on what `script/pack.js` writes of the object that `script/store.js` keeps. Notes are left out: the
player saves them only where there is room.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, assert_never

from coursepack.web.pages import PageView, Questions
from coursepack.web.questions import QuestionView
from coursepack.web.questions.views import (
    MAX_NUMBER,
    Choices,
    Field,
    InText,
    Key,
    Markers,
    Notes,
    Nothing,
    OnImage,
    Order,
    Selects,
)

LIMITS = {"1.2": 4096, "2004": 64000}
"""Characters of `cmi.suspend_data` (Run-Time Environment of each version)."""

_BYTES = 3
"""Of a typed character in UTF-8, at most, counted as browsers count lengths."""
_NUMBER = len("0.12345678901234567890")
"""Of a share of the points, at most, as scripts write numbers."""
COUNTED_BACK = frozenset({"ddmarker", "match", "multianswer"})
"""Types of keys of which every try counts (`script/tries.js`)."""
_POINT = len("99999,99999;")
_TRIES = len("99999")


@dataclass(frozen=True, slots=True)
class Saved:
    """What saved work may take up at most, in characters."""

    frame: int
    """Pages viewed, tries and results: all but the answers."""
    answers: tuple[int, ...]
    """Each question's, of all quizzes."""
    is_typed: bool
    """Whether it may hold more than ASCII, and is then as long as its bytes in base 64 at most."""

    @property
    def longest(self) -> int:
        """Of the whole work, every question answered."""
        return self._packed(self.frame + sum(self.answers))

    def answers_within(self, limit: int) -> int:
        """How many questions may be answered, whichever they are, so that the work stays within the limit."""
        size, count = self.frame, 0
        for answer in sorted(self.answers, reverse=True):
            size += answer
            if self._packed(size) > limit:
                break
            count += 1
        return count

    def _packed(self, size: int) -> int:
        return 1 + (ceil(size * 4 / 3) if self.is_typed else size)


def saved(faces: Sequence[tuple[Mapping[str, Any], tuple[PageView, ...]]]) -> Saved:
    """What the work on pages takes up, given in each language with the data of their script."""
    data = faces[0][0]
    frame = len('{"f":1,"p":[],"q":{},"t":{},"l":"xx-Xxxx-XX"}')
    frame += sum(len(page["key"]) + len('"",') for page in data["pages"])
    answers: list[int] = []
    for quiz in data["quizzes"]:
        frame += _frame(quiz)
        answers += _answers(quiz, [_body(pages, quiz["id"]).questions for _, pages in faces], len(faces))
    return Saved(frame, tuple(answers), _is_typed(data))


def _body(pages: Iterable[PageView], quiz: str) -> Questions:
    return next(page.body for page in pages if isinstance(page.body, Questions) and page.body.quiz.id == quiz)


def _frame(quiz: Mapping[str, Any]) -> int:
    size = len('"":{"n":,"h":,"d":1,"s":"zzz","a":{},"o":{},"c":[],"w":{},"x":1},')
    size += len('"t":{},"y":[],') if quiz["severalTries"] else 0
    objectives = {question["objective"] for question in quiz["questions"]} - {None}
    return size + len(quiz["key"]) + _TRIES + _NUMBER + len(objectives) * (len('"":,') + 25 + _NUMBER)


def _answers(
    quiz: Mapping[str, Any], views: Sequence[Sequence[QuestionView]], languages: int
) -> Iterator[int]:
    for number, question in enumerate(quiz["questions"]):
        name = len(question["short"])
        response = max(_response(each[number].key, each[number]) for each in views)
        size = name + len('"":"",') + response
        size += _tries(question, name, response) if question.get("hints") else 0
        size += name + len('"",') if quiz["oneByOne"] else 0
        size += name + len('"":"xx-Xxxx-XX",') if languages > 1 else 0
        yield size


def _tries(question: Mapping[str, Any], name: int, response: int) -> int:
    """Wrong tries: that there were some, and what was answered, of the types that ask for it later."""
    remembered = response if question["key"]["type"] in COUNTED_BACK else 0
    return name + len('"",') + name + len('"":[],') + len(question["hints"]) * (len('"",') + remembered)


def _response(key: Key, view: QuestionView) -> int:
    """Bytes of the response to a question, between the quotes."""
    match view.control:
        case Choices():
            return _options(len(view.control.options), several=view.control.several)
        case Field():
            units = max((len(unit.encode()) for unit in view.control.units), default=0)
            return _BYTES * view.control.length + 2 + 2 * units
        case Selects() | OnImage():
            return len(key["right"]) * len("9999,")
        case InText():
            return _in_text(key)
        case Markers():
            return sum(most * _POINT + 1 for _, _, most in view.control.markers)
        case Order():
            return int(key["draw"]) * len("9999,")
        case Notes() | Nothing():
            return 0
        case _:
            assert_never(view.control)


def _in_text(key: Key) -> int:
    if "parts" not in key:
        return len(key["right"]) * len("9999,")
    return sum(_part(part) + len("\\n") for part in key["parts"])


def _part(part: Key) -> int:
    if part["type"] == "multichoice":
        return _options(len(part["fractions"]), several=not part["single"])
    return _BYTES * (MAX_NUMBER if part["type"] == "numerical" else part["length"])


def _options(count: int, *, several: bool) -> int:
    numbers = [len(str(number)) for number in range(count)]
    return sum(numbers) + count if several else max(numbers, default=0)


def _is_typed(data: Mapping[str, Any]) -> bool:
    """Whether learners type answers, which may then hold more than ASCII."""
    typed = {"shortanswer", "numerical"}
    keys = (question["key"] for quiz in data["quizzes"] for question in quiz["questions"])
    return any(part["type"] in typed for key in keys for part in (key, *key.get("parts", ())))
