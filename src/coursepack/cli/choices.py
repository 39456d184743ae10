"""What commands that build ask for: formats, languages, sections; and what they say of losses."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar, get_args

import click

from coursepack import flow
from coursepack.formats import DEFAULT_FORMATS, FORMATS, Format, Kept, MoodleVersion, Packing
from coursepack.model import Course

NAMES = ", ".join(row.name for row in FORMATS)
VERSIONS: tuple[MoodleVersion, ...] = get_args(MoodleVersion)

_Command = TypeVar("_Command", bound=Callable[..., None])


def backup_options(command: _Command) -> _Command:
    """What both `build` and `release` ask of packages in several languages and of Moodle course backups."""
    with_languages = click.option(
        "--multilang",
        is_flag=True,
        help="One file with every language, for Moodle course backups, Moodle XML and SCORM packages; each "
        "learner reads his own.",
    )(command)
    with_packing = click.option(
        "--mbz-packing",
        "packing",
        type=click.Choice(get_args(Packing)),
        default="tar.gz",
        show_default=True,
        help="How course backups are packed; Moodle restores both.",
    )(with_languages)
    return click.option(
        "--moodle",
        "versions",
        metavar="VERSION,…",
        help=f"Versions of Moodle to make course backups for, of: {', '.join(VERSIONS)}. 4.5 without it, "
        "which later versions restore too.",
    )(with_packing)


def versions_of(names: str | None) -> tuple[MoodleVersion, ...]:
    """The versions of Moodle named, oldest first; 4.5 where none is."""
    asked = _list(names)
    for name in asked:
        if name not in VERSIONS:
            known = ", ".join(VERSIONS)
            raise click.BadParameter(
                f"there is no profile for {name}; known: {known}.", param_hint="--moodle"
            )
    return tuple(version for version in VERSIONS if version in asked) or ("4.5",)


course_edition = click.option(
    "--edition",
    "edition_name",
    metavar="NAME",
    help="Read the course as this edition: editions/NAME.yaml lies over it.",
)
"""Option of commands that read a course."""


def formats_of(names: str | None) -> tuple[Format, ...]:
    """Rows of the formats named; what a build makes unasked where none is."""
    asked = _list(names)
    known = {row.name: row for row in FORMATS}
    for name in asked:
        if name not in known:
            raise click.BadParameter(f"there is no format {name}; known: {NAMES}.", param_hint="--to")
    return tuple(row for row in FORMATS if row.name in asked) if asked else DEFAULT_FORMATS


def languages_of(names: str | None, course: Course) -> tuple[str, ...]:
    """The languages named, in the course's order; none where none is."""
    asked = _list(names)
    for name in asked:
        if name not in course.languages:
            known = ", ".join(course.languages)
            raise click.BadParameter(
                f"the course has no language {name}; it has: {known}.", param_hint="--lang"
            )
    return tuple(language for language in course.languages if language in asked)


def sections_of(names: str | None, course: Course) -> tuple[str, ...]:
    """Folders of the sections asked for: `1`, `01`, an id or a folder's name."""
    found = []
    for name in _list(names):
        matches = [section.folder for section in course.sections if name in {section.id, section.folder}]
        if not matches and name.isdigit():
            matches = [section.folder for section in course.sections if _number(section.folder) == int(name)]
        if not matches:
            known = ", ".join(section.folder for section in course.sections)
            raise click.BadParameter(
                f"the course has no section {name}; it has: {known}.", param_hint="--module"
            )
        found += matches
    return tuple(found)


def _number(folder: str) -> int | None:
    match = re.match(r"\d+", folder)
    return int(match.group()) if match else None


def _list(names: str | None) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()] if names else []


def show_losses(built: Sequence[flow.Built]) -> None:
    """What each file changes or leaves out, and how many questions it carries whole, on standard error."""
    for item in built:
        for loss in item.losses:
            colour = "red" if loss.how is Kept.DROPPED else "yellow"
            how = click.style(loss.how.value, fg=colour)
            click.echo(f"{item.name}  {how}  {loss.subject}: {loss.what}", err=True)
        if item.losses and item.questions:
            counts = ", ".join(f"{count} {how}" for how, count in item.tally().items())
            click.echo(f"{item.name}  {len(item.questions)} questions: {counts}", err=True)
