"""What became of each course that was to be released, for people and machines."""

from collections.abc import Iterator, Sequence

import click

from coursepack.cli import output
from coursepack.cli.findings import Found, found_in, report
from coursepack.folder import LockedError
from coursepack.problems import CoursePackError
from coursepack.release import (
    CannotCompareError,
    DroppedError,
    NoLanguageError,
    SigningError,
    SourceChangedError,
    UnreadableError,
)
from coursepack.release.many import NamesakeError, Outcome


def tell(outcome: Outcome, *, for_people: bool) -> None:
    """Say what became of a course; its problems only where no report lists them."""
    found = _found(outcome, strict=False)
    if for_people and found is not None:
        output.show_problems(found.problems)
    if outcome.error is not None:
        for line in _failure(outcome.error):
            click.echo(f"{outcome.course}: {line}", err=True)
        return
    assert outcome.released is not None
    done = outcome.released
    note = "  (nothing had changed)" if done.was_there else ""
    click.echo(f"{done.folder}  {len(done.manifest.packages)} packages{note}", err=not for_people)


def report_of(outcomes: Sequence[Outcome], output_format: str, *, strict: bool) -> str:
    """What checking the courses found, as a document, without courses that ended otherwise, as by a full disk."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.course)
    found = [one for outcome in ordered if (one := _found(outcome, strict=strict)) is not None]
    rows = [_row(outcome) for outcome in ordered]
    return report(found, output_format, several=len(outcomes) > 1, releases=rows)


def exit_code(outcome: Outcome) -> int:
    """0 for a released course, else why not; raises what is no failure that a release can have."""
    match outcome.error:
        case None:
            return 0
        case CoursePackError() | DroppedError() | SigningError() | NoLanguageError() | NamesakeError():
            return output.FINDINGS
        case SourceChangedError() | CannotCompareError() | UnreadableError():
            return output.UNREADABLE
        case LockedError() | OSError():
            return output.NOT_WRITABLE
        case _:
            raise outcome.error


def _found(outcome: Outcome, *, strict: bool) -> Found | None:
    if isinstance(outcome.error, CoursePackError):
        return found_in(outcome.course, outcome.error.problems, strict=strict)
    if outcome.released is None:
        return None
    findings = outcome.released.findings
    return found_in(outcome.course, findings.problems, findings.accepted, strict=strict)


def _failure(error: Exception) -> Iterator[str]:
    match error:
        case CoursePackError():
            yield f"{output.summary(error.problems)}. Nothing was released."
        case DroppedError():
            for package in error.packages:
                for loss in package.losses:
                    yield f"{package.file}  {loss.how}  {loss.subject}: {loss.what}"
            yield "questions or points would be lost. Leave formats out, or add --allow-loss."
        case SigningError() | NoLanguageError():
            yield f"{error}. Nothing was released."
        case CannotCompareError() | UnreadableError():
            yield f"--since: {error}. Nothing was released."
        case NamesakeError():
            yield f"{error}. Nothing was released; give one of them another id."
        case SourceChangedError():
            yield f"{error}. Nothing was released; try again."
        case LockedError():
            yield f"{error}. Try again when it has ended."
        case OSError():
            where = f" ({error.filename})" if error.filename else ""
            yield f"{error.strerror or error}{where}. An earlier release is as it was."
        case _:
            raise error


def _row(outcome: Outcome) -> dict[str, object]:
    """A course as JSON has it."""
    row: dict[str, object] = {"course": outcome.course.as_posix(), "exit_code": exit_code(outcome)}
    if outcome.released is None:
        return row
    done = outcome.released
    return row | {
        "folder": done.folder.as_posix(),
        "archive": done.archive.as_posix(),
        "packages": len(done.manifest.packages),
        "unchanged": done.was_there,
    }
