"""`coursepack inspect`."""

from collections import Counter
from pathlib import Path

import click

from coursepack.cli import backup_files, output, scorm_files
from coursepack.cli.question_files import described, read, reading_options
from coursepack.formats.kinds import FileKind
from coursepack.question_files import QuestionFile


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="For whom."
)
@reading_options
def command(file: Path, output_format: str, kind: FileKind | None, encoding: str | None) -> None:
    """Say what a question file, a SCORM package or a Moodle backup holds, ours or not, and what is wrong with it.

    Of questions counts what a real Moodle would store when it imports the file. Exit code 0, whatever the file holds;
    3 where it cannot be opened or is of no known format.
    """
    if kind is None and backup_files.is_backup(file):
        backup = backup_files.read(file)
        if output_format == "json":
            click.echo(output.as_json(backup_files.document(backup)))
        else:
            backup_files.show(backup)
        if not backup.is_backup:
            raise click.exceptions.Exit(output.UNREADABLE)
        return
    if kind is None and scorm_files.is_package(file):
        package, problems = scorm_files.read(file)
        if output_format == "json":
            click.echo(output.as_json(scorm_files.document(package, problems)))
        else:
            scorm_files.show(package, problems)
        if package.root is None:
            raise click.exceptions.Exit(output.UNREADABLE)
        return
    if kind is None and scorm_files.is_release(file):
        output.fail(f"{file} is a release: `coursepack verify` says whether it is whole.", output.UNREADABLE)
    found = read(file, kind, encoding)
    if output_format == "json":
        click.echo(output.as_json(_document(found)))
    else:
        _show(found)
    if found.kind is None:
        raise click.exceptions.Exit(output.UNREADABLE)


def _document(found: QuestionFile) -> dict[str, object]:
    bank = found.bank
    return {
        "schema_version": 1,
        "file": found.name,
        "format": found.kind.name if found.kind else None,
        "questions": bank.counts(),
        "not_stored": sum(not entry.stored for entry in bank.entries),
        "kept_aside": dict(sorted(Counter(item.type for item in bank.kept_aside).items())),
        "categories": [list(path) for path in _categories(found)],
        "files": {path: len(content) for path, content in bank.files.items()},
        "problems": output.problem_rows(found.problems),
    }


def _show(found: QuestionFile) -> None:
    output.show_problems(found.problems)
    if found.kind is None:
        return
    click.echo(f"{found.name}: {found.kind.title}")
    click.echo(f"  Moodle stores {described(found)}")
    refused = [entry.place for entry in found.bank.entries if not entry.stored]
    if refused:
        click.echo(f"  Moodle leaves out {len(refused)} more, the first on line {refused[0].line}")
    for kind, count in sorted(Counter(item.type for item in found.bank.kept_aside).items()):
        click.echo(f"  {count} {kind}, which coursepack keeps aside")
    for path in _categories(found):
        click.echo(f"  category {' / '.join(path)}")
    if found.bank.files:
        size = sum(map(len, found.bank.files.values()))
        click.echo(f"  {len(found.bank.files)} files, {size:,} bytes")
    click.echo(f"  {output.summary(found.problems)}")


def _categories(found: QuestionFile) -> list[tuple[str, ...]]:
    named = [entry.category for entry in found.bank.entries] + [item.path for item in found.bank.categories]
    return [path for path in dict.fromkeys(named) if path]
