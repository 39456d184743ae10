"""What the guide and CHANGES.md are written with: templates by language, and the languages of a release."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from coursepack.release.guide.escape import code, escaped
from coursepack.release.guide.kinds import KINDS, LANGUAGES, activities_said
from coursepack.release.guide.numbers import number, size
from coursepack.release.manifest import Counts, Manifest, PackageEntry

GUIDE_LANGUAGES = ("en", "fr", "es")
"""Languages in which the guide is written; a course in others has it in English."""


def languages_of(manifest: Manifest) -> tuple[str, ...]:
    """The languages of the guide, the course's own first."""
    spoken = dict.fromkeys(language.split("-")[0] for language in manifest.languages)
    return tuple(language for language in spoken if language in GUIDE_LANGUAGES) or ("en",)


def told_in(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a course's languages whose texts CHANGES.md tells of: the guide's, else the first."""
    return tuple(name for name in languages if name.split("-")[0] in GUIDE_LANGUAGES) or languages[:1]


def title_of(manifest: Manifest, language: str) -> str:
    """The course's title in a language, else in its own."""
    return manifest.title.get(language) or next(iter(manifest.title.values()))


@cache
def environment(language: str) -> Environment:
    """The templates of a language, with what they write texts, numbers and names by."""
    found = Environment(  # noqa: S701 - this is Markdown; `text` escapes what comes from the course
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
        "text": escaped,
        "code": code,
        "number": lambda value: number(value, language),
        "counted": lambda value, one, many: f"{number(value, language)} {one if value == 1 else many}",
        "size": lambda value: size(value, language),
        "kind": lambda kind: KINDS[language].get(kind, kind),
        "activities": lambda activities: activities_said(activities, language),
        "language_name": lambda code: LANGUAGES[language].get(code, code),
        "quoted": lambda words: f"{opening}{words}{closing}",
        "together": _together,
    }
    found.filters.update(filters)
    return found


def _together(packages: tuple[PackageEntry, ...]) -> Counts:
    return Counts(
        sections=sum(package.counts.sections for package in packages),
        activities=sum(package.counts.activities for package in packages),
        questions=sum(package.counts.questions for package in packages),
        points=sum(package.counts.points for package in packages),
    )
