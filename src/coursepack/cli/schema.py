"""`coursepack schema`."""

from pathlib import Path

import click

from coursepack.cli.output import FINDINGS, fail
from coursepack.release.catalogue import release_schemas
from coursepack.source.schemas import schemas


@click.command("schema")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("schemas"), show_default=True
)
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit 1 when a file is missing or stale."
)
def command(out: Path, only_check: bool) -> None:
    """Write the JSON Schemas that editors complete and check with."""
    texts = schemas() | release_schemas()
    if only_check:
        stale = [name for name, text in texts.items() if not _is_fresh(out / name, text)]
        if stale:
            fail(f"Stale in {out}: {', '.join(stale)}. Run `coursepack schema`.", FINDINGS)
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(out / name)


def _is_fresh(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text
