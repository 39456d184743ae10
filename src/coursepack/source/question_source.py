"""`source: questions.gift`: questions of a quiz that stand in a file of another format, one a language.

Who loads a course hands in what reads such files; this room knows no format.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from coursepack.model import UNDETERMINED, Node, Path, PlainText, Question, RichText
from coursepack.model.text import CourseFile
from coursepack.problems import Place, Problem
from coursepack.problems.rules import source as rules
from coursepack.source.files import OutsideCourseError
from coursepack.source.reader import Reader


@dataclass(frozen=True, slots=True)
class QuestionsRead:
    """What a question file holds."""

    questions: tuple[tuple[Question, Place], ...]
    problems: tuple[Problem, ...]


ReadQuestions = Callable[[bytes, str], QuestionsRead]
"""Reads a question file from its bytes and its path in the course."""


def questions_from(
    reader: Reader, read: ReadQuestions | None, folder: str, source: Any, path: Path
) -> list[Question]:
    """The questions of the files that `source` names, with their texts in the languages of the files.

    `path` is that of the quiz; the places of its questions, counted from `path`'s own, become known.
    """
    files = {reader.languages[0]: source} if isinstance(source, str) else source
    place = reader.places.of((*path, "source"))
    if read is None or not isinstance(files, Mapping) or reader.languages[0] not in files:
        message = (
            "“source” is the name of a file, or a map from language to file with the course's own language"
        )
        reader.problems.append(rules.WRONG_VALUE.at(place, message))
        return []
    merged: list[Question] = []
    for language in (name for name in reader.languages if name in files):
        found = _read(reader, read, folder, str(files[language]), place)
        base = str(PurePosixPath(f"{folder}/{files[language]}").parent)
        questions = [_said_in(question, language, base) for question, _ in found.questions]
        if not merged:
            merged = questions
            for number, (_, where) in enumerate(found.questions):
                reader.places.texts[(*path, "questions", number)] = where
        else:
            _translate(reader, merged, questions, found.questions)
    return merged


def _read(reader: Reader, read: ReadQuestions, folder: str, name: str, place: Place) -> QuestionsRead:
    file = str(PurePosixPath(folder) / name)
    try:
        data = reader.files.read(file)
    except OutsideCourseError:
        problem = rules.PATH_OUTSIDE.at(place, f"“{name}” leads out of the course folder")
    except FileNotFoundError:
        problem = rules.FILE_MISSING.at(place, f"there is no file {file}")
    except OSError as error:
        problem = rules.FILE_UNREADABLE.at(place, f"cannot read {file}: {error.strerror}")
    else:
        found = read(data, file)
        reader.problems.extend(found.problems)
        return found
    reader.problems.append(problem)
    return QuestionsRead((), ())


def _translate(
    reader: Reader,
    merged: list[Question],
    questions: Sequence[Question],
    found: Sequence[tuple[Question, Place]],
) -> None:
    """Put the texts of another language's file beside those of questions with the same id."""
    positions = {question.id: number for number, question in enumerate(merged)}
    for question, (_, place) in zip(questions, found, strict=True):
        number = positions.get(question.id)
        if number is None:
            message = f"the first language has no question “{question.id}”"
            reader.problems.append(rules.TRANSLATION_UNKNOWN.at(place, message))
        elif merged[number].type != question.type:
            message = f"“{question.id}” is a {merged[number].type} question in the first language"
            reader.problems.append(rules.TRANSLATION_UNKNOWN.at(place, message))
        else:
            merged[number] = _beside(merged[number], question)


def _said_in(thing: Any, language: str, base: str) -> Any:
    """The thing with the texts that name no language in this one, and its files named from a folder."""
    match thing:
        case PlainText() | RichText():
            values = {language if key == UNDETERMINED else key: text for key, text in thing.values.items()}
            update: dict[str, Any] = {"values": values}
            return thing.model_copy(update=update | ({"base": base} if isinstance(thing, RichText) else {}))
        case CourseFile():
            return thing.model_copy(update={"base": base})
        case Node():
            inner = {
                name: _said_in(getattr(thing, name), language, base) for name in type(thing).model_fields
            }
            return thing.model_copy(update=inner)
        case tuple():
            return tuple(_said_in(item, language, base) for item in thing)
        case _:
            return thing


def _beside(first: Any, other: Any) -> Any:
    """The first thing with the texts of the other, where both have one in the same place."""
    match first, other:
        case (PlainText(), PlainText()) | (RichText(), RichText()):
            return first.model_copy(update={"values": {**other.values, **first.values}})
        case Node(), Node() if type(first) is type(other):
            names = type(first).model_fields
            return first.model_copy(
                update={name: _beside(getattr(first, name), getattr(other, name)) for name in names}
            )
        case tuple(), tuple():
            paired = tuple(_beside(*pair) for pair in zip(first, other, strict=False))
            return paired + first[len(paired) :]
        case _:
            return first
