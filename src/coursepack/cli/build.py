"""`coursepack build`."""

from pathlib import Path
from typing import get_args

import click

from coursepack import flow
from coursepack.cli import output
from coursepack.cli.choices import (
    NAMES,
    backup_options,
    course_edition,
    formats_of,
    languages_of,
    sections_of,
    show_losses,
    versions_of,
)
from coursepack.cli.progress import reporting
from coursepack.folder import LockedError
from coursepack.formats import DEFAULT_FORMATS, Edition, Packing, Split

_DEFAULT = ", ".join(row.name for row in DEFAULT_FORMATS)


@click.command("build")
@click.argument("course", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--to", "formats", metavar="FORMAT,…", help=f"Formats to build, of: {NAMES}. {_DEFAULT} without it."
)
@click.option(
    "--lang", "languages", metavar="LANGUAGE,…", help="Languages to build; all of the course without it."
)
@click.option("--module", "modules", metavar="SECTION,…", help="Sections to build, by number, id or folder.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write; dist/ID without it, ID being the course's.",
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
@backup_options
@click.option("--allow-loss", is_flag=True, help="Build even where a format drops questions or points.")
@course_edition
def command(
    course: Path,
    formats: str | None,
    languages: str | None,
    modules: str | None,
    out: Path | None,
    split: Split,
    edition: Edition,
    schemas: Path | None,
    multilang: bool,
    versions: str | None,
    packing: Packing,
    allow_loss: bool,
    edition_name: str | None,
) -> None:
    """Build packages of a course.

    The folder is replaced as a whole, and only when everything was built; with --to, --lang or
    --module, files of other formats, languages and modules stay.
    """
    checked = flow.check(course, edition=edition_name, multilang=multilang)
    output.show_problems(checked.problems)
    if checked.course is None or checked.has_errors:
        output.fail(f"{course}: {output.summary(checked.problems)}. Nothing was built.", output.FINDINGS)
    wanted = flow.Wanted(
        formats_of(formats),
        languages_of(languages, checked.course),
        sections_of(modules, checked.course),
        split,
        edition,
        schemas,
        multilang,
        versions_of(versions),
        packing,
    )
    name = f"{checked.course.id}-{edition_name}" if edition_name else checked.course.id
    folder = out or Path("dist") / name
    try:
        with reporting() as progress:
            built = flow.write_packages(checked, folder, wanted, allow_loss=allow_loss, progress=progress)
    except flow.LossError as error:
        show_losses(error.built)
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
        show_losses(built)
        if not built:
            click.echo("No file was written: the course has nothing that such a file holds.", err=True)
        for item in built:
            click.echo(f"{folder / item.name}  ({item.size:,} bytes)")
