"""`coursepack export`."""

from pathlib import Path

import click

from coursepack import flow
from coursepack.cli import output
from coursepack.cli.choices import NAMES, formats_of, languages_of, sections_of, show_losses


@click.command("export")
@click.argument("course", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option("--to", "formats", metavar="FORMAT,…", required=True, help=f"Formats to write, of: {NAMES}.")
@click.option("--lang", "languages", metavar="LANGUAGE,…", help="Languages; the course's own without it.")
@click.option("--module", "modules", metavar="SECTION,…", help="Sections, by number, id or folder.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Folder to write into."
)
@click.option("--allow-loss", is_flag=True, help="Write even where a format drops questions or points.")
@click.option("--force", is_flag=True, help="Write over files that exist.")
def command(
    course: Path,
    formats: str,
    languages: str | None,
    modules: str | None,
    out: Path,
    allow_loss: bool,
    force: bool,
) -> None:
    """Write single files of a course beside others: a workbook for subject experts, a question bank.

    Nothing else in the folder is touched, and no file that exists without --force: somebody may have worked in it.
    """
    checked = flow.check(course)
    output.show_problems(checked.problems)
    if checked.course is None or checked.has_errors:
        output.fail(f"{course}: {output.summary(checked.problems)}. Nothing was written.", output.FINDINGS)
    asked = languages_of(languages, checked.course) or (checked.course.language,)
    wanted = flow.Wanted(formats_of(formats), asked, sections_of(modules, checked.course))
    try:
        built = flow.export(checked, out, wanted, allow_loss=allow_loss, overwrite=force)
    except flow.LossError as error:
        show_losses(error.built)
        output.fail(
            "Questions or points would be lost. Write another format, or add --allow-loss.", output.FINDINGS
        )
    except FileExistsError as error:
        output.fail(
            f"{error.filename} exists. Choose another folder with --out, or add --force.", output.FINDINGS
        )
    except OSError as error:
        output.fail(f"Cannot write {out}: {error.strerror or error}.", output.NOT_WRITABLE)
    show_losses(built)
    for item in built:
        click.echo(f"{out / item.name}  ({item.size:,} bytes)")
