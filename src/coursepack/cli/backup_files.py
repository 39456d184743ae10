"""What `inspect` and `verify` say of Moodle course backups."""

from pathlib import Path

import click

from coursepack.cli import output
from coursepack.formats.mbz.reading import MODELLED, Inspection, inspect


def is_backup(path: Path) -> bool:
    """Whether a file is called a Moodle backup."""
    return path.suffix.lower() == ".mbz"


def read(path: Path) -> Inspection:
    """What the backup holds; ends the program where it cannot be opened."""
    try:
        return inspect(path)
    except OSError as error:
        output.fail(f"{path}: {error.strerror or error}.", output.UNREADABLE)


def document(found: Inspection) -> dict[str, object]:
    """The backup for machines."""
    activities = found.activities or {}
    return {
        "schema_version": 1,
        "file": found.file,
        "format": "mbz" if found.is_backup else None,
        "title": found.title,
        "short_name": found.short_name,
        "moodle": found.moodle,
        "kind": found.kind,
        "sections": found.sections,
        "activities": activities,
        "not_modelled": {name: count for name, count in activities.items() if name not in MODELLED},
        "questions": found.questions or {},
        "files": found.files,
        "bytes": found.bytes,
        "users": found.users if found.has_users else 0,
        "with_users": found.has_users,
        "problems": output.problem_rows(found.problems),
    }


def show(found: Inspection) -> None:
    """The backup for people."""
    output.show_problems(found.problems)
    if not found.is_backup:
        return
    click.echo(f"{found.file}: {described(found)}")
    click.echo(f"  “{found.title}” ({found.short_name})")
    click.echo(f"  {_counts('section', len(found.sections))}: {', '.join(found.sections)}")
    for what, counts in (("activities", found.activities or {}), ("questions", found.questions or {})):
        listed = ", ".join(f"{name} {count}" for name, count in counts.items())
        click.echo(f"  {sum(counts.values())} {what}{': ' if listed else ''}{listed}")
    click.echo(f"  {_counts('file', found.files)}, {found.bytes:,} bytes")
    click.echo(f"  {f'data of {found.users} users' if found.has_users else 'no users'}")
    click.echo(f"  {output.summary(found.problems)}")


def described(found: Inspection) -> str:
    """`Moodle backup of a course, made by Moodle 4.5`."""
    if not found.is_backup:
        return "no Moodle backup"
    return f"Moodle backup of a {found.kind or 'course'}, made by Moodle {found.moodle}"


def _counts(word: str, number: int) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
