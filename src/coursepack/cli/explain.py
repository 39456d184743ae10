"""`coursepack explain`."""

import difflib

import click

from coursepack.problems import CATALOGUE, Example, Rule


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what a code such as CP-Q012 means, with a wrong and a right example.

    Without a code: list all codes.
    """
    if code is None:
        for rule in CATALOGUE.values():
            click.echo(f"{rule.code}  {rule.title}")
        return
    found = CATALOGUE.get(code.upper())
    if found is None:
        near = difflib.get_close_matches(code.upper(), CATALOGUE, n=1)
        hint = f" Did you mean {near[0]}?" if near else " `coursepack explain` lists all codes."
        raise click.BadParameter(f"there is no code {code}.{hint}")
    click.echo(page(found))


def page(rule: Rule) -> str:
    """What a code means, as Markdown; the docs' page of the code is the same text."""
    return (
        f"# {rule.code}: {rule.title}\n\n{rule.why}\n\n**What to do.** {rule.remedy}\n\n"
        f"Wrong (`{rule.wrong.file}`):\n\n{_fenced(rule.wrong)}\n\n"
        f"Right (`{rule.right.file}`):\n\n{_fenced(rule.right)}"
    )


def _fenced(example: Example, longest: int = 700) -> str:
    text = example.text if isinstance(example.text, str) else example.text.decode("utf-8", "replace")
    shown = text if len(text) <= longest else text[:60] + "…"
    language = "yaml" if example.file.endswith((".yaml", ".yml")) else ""
    return f"```{language}\n{shown.rstrip()}\n```"
