"""`coursepack verify`."""

import sys
from pathlib import Path

import click

from coursepack.cli import backup_files, output, scorm_files
from coursepack.cli.question_files import described, read, reading_options
from coursepack.formats.kinds import FileKind
from coursepack.question_files import QuestionFile, is_question_file
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
@reading_options
def command(
    release: Path, signed_with: str | None, output_format: str, kind: FileKind | None, encoding: str | None
) -> None:
    """Say whether a release is as it was made, or a question file or package as platforms want it.

    Of a question file (Moodle XML, GIFT, Aiken, a spreadsheet), a SCORM package or a Moodle backup (.mbz) says
    everything that is wrong with it, and where; exit code 1: errors.

    Of a release takes the folder or the archive, and needs nothing else: compares every hash, opens every package and
    counts what is in it, and names what is missing or does not belong. Exit code 5: something is not as it
    was; 3: it cannot be read.
    """
    if kind is None and release.is_file() and backup_files.is_backup(release):
        _verify_backup(release, output_format)
        return
    if kind is None and scorm_files.is_package(release):
        _verify_package(release, output_format)
        return
    if release.is_file() and (kind or is_question_file(release)):
        _verify_questions(read(release, kind, encoding), output_format)
        return
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


def _verify_backup(path: Path, output_format: str) -> None:
    found = backup_files.read(path)
    if output_format == "json":
        click.echo(output.problems_json(found.problems))
    else:
        output.show_problems(found.problems)
        summary = f"{path}: {backup_files.described(found)}; {output.summary(found.problems)}."
        click.echo(summary, err=bool(found.problems))
    if not found.is_backup:
        sys.exit(output.UNREADABLE)
    if any(problem.is_error for problem in found.problems):
        sys.exit(output.FINDINGS)


def _verify_package(path: Path, output_format: str) -> None:
    package, problems = scorm_files.read(path)
    if output_format == "json":
        click.echo(output.problems_json(problems))
    else:
        output.show_problems(problems)
        summary = f"{path}: {scorm_files.described(package)}; {output.summary(problems)}."
        click.echo(summary, err=bool(problems))
    if any(problem.is_error for problem in problems):
        sys.exit(output.FINDINGS)


def _verify_questions(file: QuestionFile, output_format: str) -> None:
    if output_format == "json":
        click.echo(output.problems_json(file.problems))
    else:
        output.show_problems(file.problems)
        click.echo(
            f"{file.name}: {described(file)}; {output.summary(file.problems)}.", err=bool(file.problems)
        )
    if file.has_errors:
        sys.exit(output.FINDINGS)


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
