"""Progress on a terminal, once a second has passed."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def reporting(after: float = 1.0) -> Iterator[Callable[[str], None]]:
    """A function that takes the name of each file as it is begun.

    Nothing is shown before `after` seconds, and nothing at all where standard error is no terminal: commands
    print a line for what is done.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # slow to import, and only a terminal needs it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    started = time.monotonic()
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("building")

    def report(name: str) -> None:
        bar.update(task, description=name)
        if time.monotonic() - started > after and not bar.live.is_started:
            bar.start()

    try:
        yield report
    finally:
        if bar.live.is_started:
            bar.stop()
