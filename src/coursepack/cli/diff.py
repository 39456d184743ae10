"""`coursepack diff`."""

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

import click

from coursepack.cli import backup_files, output
from coursepack.comparing import Change, Comparable, compare
from coursepack.importing.courses import read_course
from coursepack.question_files import load

_SHOWN = 70


@click.command("diff")
@click.argument("before", type=click.Path(path_type=Path, exists=True))
@click.argument("after", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="For whom."
)
def command(before: Path, after: Path, output_format: str) -> None:
    """Say what is another in a course: between two folders, two Moodle backups (.mbz), or one of each.

    Compares what learners and administrators see: texts as they are shown, files by what they hold. Two ways to write
    the same thing are no difference.

    Exit code 0: the courses are the same. 1: they differ. 3: one of them cannot be read.
    """
    found = compare(_course(before), _course(after))
    if output_format == "json":
        rows = [dataclasses.asdict(change) for change in found]
        click.echo(output.as_json({"schema_version": 1, "changes": rows}))
    else:
        for change in found:
            _show(change)
        click.echo(
            f"{len(found)} change{'' if len(found) == 1 else 's'}." if found else "The courses are the same."
        )
    if found:
        raise click.exceptions.Exit(output.FINDINGS)


def _course(path: Path) -> Comparable:
    if path.is_dir():
        loaded = load(path)
        if loaded.course is None:
            output.show_problems(loaded.problems)
            output.fail(f"{path} is no course.", output.UNREADABLE)
        files = loaded.files
        return Comparable(loaded.course, lambda name: _sha1(files.read(name)) if files.exists(name) else "")
    if not backup_files.is_backup(path):
        output.fail(f"{path} is neither a course's folder nor a Moodle backup (.mbz).", output.UNREADABLE)
    found = read_course(path)
    if found.course is None:
        output.show_problems(found.problems)
        output.fail(f"{path} is no Moodle backup that can be read.", output.UNREADABLE)
    return Comparable(found.course, lambda name: found.files.get(name, ""))


def _sha1(content: bytes) -> str:
    """As Moodle names contents."""
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _show(change: Change) -> None:
    colour = {"added": "green", "removed": "red"}.get(change.what, "yellow")
    what = click.style(change.what, fg=colour)
    was = f" (was {change.was})" if change.was not in {"", change.place} else ""
    click.echo(f"{what} {change.kind} {change.place or ''} “{change.title}”{was}".replace("  ", " "))
    for item in change.fields:
        click.echo(f"    {item.field}: {_short(item.before)} → {_short(item.after)}")


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
