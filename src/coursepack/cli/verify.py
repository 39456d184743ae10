"""`coursepack verify`."""

import sys
from pathlib import Path

import click

from coursepack.cli import output
from coursepack.release import UnreadableError, Verified, verify


@click.command("verify")
@click.argument("release", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--signed-with",
    metavar="COMMAND",
    help="Run this in the folder to check the signature; {} in it becomes SHA256SUMS.",
)
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="For whom."
)
def command(release: Path, signed_with: str | None, output_format: str) -> None:
    """Say whether a release is as it was made.

    Takes the folder or the archive, and needs nothing else: compares every hash, opens every package and
    counts what is in it, and names what is missing or does not belong. Exit code 5: something is not as it
    was; 3: it cannot be read.
    """
    try:
        found = verify(release, signed_with)
    except UnreadableError as error:
        output.fail(f"{release}: {error}.", output.UNREADABLE)
    except OSError as error:
        output.fail(f"{release}: {error.strerror or error}.", output.UNREADABLE)
    if output_format == "json":
        click.echo(_json(found))
    else:
        _show(release, found)
    if found.mismatches:
        sys.exit(output.MISMATCH)


def _show(release: Path, found: Verified) -> None:
    for mismatch in found.mismatches:
        click.echo(f"{mismatch.file}  {mismatch.what}", err=True)
    if found.mismatches:
        click.echo(f"{release}: not as it was released. Do not import it.", err=True)
    elif found.manifest is not None:
        whole = found.manifest
        click.echo(
            f"{release}: {whole.name} {whole.version}, {len(whole.packages)} packages, all as released."
        )


def _json(found: Verified) -> str:
    rows = [{"file": item.file, "what": item.what} for item in found.mismatches]
    name = None if found.manifest is None else found.manifest.name
    version = None if found.manifest is None else found.manifest.version
    return output.as_json({"schema_version": 1, "name": name, "version": version, "mismatches": rows})
