"""The pieces that a release is built in: one format, one language or all in one file, and one section where it can."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from coursepack.flow import Wanted
from coursepack.formats import Context, Format, MediaFiles
from coursepack.model import Course, CourseInfo, Quiz, Section
from coursepack.release.hashes import of_bytes, of_folder


@dataclass(frozen=True, slots=True)
class Unit:
    """What is built, and kept for the next time, as one."""

    row: Format
    context: Context
    sections: tuple[Section, ...]
    """The sections that its files show."""


def units(course: Course, context: Context, wanted: Wanted) -> Iterator[Unit]:
    """The pieces, in the order in which a build writes them."""
    shown = tuple(section for section in course.sections if context.wants(section))
    for row in wanted.formats:
        for languages in context.voices if row.multilang else ((name,) for name in context.languages):
            one = replace(context, languages=languages, multilang=len(languages) > 1)
            if row.holds == "section" and context.split != "course":
                for section in shown:
                    yield Unit(row, replace(one, sections=(section.folder,)), (section,))
            else:
                yield Unit(row, one, shown)


def fingerprint(unit: Unit, course: Course) -> str:
    """A hash of everything in the course that the unit's files can show, media left out."""
    value: dict[str, Any] = {
        "format": unit.row.name,
        "languages": unit.context.languages,
        "sections": unit.context.sections,
        "split": unit.context.split,
        "edition": unit.context.edition,
        "moodle": unit.context.moodle,
        "packing": unit.context.packing,
        "schemas": of_folder(unit.context.schemas) if unit.context.schemas else None,
        "multilang": unit.context.multilang,
        "clock": unit.context.clock.isoformat(),
        "course": _info(course, unit),
        "elsewhere": list(_elsewhere(course, unit)),
    }
    seen = _in_languages(value, unit.context.languages)
    return of_bytes(json.dumps(seen, ensure_ascii=False, sort_keys=True).encode())


def _info(course: Course, unit: Unit) -> dict[str, Any]:
    info = course.model_dump(mode="json", include=set(CourseInfo.model_fields))
    return {**info, "sections": [section.model_dump(mode="json") for section in unit.sections]}


def _elsewhere(course: Course, unit: Unit) -> Iterator[dict[str, Any]]:
    """What sections show of others: terms of the glossaries, and questions that their quizzes draw."""
    yield from (found.thing.model_dump(mode="json") for found in course.glossaries())
    for section in unit.sections:
        for quiz in section.activities:
            for draw in quiz.draws if isinstance(quiz, Quiz) else ():
                yield from (question.model_dump(mode="json") for question in course.pool(draw, section))


def _in_languages(value: Any, languages: tuple[str, ...]) -> Any:
    """The value with each text in these languages alone, or in the first one that it is written in."""
    if isinstance(value, Mapping):
        texts = value.get("values")
        if isinstance(texts, Mapping) and texts and all(isinstance(text, str) for text in texts.values()):
            kept = [name for name in languages if name in texts] or [next(iter(texts))]
            return {**value, "values": {name: texts[name] for name in kept}}
        return {key: _in_languages(item, languages) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_in_languages(item, languages) for item in value]
    return value


@dataclass(slots=True)
class ReadFiles:
    """A course's files that notes which of them were read, with their hashes."""

    files: MediaFiles
    read_hashes: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The file's bytes; raises what the course's files raise."""
        data = self.files.read(path)
        self.read_hashes[path] = of_bytes(data)
        return data
