"""`coursepack preview`."""

import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from coursepack.cli import output
from coursepack.cli.choices import course_edition, languages_of
from coursepack.preview import Preview, Site
from coursepack.problems import Problem
from coursepack.web.player import Standard


@click.command("preview")
@click.argument("course", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path())
@click.option("--lang", "languages", metavar="LANGUAGE,…", help="Languages to show; all without it.")
@click.option(
    "--port", default=0, type=click.IntRange(0, 65535), help="Port to serve on; a free one without it."
)
@click.option(
    "--scorm",
    "standard",
    type=click.Choice(get_args(Standard)),
    help="Play the learning platform of this version, and show every call beside the page; without what is hidden.",
)
@click.option("--open", "show", is_flag=True, help="Open the browser.")
@course_edition
def command(
    course: Path,
    languages: str | None,
    port: int,
    standard: Standard | None,
    show: bool,
    edition_name: str | None,
) -> None:
    """Show a course in the browser, and show it again after each change.

    Serves on this computer only (127.0.0.1). What is wrong with the course is said here and in the
    browser, over the last version without errors. Ends with Ctrl+C.
    """
    asked = tuple(name.strip() for name in (languages or "").split(",") if name.strip())
    site = Site(course, _say, standard, asked, edition_name)
    try:
        preview = Preview(site, port, _tell)
    except OSError as error:
        output.fail(f"Port {port} cannot be used: {error.strerror or error}.", output.NOT_WRITABLE)
    preview.refresh()
    try:
        if site.course is not None:
            languages_of(languages, site.course)
    except click.BadParameter:
        preview.close()
        raise
    click.echo(f"{preview.address}  (Ctrl+C ends)")
    if show:
        webbrowser.open(preview.address)
    try:
        preview.run()
    except KeyboardInterrupt:
        click.echo("")


def _tell(problems: Sequence[Problem]) -> None:
    output.show_problems(problems)
    click.echo(f"{output.summary(problems)}.", err=True)


def _say(problems: Sequence[Problem]) -> str:
    shown = problems[: output.SHOWN_AT_MOST]
    return click.unstyle("\n".join(output.as_text(problem) for problem in shown))
