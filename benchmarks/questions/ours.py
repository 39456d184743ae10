"""One measurement of coursepack in a process of its own: `python -m benchmarks.questions.ours WHAT IN OUT`.

The last line is JSON: questions, CPU seconds of the work (neither start-up nor the loading of the JSON), and the
peak memory of the process in kilobytes.
"""

import datetime
import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.questions.workload import questions as made
from lxml import etree
from pydantic import TypeAdapter

from coursepack.formats import Context, format_named
from coursepack.formats.kinds import kind_named
from coursepack.model import Course, PlainText, Question, Quiz, Section

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
_ENGLISH = {"language": "en", "base": ""}


class NoFiles:
    """The course has no images."""

    def read(self, path: str) -> bytes:
        raise FileNotFoundError(path)


_CONTEXT = Context(("en",), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), NoFiles())


def as_question(data: dict[str, Any]) -> Question:
    """The model's question, with its texts in HTML."""
    head = {
        "id": data["id"],
        "name": data["name"],
        "text": _html(data["text"]),
        "general_feedback": _html(data["feedback"]),
        "tags": data["tags"],
    }
    return _QUESTION.validate_python({**head, **_body(data)}, context=_ENGLISH)


def _html(text: str) -> dict[str, str]:
    return {"format": "html", "en": text}


def _body(data: dict[str, Any]) -> dict[str, Any]:
    match data["kind"]:
        case "one" | "several":
            return {"type": "multichoice", "single": data["kind"] == "one", "answers": _answers(data, _html)}
        case "truefalse":
            feedback = {"right": _html(data["yes"]), "wrong": _html(data["no"])}
            return {"type": "truefalse", "answer": data["right"], "feedback": feedback}
        case "shortanswer":
            return {"type": "shortanswer", "answers": _answers(data, str)}
        case "numerical":
            answer = {
                "number": data["value"],
                "tolerance": data["tolerance"],
                "feedback": _html(data["comment"]),
            }
            return {"type": "numerical", "answers": [answer]}
        case "match":
            return {"type": "match", "pairs": [{"text": _html(a), "answer": b} for a, b in data["pairs"]]}
        case _:
            return {
                "type": "essay",
                "response_lines": data["lines"],
                "grader_info": _html(data["grader"]),
            }


def _answers(data: dict[str, Any], text: Callable[[str], Any]) -> list[dict[str, Any]]:
    return [
        {"text": text(answer["text"]), "fraction": answer["share"], "feedback": _html(answer["feedback"])}
        for answer in data["answers"]
    ]


class OneByOne(Sequence[Question]):
    """Questions made when they are asked for, and not held: what is measured then is what the writer holds."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: Any) -> Any:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Question]:
        return map(as_question, made(self.count))


def course_of(questions: Sequence[Question]) -> Course:
    """A course with one quiz of these questions, as they are."""
    title = PlainText(values={"en": "Bank"})
    quiz = Quiz.model_construct(id="quiz", kind="quiz", title=title, questions=questions)
    section = Section.model_construct(id="one", folder="one", title=title, activities=(quiz,))
    return Course.model_construct(
        id="bank", title=title, version="1.0.0", languages=("en",), sections=(section,)
    )


def write(format_name: str, questions: Sequence[Question], target: Path) -> None:
    """The file of one format, piece by piece as the format gives it."""
    row = format_named(format_name)
    assert row is not None
    (artifact,) = row.write(course_of(questions), _CONTEXT)
    output: Any = artifact.output
    with target.open("wb") as file:
        for piece in [output] if isinstance(output, bytes) else output:
            file.write(piece)


def main() -> None:
    what, source, target = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    kinds = set(sys.argv[4].split(",")) if len(sys.argv) > 4 else None
    before, count = 0.0, 0
    match what:
        case "moodle-xml" | "gift" | "aiken":
            data = [
                item
                for item in json.loads(Path(source).read_bytes())
                if kinds is None or item["kind"] in kinds
            ]
            before, count = time.process_time(), len(data)
            write(what, [as_question(item) for item in data], target)
        case "stream":
            before, count = time.process_time(), int(source)
            write("moodle-xml", OneByOne(count), target)
        case "whole":
            before, count = time.process_time(), int(source)
            write("moodle-xml", list(OneByOne(count)), target)
        case "read-moodle-xml" | "read-gift":
            kind = kind_named(what.removeprefix("read-"))
            assert kind is not None
            content = Path(source).read_bytes()
            before = time.process_time()
            count = sum(kind.read(content, "bank").counts().values())
        case "lxml-read":
            content = Path(source).read_bytes()
            before = time.process_time()
            count = len(etree.fromstring(content))
        case _:
            tree = _plain(etree.parse(source, etree.XMLParser(strip_cdata=False)).getroot())
            gc.collect()
            before, count = time.process_time(), len(tree[4])
            _write_plain(tree, target)
            assert target.read_bytes() == Path(source).read_bytes()
    seconds = time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"questions": count, "seconds": seconds, "memory": memory}))


Plain = tuple[str, dict[str, str], str | None, str | None, list[Any]]


def _plain(element: Any) -> Plain:
    """An element as plain data: name, attributes, text, tail, children."""
    return (
        element.tag,
        dict(element.attrib),
        element.text,
        element.tail,
        [_plain(child) for child in element],
    )


def _write_plain(tree: Plain, target: Path) -> None:
    """What a program without a module for it would do: build elements with lxml, serialise them."""
    text = etree.tostring(_element(tree), encoding="UTF-8", xml_declaration=False)
    target.write_bytes(b'<?xml version="1.0" encoding="UTF-8"?>\n' + text + b"\n")


def _element(plain: Plain) -> Any:
    name, attributes, text, tail, children = plain
    made = etree.Element(name, attributes)
    is_plain = text is None or not text.strip() or (text.isascii() and text.isalnum())
    made.text = (text or "") if is_plain or name not in _IN_CDATA else etree.CDATA(text)
    made.tail = tail
    made.extend([_element(child) for child in children])
    return made


_IN_CDATA = {"text", "idnumber"}

if __name__ == "__main__":
    main()
