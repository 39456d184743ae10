"""What `inspect` and `verify` say of SCORM packages."""

import zipfile
from pathlib import Path

import click

from coursepack.archives import begins_with_first_entry
from coursepack.cli import output
from coursepack.formats.scorm.read import ReadPackage, is_scorm_package, read_package
from coursepack.formats.scorm.verify import verify
from coursepack.problems import Problem
from coursepack.release.reading import MANIFEST_FILE as RELEASE_MANIFEST


def is_package(path: Path) -> bool:
    """Whether a file is an archive with a SCORM manifest in it, in the right place or not.

    A `.zip` without any manifest is meant as a package too: nothing else that we know is one.
    """
    names = _names(path)
    if names is None:
        return False
    return is_scorm_package(names) or (path.suffix.lower() == ".zip" and not _has_release_manifest(names))


def is_release(path: Path) -> bool:
    """Whether a file is an archive with a release's manifest in it."""
    return _has_release_manifest(_names(path) or [])


def _has_release_manifest(names: list[str]) -> bool:
    return any(name.rpartition("/")[2] == RELEASE_MANIFEST for name in names)


def _names(path: Path) -> list[str] | None:
    """The names in an archive; None for what is no whole archive."""
    if path.is_dir() or not zipfile.is_zipfile(path):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist() if begins_with_first_entry(archive) else None
    except (zipfile.BadZipFile, OSError, ValueError):
        return None


def read(path: Path) -> tuple[ReadPackage, tuple[Problem, ...]]:
    """The package and everything that is wrong with it; ends the program where it cannot be opened."""
    try:
        package = read_package(path.read_bytes(), path.as_posix())
    except OSError as error:
        output.fail(f"{path}: {error.strerror or error}.", output.UNREADABLE)
    lines = package.source.decode("utf-8", "replace").splitlines()
    return package, tuple(_with_excerpt(problem, package, lines) for problem in verify(package))


def document(package: ReadPackage, problems: tuple[Problem, ...]) -> dict[str, object]:
    """The package for machines."""
    return {
        "schema_version": 1,
        "file": package.name,
        "format": "scorm",
        "version": package.version,
        "identifier": package.identifier,
        "title": package.title,
        "items": [
            {"identifier": item.identifier, "title": item.title, "href": item.href, "sco": item.is_sco}
            for item in package.items
        ],
        "files": package.files,
        "problems": output.problem_rows(problems),
    }


def show(package: ReadPackage, problems: tuple[Problem, ...]) -> None:
    """The package for people."""
    output.show_problems(problems)
    click.echo(f"{package.name}: {described(package)}")
    for item in package.items:
        kind = "SCO" if item.is_sco else "page"
        click.echo(f"  {kind} {item.title or item.identifier}  ({item.href})")
    click.echo(f"  {len(package.files)} files, {sum(package.files.values()):,} bytes unpacked")
    click.echo(f"  {output.summary(problems)}")


def described(package: ReadPackage) -> str:
    """`SCORM 1.2 package “Sea”, 1 item`."""
    version = f"SCORM {package.version}" if package.version else "SCORM"
    count = len(package.items)
    return f"{version} package “{package.title}”, {count} item{'' if count == 1 else 's'}"


def _with_excerpt(problem: Problem, package: ReadPackage, lines: list[str]) -> Problem:
    line = problem.place.line
    known = problem.place.file == package.place and 0 < line <= len(lines)
    return problem.with_excerpt(lines[line - 1]) if known else problem
