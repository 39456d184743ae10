"""What the commands that take question files have in common."""

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from coursepack.cli import output
from coursepack.formats.kinds import KINDS, FileKind, kind_named
from coursepack.question_files import QuestionFile, read_question_file

_NAMES = ", ".join(kind.name for kind in KINDS)
Command = TypeVar("Command", bound=Callable[..., None])


def reading_options(command: Command) -> Command:
    """Options for what cannot be told from a file."""
    command = click.option(
        "--encoding",
        metavar="NAME",
        callback=_known_encoding,
        help="What the file is encoded in, where not UTF-8.",
    )(command)
    return click.option(
        "--from", "kind", metavar="FORMAT", callback=_known_kind, help=f"What the file is: {_NAMES}."
    )(command)


def read(path: Path, kind: FileKind | None, encoding: str | None) -> QuestionFile:
    """The questions of a file; ends the program where it cannot be opened."""
    try:
        return read_question_file(path, kind, encoding)
    except OSError as error:
        output.fail(f"{path}: {error.strerror or error}.", output.UNREADABLE)


def described(file: QuestionFile) -> str:
    """`12 questions: multichoice 3, truefalse 9`."""
    counts = file.bank.counts()
    total = sum(counts.values())
    types = ", ".join(f"{name} {count}" for name, count in counts.items())
    return f"{total} question{'' if total == 1 else 's'}{': ' if types else ''}{types}"


def _known_encoding(ctx: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        raise click.BadParameter(f"there is no encoding {name}; windows-1252 is a common one.") from None


def _known_kind(ctx: click.Context, parameter: click.Parameter, name: str | None) -> FileKind | None:
    found = kind_named(name) if name else None
    if name and found is None:
        raise click.BadParameter(f"there is no format {name}; known: {_NAMES}.")
    return found
