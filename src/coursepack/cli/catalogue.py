"""`coursepack catalogue`."""

from pathlib import Path

import click

from coursepack.cli import output
from coursepack.release.catalogue import CATALOGUE_FILE, write_catalogue


@click.command("catalogue")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path("dist"))
def command(folder: Path) -> None:
    """List the releases of a folder in one file.

    `release` does so by itself; this joins the parts of a release made with --shard, once they stand in
    one folder.
    """
    try:
        found = write_catalogue(folder)
    except OSError as error:
        output.fail(f"Cannot write {folder}: {error.strerror or error}.", output.NOT_WRITABLE)
    count = len(found.releases)
    click.echo(f"{folder / CATALOGUE_FILE}  {count} release{'' if count == 1 else 's'}")
