"""Which courses a command is about: those named, or every course below a folder."""

from pathlib import Path

import click

from coursepack.source import CourseFiles


def courses_of(named: tuple[Path, ...], below: Path | None) -> tuple[Path, ...]:
    """The folders named on the command line; with `below`, each folder in it that holds a course.

    Without either, the working folder.
    """
    if below is None:
        return named or (Path(),)
    if named:
        raise click.UsageError("name courses, or a folder of courses with --all, not both")
    found = tuple(sorted(folder for folder in _folders(below) if CourseFiles(folder).exists("course.yaml")))
    if not found:
        raise click.BadParameter(f"no folder in {below} holds a course.yaml.", param_hint="--all")
    return found


def _folders(below: Path) -> list[Path]:
    try:
        return [entry for entry in below.iterdir() if entry.is_dir() and not entry.name.startswith(".")]
    except OSError as error:
        raise click.BadParameter(
            f"cannot read {below}: {error.strerror or error}.", param_hint="--all"
        ) from None
