"""`coursepack release`."""

import re
import sys
from pathlib import Path

import click

from coursepack.cli import output
from coursepack.cli.choices import backup_options, course_edition, versions_of
from coursepack.cli.courses import courses_of
from coursepack.cli.findings import findings_format
from coursepack.cli.outcomes import exit_code, report_of, tell
from coursepack.cli.progress import reporting
from coursepack.flow import Wanted
from coursepack.formats import DEFAULT_FORMATS, FORMATS, Format, Packing
from coursepack.release import Options
from coursepack.release.catalogue import CATALOGUE_FILE, write_catalogue
from coursepack.release.many import release_all, shard

_NAMES = ", ".join(row.name for row in FORMATS)


@click.command("release")
@click.argument("courses", metavar="[COURSE]…", type=click.Path(path_type=Path, file_okay=False), nargs=-1)
@click.option(
    "--all",
    "below",
    metavar="DIRECTORY",
    type=click.Path(path_type=Path, file_okay=False),
    help="Every course in this folder.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist"),
    show_default=True,
    help="Folder to write releases into.",
)
@click.option("--to", "formats", metavar="FORMAT,…", help=f"Formats; all without it. Known: {_NAMES}.")
@click.option("--lang", "languages", metavar="LANGUAGE,…", help="Languages; all of each course without it.")
@backup_options
@click.option(
    "--since",
    type=click.Path(path_type=Path, exists=True),
    help="What CHANGES.md compares with: an earlier release (folder or archive), a folder of releases, "
    "a Moodle backup (.mbz), or the course's folder as it was.",
)
@click.option("--allow-warnings", is_flag=True, help="Release in spite of warnings.")
@click.option("--allow-loss", is_flag=True, help="Release even where a format drops questions or points.")
@click.option(
    "--sign-with",
    metavar="COMMAND",
    help="Run this to sign; {} in it becomes SHA256SUMS. The signature it writes stays in the release.",
)
@click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Courses built at the same time."
)
@click.option("--shard", "shard_of", metavar="K/N", help="Only the K-th of N parts of the courses.")
@click.option("--no-cache", is_flag=True, help="Build everything anew.")
@findings_format
@course_edition
def command(
    courses: tuple[Path, ...],
    below: Path | None,
    out: Path,
    formats: str | None,
    languages: str | None,
    multilang: bool,
    versions: str | None,
    packing: Packing,
    since: Path | None,
    allow_warnings: bool,
    allow_loss: bool,
    sign_with: str | None,
    jobs: int,
    shard_of: str | None,
    no_cache: bool,
    output_format: str,
    edition_name: str | None,
) -> None:
    """Build, document and checksum whole courses for administrators.

    For each course, writes OUT/NAME-VERSION/ and the same as OUT/NAME-VERSION.zip: the packages,
    IMPORT-GUIDE, CHANGES.md, manifest.json, losses.json, a list of what built them, and SHA256SUMS.
    Warnings count as errors. Each release is replaced as a whole, or stays as it was.

    With --format, what checking found is told on standard output in that form, all else on standard error.
    """
    chosen = _part(courses_of(courses, below), shard_of)
    options = Options(
        out=out,
        wanted=Wanted(
            _formats(formats),
            tuple(_list(languages)),
            multilang=multilang,
            moodle=versions_of(versions),
            packing=packing,
        ),
        since=since,
        allow_loss=allow_loss,
        allow_warnings=allow_warnings,
        sign_with=sign_with,
        use_cache=not no_cache,
        course_edition=edition_name,
    )
    if not chosen:
        click.echo(f"No course falls into part {shard_of}.", err=True)
    with reporting() as progress:
        outcomes = []
        for outcome in release_all(chosen, options, jobs=jobs, progress=progress):
            tell(outcome, for_people=output_format == "text")
            outcomes.append(outcome)
    if output_format != "text":
        click.echo(report_of(outcomes, output_format, strict=not allow_warnings))
    try:
        write_catalogue(out)
    except OSError as error:
        output.fail(f"Cannot write {out / CATALOGUE_FILE}: {error.strerror or error}.", output.NOT_WRITABLE)
    sys.exit(max(map(exit_code, outcomes), default=0))


def _part(courses: tuple[Path, ...], shard_of: str | None) -> tuple[Path, ...]:
    if shard_of is None:
        return courses
    match = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", shard_of)
    if match is None or int(match.group(1)) > int(match.group(2)):
        raise click.BadParameter("write K/N with K from 1 to N, such as 2/8.", param_hint="--shard")
    return shard(courses, int(match.group(1)), int(match.group(2)))


def _formats(names: str | None) -> tuple[Format, ...]:
    asked = _list(names)
    known = {row.name for row in FORMATS}
    for name in asked:
        if name not in known:
            raise click.BadParameter(f"there is no format {name}; known: {_NAMES}.", param_hint="--to")
    return tuple(row for row in FORMATS if row.name in asked) if asked else DEFAULT_FORMATS


def _list(names: str | None) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()] if names else []
