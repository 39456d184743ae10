"""`coursepack check`."""

import sys
from pathlib import Path

import click

from coursepack.checks import dead_addresses
from coursepack.cli.output import FINDINGS, problems_json, show_accepted, show_problems, summary
from coursepack.flow import check


@click.command("check")
@click.argument("course", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="For whom."
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--links", is_flag=True, help="Ask the network whether the course's links answer.")
def command(course: Path, output_format: str, strict: bool, links: bool) -> None:
    """Say everything that is wrong with a course, and where.

    Exit code 0: nothing wrong (or only warnings); 1: errors, or warnings with --strict.
    """
    checked = check(course, dead_addresses if links else None)
    if output_format == "json":
        click.echo(problems_json(checked.problems, checked.accepted))
    else:
        show_problems(checked.problems)
        show_accepted(checked.accepted)
        click.echo(f"{course}: {summary(checked.problems)}.", err=bool(checked.problems))
    if checked.has_errors or (strict and checked.problems):
        sys.exit(FINDINGS)
