"""Noticing that files of a folder changed, by looking at their times and sizes."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

EVERY = 0.25
"""Seconds between two looks."""

Fingerprint = frozenset[tuple[str, int, int]]


def fingerprint(folder: Path) -> Fingerprint:
    """Path, time and size of each file; hidden files and folders left out."""
    found = set()
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.startswith("."):
                continue
            path = Path(root) / name
            try:
                status = path.stat()
            except OSError:
                continue
            found.add((str(path), status.st_mtime_ns, status.st_size))
    return frozenset(found)


def watch(
    folder: Path,
    known: Fingerprint,
    changed: Callable[[], None],
    ended: threading.Event,
    every: float = EVERY,
) -> None:
    """Call `changed` after each change from what is `known`, once the folder is quiet for a look.

    Returns when `ended` is set.
    """
    seen = known
    while not ended.wait(every):
        now = fingerprint(folder)
        if now != known and now == seen:
            known = now
            changed()
        seen = now
