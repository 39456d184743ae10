"""The command line: one thin module a command."""

import io
import os
import sys
from importlib import import_module

import click

from coursepack.cli.exits import INTERNAL_ERROR, INTERRUPTED

_COMMANDS = {
    "build": "Build packages of a course.",
    "catalogue": "List the releases of a folder in one file.",
    "check": "Say everything that is wrong with a course, and where.",
    "export": "Write single files: a workbook for experts, a question bank.",
    "diff": "Say what is another in a course: between two folders, Moodle backups, or one of each.",
    "explain": "Say what a code such as CP-Q012 means.",
    "grading": "Show what a course's parts are worth, and what its certificates take.",
    "init": "Make a small course that checks and builds at once.",
    "import": "Bring question files into a course.",
    "inspect": "Say what a question file, a SCORM package or a Moodle backup holds.",
    "preview": "Show a course in the browser, and show it again after each change.",
    "release": "Build, document and checksum whole courses for administrators.",
    "schema": "Write the JSON Schemas that editors complete and check with.",
    "verify": "Say whether a release is as it was made, or a question file or package as platforms want it.",
}


class _Group(click.Group):
    """Imports a command's module only when it is called: starting stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"coursepack.cli.{_module(cmd_name)}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _module(name: str) -> str:
    """The module of a command; `import` is a word of Python."""
    return "import_" if name == "import" else name


@click.group(cls=_Group, invoke_without_command=True)
@click.version_option(package_name="coursepack")
@click.option("--debug", is_flag=True, help="Show the traceback of an internal error.")
@click.pass_context
def group(ctx: click.Context, debug: bool) -> None:
    """Build Moodle courses, question banks and SCORM packages from a folder of text."""
    ctx.obj = {"debug": debug}
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    elif os.environ.get("FORCE_COLOR"):
        ctx.color = True
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        click.echo("\nA first step: coursepack init my-course")


def main() -> None:
    """Run the command line; whatever happens, no traceback reaches a reader who did not ask for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a legacy code page has no “ or │
    try:
        sys.exit(
            group(standalone_mode=False)
        )  # so called, click returns the exit code that a command asks for
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted; nothing was changed.", err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        click.echo(_bug_report(error), err=True)
        sys.exit(INTERNAL_ERROR)


def _bug_report(error: Exception) -> str:
    return (
        f"coursepack failed: {type(error).__name__}: {error}\n"
        "This is a fault in coursepack, not in your course. Nothing was changed.\n"
        "Please report it with the output of the same command after `coursepack --debug`."
    )
