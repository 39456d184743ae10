"""`coursepack init`."""

import re
import sys
from pathlib import Path

import click

from coursepack.cli.output import FINDINGS, fail
from coursepack.model.scalars import LANGUAGE_PATTERN, identifier_of
from coursepack.source.recipes import RECIPES, recipe
from coursepack.source.starter import starter


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", help="The course's title; asked for on a terminal.")
@click.option(
    "--lang", "languages", metavar="LANGUAGE,…", help="Languages, the course's own first; en without it."
)
@click.option(
    "--recipe",
    "recipes",
    multiple=True,
    type=click.Choice(list(RECIPES)),
    help="Also write what checks and releases the course there; may be repeated.",
)
@click.option("--force", is_flag=True, help="Write over files that exist.")
def command(
    folder: Path, title: str | None, languages: str | None, recipes: tuple[str, ...], force: bool
) -> None:
    """Make a small course that checks and builds at once.

    Each file names its schema, so that VS Code (with the YAML extension) completes and checks while
    you type.
    """
    name = folder.resolve().name
    if sys.stdin.isatty():
        title = title or click.prompt("Title of the course", default=name.replace("-", " ").capitalize())
        languages = languages or click.prompt("Languages, the first one first", default="en")
        recipes = recipes or _asked_recipes()
    files = starter(
        identifier_of(name) or "course",
        title or name.replace("-", " ").capitalize(),
        _languages(languages or "en"),
    ) | {RECIPES[chosen]: recipe(chosen) for chosen in recipes}
    existing = [path for path in files if (folder / path).exists()]
    if existing and not force:
        fail(f"{folder} already has {existing[0]}. Choose another folder, or add --force.", FINDINGS)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    shown = f'"{folder}"' if " " in str(folder) else str(folder)
    click.echo(f"{folder} is ready. Next:\n\n    coursepack check {shown}\n    coursepack build {shown}")


def _asked_recipes() -> tuple[str, ...]:
    known = click.Choice([*RECIPES, "none"])
    answer = click.prompt("Check and release it automatically with", type=known, default="none")
    return () if answer == "none" else (answer,)


def _languages(names: str) -> tuple[str, ...]:
    languages = tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    for language in languages:
        if not re.fullmatch(LANGUAGE_PATTERN, language):
            raise click.BadParameter(
                f"{language} is no language code such as en, fr or pt-BR.", param_hint="--lang"
            )
    return languages or ("en",)
