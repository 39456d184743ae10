"""The guide as Markdown, once in each language of the course that it has words for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from coursepack.release.changes import changes
from coursepack.release.guide.kinds import KINDS, LANGUAGES, activities_said
from coursepack.release.guide.numbers import number, size
from coursepack.release.manifest import BackupContents, Counts, Manifest, PackageEntry

GUIDE_LANGUAGES = ("en", "fr", "es")
"""Languages in which the guide is written; a course in others has it in English."""

_PUNCTUATION = re.compile(r"([\\`*_\[\]<>|&~$]|(?<!\S)#)")


@dataclass(frozen=True, slots=True)
class Group:
    """The packages of one format."""

    format: str
    packages: tuple[PackageEntry, ...]

    @property
    def needs_filter(self) -> bool:
        """Whether Moodle shows its texts in every language at once where its multi-language filter is off."""
        return self.format in {"mbz", "moodle-xml"} and any(package.languages for package in self.packages)

    @property
    def largest(self) -> int:
        return max(package.size for package in self.packages)

    @property
    def contents(self) -> tuple[BackupContents, ...]:
        """What its backups hold."""
        return tuple(package.contents for package in self.packages if package.contents)


def guide_markdown(manifest: Manifest) -> Mapping[str, str]:
    """The guide by language."""
    groups = tuple(sorted(_groups(manifest), key=lambda group: group.format != "mbz"))
    return {
        language: _environment(language)
        .get_template(f"guide.{language}.md")
        .render(release=manifest, groups=groups, language=language, title=_title(manifest, language))
        for language in languages_of(manifest)
    }


def changes_markdown(manifest: Manifest, since: Manifest | None) -> str:
    """What is new since an earlier release, in the guide's languages."""
    found = changes(since, manifest) if since is not None else ()
    return "\n".join(
        _environment(language)
        .get_template(f"changes.{language}.md")
        .render(release=manifest, since=since, changes=found, title=_title(manifest, language))
        for language in languages_of(manifest)
    )


def languages_of(manifest: Manifest) -> tuple[str, ...]:
    """The languages of the guide, the course's own first."""
    spoken = dict.fromkeys(language.split("-")[0] for language in manifest.languages)
    return tuple(language for language in spoken if language in GUIDE_LANGUAGES) or ("en",)


def _groups(manifest: Manifest) -> Iterator[Group]:
    for name, packages in groupby(manifest.packages, key=lambda package: package.format):
        yield Group(name, tuple(packages))


def _title(manifest: Manifest, language: str) -> str:
    return manifest.title.get(language) or next(iter(manifest.title.values()))


@cache
def _environment(language: str) -> Environment:
    environment = Environment(  # noqa: S701 - this is Markdown; `text` escapes what comes from the course
        loader=PackageLoader("coursepack.release.guide"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    opening, closing = (
        ("“", "”") if language == "en" else ("«\u202f", "\u202f»") if language == "fr" else ("«", "»")
    )
    filters: dict[str, Any] = {
        "text": _escaped,
        "number": lambda value: number(value, language),
        "counted": lambda value, one, many: f"{number(value, language)} {one if value == 1 else many}",
        "size": lambda value: size(value, language),
        "kind": lambda kind: KINDS[language].get(kind, kind),
        "activities": lambda activities: activities_said(activities, language),
        "language_name": lambda code: LANGUAGES[language].get(code, code),
        "quoted": lambda words: f"{opening}{words}{closing}",
        "in_language": lambda texts: texts.get(language) or next(iter(texts.values()), ""),
        "together": _together,
    }
    environment.filters.update(filters)
    return environment


def _escaped(value: str) -> str:
    """Text of the course as Markdown that shows it as it is."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(value.split()))


def _together(packages: tuple[PackageEntry, ...]) -> Counts:
    return Counts(
        sections=sum(package.counts.sections for package in packages),
        activities=sum(package.counts.activities for package in packages),
        questions=sum(package.counts.questions for package in packages),
        points=sum(package.counts.points for package in packages),
    )
