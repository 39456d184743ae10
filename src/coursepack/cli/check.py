"""`coursepack check`."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from coursepack.checks import dead_addresses
from coursepack.cli.choices import course_edition
from coursepack.cli.courses import courses_of
from coursepack.cli.findings import WRITERS, Found, found_in
from coursepack.cli.output import FINDINGS, problems_json, show_accepted, show_problems, summary
from coursepack.flow import check
from coursepack.problems import Problem


@click.command("check")
@click.argument("courses", metavar="[COURSE]…", type=click.Path(path_type=Path, file_okay=False), nargs=-1)
@click.option(
    "--all",
    "below",
    metavar="DIRECTORY",
    type=click.Path(path_type=Path, file_okay=False),
    help="Every course in this folder.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", *WRITERS]),
    default="text",
    help="For whom: people, programs, code scanning, test reports, GitHub Actions, GitLab.",
)
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
    checked = [
        found_in(folder, check(folder, ask, edition=edition_name, multilang=multilang), strict=strict)
        for folder in courses_of(courses, below)
    ]
    _show(checked, output_format)
    if any(found.fails(problem) for found in checked for problem in found.problems):
        sys.exit(FINDINGS)


def _show(checked: list[Found], output_format: str) -> None:
    if output_format == "json":
        seen = checked if len(checked) == 1 else [_from_here(found) for found in checked]
        problems = [problem for found in seen for problem in found.problems]
        accepted = [problem for found in seen for problem in found.accepted]
        click.echo(problems_json(problems, accepted))
    elif output_format == "text":
        for found in checked:
            show_problems(found.problems)
            show_accepted(found.accepted)
            click.echo(f"{found.course}: {summary(found.problems)}.", err=bool(found.problems))
    else:
        click.echo(WRITERS[output_format](checked))


def _from_here(found: Found) -> Found:
    """The same findings, each file named from the working folder."""

    def moved(problem: Problem) -> Problem:
        return replace(problem, place=replace(problem.place, file=found.path(problem)))

    return replace(
        found,
        problems=tuple(moved(problem) for problem in found.problems),
        accepted=tuple(moved(problem) for problem in found.accepted),
    )
