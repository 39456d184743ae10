"""`coursepack import`."""

import re
from pathlib import Path
from typing import Literal

import click

from coursepack.cli import backup_files, output
from coursepack.cli.question_files import described, read, reading_options
from coursepack.formats.kinds import FileKind
from coursepack.importing import (
    CannotImportError,
    Destination,
    Import,
    carry_out,
    prepare,
    prepare_course,
)
from coursepack.model.scalars import LANGUAGE_PATTERN


@click.command("import")
@click.argument(
    "files",
    metavar="FILE…",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    nargs=-1,
    required=True,
)
@click.option(
    "--to",
    "-o",
    "course",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The course's folder; made where it lacks.",
)
@click.option(
    "--section",
    default="",
    metavar="FOLDER",
    help="Section for new quizzes; named after the file without it.",
)
@click.option(
    "--as", "holder", type=click.Choice(["quiz", "bank"]), default="quiz", help="What new questions stand in."
)
@click.option(
    "--lang",
    "language",
    default="",
    metavar="LANGUAGE",
    help="Language of the texts; the course's own without it.",
)
@click.option("--dry-run", is_flag=True, help="Say which files would be written, and write none.")
@click.option("--diff", is_flag=True, help="Show every change; with --dry-run, without writing it.")
@reading_options
def command(
    files: tuple[Path, ...],
    course: Path,
    section: str,
    holder: Literal["quiz", "bank"],
    language: str,
    dry_run: bool,
    diff: bool,
    kind: FileKind | None,
    encoding: str | None,
) -> None:
    """Bring question files into a course, as source that people can read and edit.

    Reads Moodle XML, GIFT, Aiken and spreadsheets. Questions that the course has, by their id number, are changed
    where they differ and stay as they are written where they do not; new ones become quizzes, one a category.
    Images become files. HTML becomes Markdown where that says exactly the same. Types that coursepack does not know
    are kept aside as they are, in kept-aside/.

    A Moodle course backup (.mbz) becomes a whole course in a folder that has none yet: sections, activities,
    questions, gradebook, completion, restrictions, badges, files. What coursepack has no word for is named, and kept
    in kept-aside/ too. The data of learners is left out.

    Exit code 1: some questions could not be read; those that could are imported.
    """
    if language and not re.fullmatch(LANGUAGE_PATTERN, language):
        raise click.BadParameter(
            f"{language} is no language code such as en, fr or pt-BR.", param_hint="--lang"
        )
    if any(backup_files.is_backup(path) for path in files):
        _import_course(files, course, language, dry_run=dry_run, diff=diff)
        return
    found = [read(path, kind, encoding) for path in files]
    output.show_problems([problem for file in found for problem in file.problems])
    for file in found:
        click.echo(f"{file.name}: {described(file)}", err=True)
    try:
        prepared = prepare(found, Destination(course, _folder(section), language, holder))
        if not dry_run:
            carry_out(prepared)
    except CannotImportError as error:
        output.fail(f"{error}. Nothing was written.", output.FINDINGS)
    except OSError as error:
        output.fail(f"Cannot write {course}: {error.strerror or error}.", output.NOT_WRITABLE)
    _show(prepared, dry_run=dry_run, diff=diff)
    if any(file.has_errors for file in found):
        raise click.exceptions.Exit(output.FINDINGS)


def _import_course(
    files: tuple[Path, ...], course: Path, language: str, *, dry_run: bool, diff: bool
) -> None:
    if len(files) != 1:
        raise click.BadParameter("a course backup is imported by itself.", param_hint="FILE")
    try:
        prepared, found = prepare_course(files[0], course, language)
        output.show_problems(found.problems)
        if not dry_run:
            carry_out(prepared)
    except CannotImportError as error:
        output.fail(f"{error}. Nothing was written.", output.FINDINGS)
    except OSError as error:
        output.fail(f"{error.filename or course}: {error.strerror or error}.", output.NOT_WRITABLE)
    _show(prepared, dry_run=dry_run, diff=diff)


def _folder(section: str) -> str:
    if section and not re.fullmatch(r"[\w][\w .-]*", section):
        raise click.BadParameter("the section is the name of one folder.", param_hint="--section")
    return section


def _show(prepared: Import, *, dry_run: bool, diff: bool) -> None:
    if diff:
        click.echo("".join(prepared.difference()), nl=False)
    else:
        for path in sorted(prepared.files):
            click.echo(f"{'would write' if dry_run else 'wrote'} {prepared.course / path}")
    for conflict in prepared.conflicts:
        click.echo(f"{conflict}; what the file says stands now.", err=True)
    aside = f", {prepared.kept_aside} kept aside" if prepared.kept_aside else ""
    click.echo(
        f"{prepared.new} new, {prepared.changed} changed, {prepared.same} as they were{aside}.", err=True
    )
