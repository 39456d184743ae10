"""The pieces that a release is built in: one format, one language or all in one file, and one section where it can."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from coursepack.flow import Wanted
from coursepack.formats import Context, Format, MediaFiles
from coursepack.model import Course, Node, Section
from coursepack.release.hashes import of_bytes, of_folder
from coursepack.release.shown import shown_by
from coursepack.web.showing import has_package


@dataclass(frozen=True, slots=True)
class Unit:
    """What is built, and kept for the next time, as one."""

    row: Format
    context: Context
    sections: tuple[Section, ...]
    """The sections that its files show, and those that they say they leave out."""
    course: Course
    """The course as far as its files show it."""
    section: Section | None = None
    """The only section that its files show; None where they are of the course."""


def units(course: Course, context: Context, wanted: Wanted) -> Iterator[Unit]:
    """The pieces, in the order in which a build writes them."""
    shown = tuple(section for section in course.sections if context.wants(section))
    for row in wanted.formats:
        for languages in context.voices if row.multilang else ((name,) for name in context.languages):
            one = replace(context, languages=languages, multilang=len(languages) > 1)
            if row.holds == "section" and context.split != "course":
                for members in _each_packaged(shown):
                    alone = replace(one, sections=tuple(section.folder for section in members))
                    yield Unit(row, alone, members, shown_by(row, course, members), members[0])
            else:
                only = shown[0] if len(context.sections) == 1 else None
                yield Unit(row, one, shown, shown_by(row, course, shown), only)


def _each_packaged(sections: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    """Each section that has a package; with the first of them those that have none, which it tells of."""
    others = tuple(section for section in sections if not has_package(section))
    for section in sections:
        if has_package(section):
            yield (section, *others)
            others = ()


@dataclass(slots=True)
class Fingerprints:
    """Hashes of what units are made from; what several of them show is looked through once a language."""

    known: dict[tuple[int, tuple[str, ...]], tuple[Node, str]] = field(default_factory=dict)
    """Hash of a part of the course in some languages, by its identity; with the part, so that it stays alive."""

    def of(self, unit: Unit) -> str:
        """A hash of everything that the unit's files can show, media left out."""
        context, course = unit.context, unit.course
        value = {
            "format": unit.row.name,
            "languages": context.languages,
            "sections": context.sections,
            "split": context.split,
            "edition": context.edition,
            "moodle": context.moodle,
            "packing": context.packing,
            "schemas": of_folder(context.schemas) if context.schemas else None,
            "multilang": context.multilang,
            "clock": context.clock.isoformat(),
            "course": _hash(course, context.languages, {"sections"}),
            "parts": [self._section(section, context.languages) for section in course.sections],
        }
        return of_bytes(json.dumps(value, ensure_ascii=False, sort_keys=True).encode())

    def _section(self, section: Section, languages: tuple[str, ...]) -> list[str]:
        activities = (self._part(activity, languages) for activity in section.activities)
        return [_hash(section, languages, {"activities"}), *activities]

    def _part(self, part: Node, languages: tuple[str, ...]) -> str:
        key = (id(part), languages)
        if key not in self.known:
            self.known[key] = (part, _hash(part, languages, set()))
        return self.known[key][1]


def _hash(part: Node, languages: tuple[str, ...], without: set[str]) -> str:
    seen = _in_languages(part.model_dump(mode="json", exclude=without), languages)
    return of_bytes(json.dumps(seen, ensure_ascii=False, sort_keys=True).encode())


def _in_languages(value: Any, languages: tuple[str, ...]) -> Any:
    """The value with each text in these languages alone, or in the first one that it is written in."""
    if isinstance(value, dict):
        texts = value.get("values")
        if isinstance(texts, dict) and texts and all(isinstance(text, str) for text in texts.values()):
            kept = [name for name in languages if name in texts] or [next(iter(texts))]
            return {**value, "values": {name: texts[name] for name in kept}}
        return {key: _in_languages(item, languages) for key, item in value.items()}
    if isinstance(value, list):
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
