"""`coursepack diff`."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import click

from coursepack.cli import output
from coursepack.comparing import Change
from coursepack.release import UnreadableError
from coursepack.release.comparison import CannotCompareError, Compared, Side, compared, side_of

_SHOWN = 70


@click.command("diff")
@click.argument("before", type=click.Path(path_type=Path, exists=True))
@click.argument("after", type=click.Path(path_type=Path, exists=True))
@click.option("--lang", "language", metavar="LANGUAGE", help="Compare texts in this language alone.")
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", help="For whom."
)
def command(before: Path, after: Path, language: str | None, output_format: str) -> None:
    """Say what is another in a course: between two releases, Moodle backups (.mbz) or folders, or two kinds of these.

    Compares what learners and administrators see, in each language that both have: texts as they are shown, files by
    what they hold. Two ways to write the same thing are no difference. Two folders are compared as they are
    written, anything else as Moodle would restore it.

    Exit code 0: the courses are the same. 1: they differ. 3: one of them cannot be read.
    """
    found = _compared(before, after, language)
    count = sum(len(item.changes) for item in found)
    if output_format == "json":
        rows = [
            {"language": item.language, **dataclasses.asdict(change)}
            for item in found
            for change in item.changes
        ]
        click.echo(output.as_json({"schema_version": 1, "changes": rows}))
    else:
        for item in found:
            if len(found) > 1 and item.changes:
                click.echo(f"In {item.language}:")
            for change in item.changes:
                _show(change)
        click.echo(f"{count} change{'' if count == 1 else 's'}." if count else "The courses are the same.")
    if count:
        raise click.exceptions.Exit(output.FINDINGS)


def _compared(before: Path, after: Path, language: str | None) -> list[Compared]:
    try:
        old, new = side_of(before), side_of(after)
        return [compared(old, new, name) for name in _languages(old, new, language)]
    except CannotCompareError as error:
        output.show_problems(error.problems)
        output.fail(f"{error}.", output.UNREADABLE)
    except UnreadableError as error:
        output.fail(f"{error}.", output.UNREADABLE)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        output.fail(f"{where}{error.strerror or error}.", output.UNREADABLE)


def _languages(before: Side, after: Side, language: str | None) -> list[str]:
    """The language that is asked for, else those that both have, else any one."""
    common = [item for item in after.languages if item in before.languages]
    if language is None:
        return common or [""]
    if language not in common:
        known = ", ".join(common) or "none"
        raise click.BadParameter(
            f"the courses have no language {language} in common; both have: {known}.", param_hint="--lang"
        )
    return [language]


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
