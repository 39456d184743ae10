"""`coursepack grading`."""

from collections.abc import Iterator
from pathlib import Path

import click

from coursepack.cli import output
from coursepack.cli.choices import course_edition, languages_of
from coursepack.model import Course
from coursepack.model.earning import DoneError, least, points_done, standings
from coursepack.model.scheme import Part, Scheme, scheme_of
from coursepack.question_files import load
from coursepack.render.points_svg import part_title, points_svg


@click.command("grading")
@click.argument("course", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option("--lang", "languages", metavar="LANGUAGE", help="Language of the titles; the first without it.")
@click.option(
    "--svg",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw the scheme into this file.",
)
@click.option(
    "--done",
    metavar="PART=NUMBER,…",
    help="Say what somebody who did so much has earned: works done with full points (weekly=7), points of a "
    "part with one work (essay=55), or points of any part (weekly=30p).",
)
@course_edition
def command(
    course: Path, languages: str | None, svg: Path | None, done: str | None, edition_name: str | None
) -> None:
    """Show what each part of a course is worth, and what each certificate takes at least."""
    loaded = load(course, edition_name)
    if loaded.course is None or any(problem.is_error for problem in loaded.problems):
        output.show_problems(loaded.problems)
        output.fail(f"{course}: {output.summary(loaded.problems)}.", output.FINDINGS)
    read = loaded.course
    language = (*languages_of(languages, read), read.language)[0]
    scheme = scheme_of(read)
    if svg is not None:
        _draw(svg, points_svg(read, scheme, language))
    if done is not None:
        for line in _answers(read, scheme, language, done):
            click.echo(line)
        return
    for line in (*_table(scheme, language), "", *_certificates(read, scheme, language)):
        click.echo(line)


def _draw(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        output.fail(f"Cannot write {file}: {error.strerror or error}.", output.NOT_WRITABLE)


def _table(scheme: Scheme, language: str) -> Iterator[str]:
    rows = [("part", "works", "points", "learners do", "title")]
    rows += [_row(part, language) for part in scheme.parts]
    rows.append(("total", str(sum(1 for _ in scheme.works())), f"{scheme.points:g}", "", ""))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        cells = [
            cell.rjust(width) if column in {1, 2} else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _row(part: Part, language: str) -> tuple[str, str, str, str, str]:
    done = "all" if part.choose is None else f"at least {part.choose}"
    return part.id or "–", str(len(part.works)), f"{part.points:g}", done, part_title(part, language)


def _certificates(course: Course, scheme: Scheme, language: str) -> Iterator[str]:
    for certificate in scheme.certificates:
        taken = least(course, scheme, certificate)
        required = "".join(f" and {rule.activity} {rule.how}" for rule in certificate.requires)
        yield f"{certificate.title.get(language)}: {taken.asked:g} of {scheme.points:g} points{required}"
        if not taken.is_reachable:
            yield "  cannot be reached"
            continue
        works = ", ".join(f"{work.name} ({work.points:g})" for work in taken.fewest)
        yield f"  fewest works: {len(taken.fewest)}, {works}"
        yield f"  all that is mandatory and the fewest electives: {_share(taken.asked, taken.mandatory)}"


def _share(asked: float, most: float) -> str:
    if asked > most:
        return f"up to {most:g} points, not enough alone"
    return f"{asked:g} of up to {most:g} points, {100 * asked / most:.0f} %"


def _answers(course: Course, scheme: Scheme, language: str, done: str) -> Iterator[str]:
    pairs = [item.partition("=") for item in done.split(",") if item.strip()]
    try:
        earned = points_done(scheme, {name.strip(): value.strip() for name, _, value in pairs})
    except DoneError as error:
        raise click.BadParameter(f"{error}.", param_hint="--done") from None
    sums = " + ".join(f"{name} {points:g}" for name, points in earned.items())
    yield f"{sum(earned.values()):g} of {scheme.points:g} points: {sums}"
    for standing in standings(course, scheme, earned):
        title = standing.certificate.title.get(language)
        if standing.is_earned:
            yield f"{title}: earned"
            continue
        missing = [f"{standing.missing_points:g} points"] if standing.missing_points else []
        yield f"{title}: missing {' and '.join([*missing, *standing.missing_work])}"
