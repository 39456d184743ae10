"""`coursepack check`."""

import sys
from pathlib import Path

import click

from coursepack.checks import dead_addresses
from coursepack.cli.choices import course_edition
from coursepack.cli.courses import courses_of
from coursepack.cli.findings import Found, findings_format, found_in, report
from coursepack.cli.output import FINDINGS, show_accepted, show_problems, summary
from coursepack.flow import check


@click.command("check")
@click.argument("courses", metavar="[COURSE]…", type=click.Path(path_type=Path, file_okay=False), nargs=-1)
@click.option(
    "--all",
    "below",
    metavar="DIRECTORY",
    type=click.Path(path_type=Path, file_okay=False),
    help="Every course in this folder.",
)
@findings_format
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--multilang", is_flag=True, help="Also whether all languages find room in one Moodle course.")
@click.option("--links", is_flag=True, help="Ask the network whether the course's links answer.")
@course_edition
def command(
    courses: tuple[Path, ...],
    below: Path | None,
    output_format: str,
    strict: bool,
    multilang: bool,
    links: bool,
    edition_name: str | None,
) -> None:
    """Say everything that is wrong with a course, and where.

    Exit code 0: nothing wrong (or only warnings); 1: errors, or warnings with --strict.
    """
    ask = dead_addresses if links else None
    checked = []
    for folder in courses_of(courses, below):
        one = check(folder, ask, edition=edition_name, multilang=multilang)
        checked.append(found_in(folder, one.problems, one.accepted, strict=strict))
    _show(checked, output_format)
    if any(found.fails(problem) for found in checked for problem in found.problems):
        sys.exit(FINDINGS)


def _show(checked: list[Found], output_format: str) -> None:
    if output_format != "text":
        click.echo(report(checked, output_format, several=len(checked) > 1))
        return
    for found in checked:
        show_problems(found.problems)
        show_accepted(found.accepted)
        click.echo(f"{found.course}: {summary(found.problems)}.", err=bool(found.problems))
