"""Writes the generated files of the project, or with --check says which are stale.

Generated: schemas/*.schema.json, docs/codes/*.md, docs/command-line.md, the table of formats in README.md, and in
docs/formats what each format keeps of questions.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from coursepack.cli import group
from coursepack.cli.exits import MEANINGS
from coursepack.cli.explain import page
from coursepack.formats import FORMATS
from coursepack.problems import CATALOGUE
from coursepack.release.catalogue import release_schemas
from coursepack.source.schemas import schemas

sys.path.insert(0, str(Path(__file__).parents[1]))
from tools.support import details, support_table

ROOT = Path(__file__).parents[1]


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file and its text."""
    for name, text in (schemas() | release_schemas()).items():
        yield ROOT / "schemas" / name, text
    yield ROOT / "docs/codes/index.md", _codes_index()
    for rule in CATALOGUE.values():
        yield ROOT / f"docs/codes/{rule.code}.md", page(rule) + "\n"
    yield ROOT / "docs/command-line.md", _command_line()
    yield ROOT / "README.md", _between(ROOT / "README.md", "formats", _formats_table())
    index = ROOT / "docs/formats/index.md"
    yield index, _between(index, "support", support_table())
    for name in ("moodle-xml", "gift", "aiken", "xlsx"):
        page_of = ROOT / f"docs/formats/{name}.md"
        yield page_of, _between(page_of, "losses", details(name))


def _codes_index() -> str:
    rows = "".join(
        f"| [{rule.code}]({rule.code}.md) | {rule.severity} | {rule.title} |\n" for rule in CATALOGUE.values()
    )
    return f"# Codes\n\nWhat `coursepack check` can say. `coursepack explain CODE` shows the same.\n\n| code | severity | what |\n| --- | --- | --- |\n{rows}"


def _command_line() -> str:
    parts = ["# Command line\n\nWhat `--help` says of each command.\n"]
    context = click.Context(group, info_name="coursepack")
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        text = command.get_help(click.Context(command, info_name=f"coursepack {name}", max_content_width=90))
        parts.append(f"## coursepack {name}\n\n```\n{text}\n```\n")
    return "\n".join([*parts, _exit_codes()])


def _exit_codes() -> str:
    rows = "".join(f"| {code} | {meaning} |\n" for code, meaning in MEANINGS.items())
    return f"## Exit codes\n\n| code | what it means |\n| --- | --- |\n{rows}"


def _formats_table() -> str:
    rows = "".join(f"| `{row.name}` | {row.title} | `{row.extension}` | {row.reader} |\n" for row in FORMATS)
    return f"| `--to` | what | file | who opens it |\n| --- | --- | --- | --- |\n{rows}"


def _between(path: Path, mark: str, text: str) -> str:
    pattern = re.compile(f"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    return pattern.sub(
        lambda match: f"{match.group(1)}{text}{match.group(2)}", path.read_text(encoding="utf-8")
    )


def main() -> None:
    """Write what is stale, or only name it."""
    only_check = "--check" in sys.argv
    files = dict(generated())
    stale = [
        path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    known = set(files)
    for folder, ending in ((ROOT / "schemas", ".schema.json"), (ROOT / "docs/codes", ".md")):
        stale += [path for path in sorted(folder.glob(f"*{ending}")) if path not in known]
    for path in stale:
        if only_check:
            print(f"stale: {path.relative_to(ROOT)}")
        elif path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    if only_check and stale:
        sys.exit("Run: make generated")


if __name__ == "__main__":
    main()
