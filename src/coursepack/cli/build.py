"""`coursepack build`."""

import re
from pathlib import Path
from typing import get_args

import click

from coursepack import flow
from coursepack.cli import output
from coursepack.cli.progress import reporting
from coursepack.folder import LockedError
from coursepack.formats import DEFAULT_FORMATS, FORMATS, Edition, Format, Kept, Split
from coursepack.model import Course

_NAMES = ", ".join(row.name for row in FORMATS)


@click.command("build")
@click.argument("course", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--to",
    "formats",
    metavar="FORMAT,…",
    help=f"Formats to build; without it all that administrators take. Known: {_NAMES}.",
)
@click.option(
    "--lang", "languages", metavar="LANGUAGE,…", help="Languages to build; all of the course without it."
)
@click.option("--module", "modules", metavar="SECTION,…", help="Sections to build, by number, id or folder.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write; dist/COURSE without it."
)
@click.option(
    "--split",
    type=click.Choice(get_args(Split)),
    default="module",
    help="SCORM: a package a module, one package of the course, or a package a module with its pages apart.",
)
@click.option(
    "--scorm-edition",
    "edition",
    type=click.Choice(get_args(Edition)),
    default="3rd",
    help="Edition of SCORM 2004.",
)
@click.option(
    "--with-schemas",
    "schemas",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of SCORM schema files (.xsd, .dtd) to put into SCORM packages.",
)
@click.option("--allow-loss", is_flag=True, help="Build even where a format drops questions or points.")
def command(
    course: Path,
    formats: str | None,
    languages: str | None,
    modules: str | None,
    out: Path | None,
    split: Split,
    edition: Edition,
    schemas: Path | None,
    allow_loss: bool,
) -> None:
    """Build packages of a course.

    The folder is replaced as a whole, and only when everything was built; with --to, --lang or
    --module, files of other formats, languages and modules stay.
    """
    checked = flow.check(course)
    output.show_problems(checked.problems)
    if checked.course is None or checked.has_errors:
        output.fail(f"{course}: {output.summary(checked.problems)}. Nothing was built.", output.FINDINGS)
    wanted = flow.Wanted(
        _formats(formats),
        _languages(languages, checked.course),
        _sections(modules, checked.course),
        split,
        edition,
        schemas,
    )
    folder = out or Path("dist") / checked.course.id
    try:
        with reporting() as progress:
            built = flow.write_packages(checked, folder, wanted, allow_loss=allow_loss, progress=progress)
    except flow.LossError as error:
        _show_losses(error.built)
        output.fail(
            "Questions or points would be lost. Build other formats, or add --allow-loss.", output.FINDINGS
        )
    except LockedError as error:
        output.fail(f"{str(error).capitalize()}. Try again when it has ended.", output.NOT_WRITABLE)
    except OSError as error:
        output.fail(
            f"Cannot write {folder}: {error.strerror or error}. The folder is as it was.", output.NOT_WRITABLE
        )
    else:
        _show_losses(built)
        for item in built:
            click.echo(f"{folder / item.name}  ({item.size:,} bytes)")


def _formats(names: str | None) -> tuple[Format, ...]:
    asked = _list(names)
    known = {row.name: row for row in FORMATS}
    for name in asked:
        if name not in known:
            raise click.BadParameter(f"there is no format {name}; known: {_NAMES}.", param_hint="--to")
    return tuple(row for row in FORMATS if row.name in asked) if asked else DEFAULT_FORMATS


def _languages(names: str | None, course: Course) -> tuple[str, ...]:
    asked = _list(names)
    for name in asked:
        if name not in course.languages:
            known = ", ".join(course.languages)
            raise click.BadParameter(
                f"the course has no language {name}; it has: {known}.", param_hint="--lang"
            )
    return tuple(language for language in course.languages if language in asked)


def _sections(names: str | None, course: Course) -> tuple[str, ...]:
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


def _show_losses(built: tuple[flow.Built, ...]) -> None:
    for item in built:
        for loss in item.losses:
            colour = "red" if loss.how is Kept.DROPPED else "yellow"
            how = click.style(loss.how.value, fg=colour)
            click.echo(f"{item.name}  {how}  {loss.subject}: {loss.what}", err=True)
