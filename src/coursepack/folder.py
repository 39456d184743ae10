"""A folder of packages that is replaced all at once or not at all.

Written to a hidden sibling, flushed, and exchanged with the old folder in one step where the system can
(Linux, macOS), else by two renames that the next run completes. One process at a time: a lock beside the
folder names the process that holds it.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_EXCHANGE = 2
_HERE = -100


class LockedError(Exception):
    """Another process has been writing the folder for longer than we wait."""


@contextmanager
def replacing_folder(
    folder: Path,
    *,
    keep: bool,
    wait: float = 600,
    waiting: Callable[[str], None] = lambda _: None,
    then: Callable[[], None] = lambda: None,
) -> Iterator[Path]:
    """A new folder to write into; put in the place of `folder` when the block ends well.

    With `keep`, files of the old folder that are not written again stay. When the block raises, or the
    process dies, the old folder is untouched. `then` is called once the new folder is in its place, before
    another process may write it. While another process writes the same folder, tells
    `waiting` its number and waits up to `wait` seconds. Raises LockedError after that, and OSError when
    the disk refuses.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder, wait, waiting):
        _recover(folder)
        new = _sibling(folder, "new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        try:
            yield new
            if keep and folder.is_dir():
                _keep_others(folder, new)
            _flush(new)
            _put_in_place(new, folder)
            then()
        finally:
            shutil.rmtree(new, ignore_errors=True)
            _recover(folder)


def is_unfinished(folder: Path) -> bool:
    """Whether a process is writing the folder, or was killed while it did and left something to clear."""
    return any(_sibling(folder, role).exists() for role in ("new", "old"))


@contextmanager
def _locked(folder: Path, wait: float, waiting: Callable[[str], None]) -> Iterator[None]:
    path = _sibling(folder, "lock")
    lock = FileLock(path, mode=0o644)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        holder = path.read_text(encoding="ascii").strip() or "unknown"
        waiting(holder)
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise LockedError(f"process {holder} is writing {folder}") from None
    try:
        path.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        lock.release()


def _put_in_place(new: Path, folder: Path) -> None:
    if not folder.exists():
        new.rename(folder)
    elif not _exchange(new, folder):
        folder.rename(_sibling(folder, "old"))
        new.rename(folder)
    _flush(folder.parent)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system has no such call."""
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return bool(library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE) == 0)
    return False


def _recover(folder: Path) -> None:
    """Finish what a build killed between two renames left: the old folder goes back, or goes."""
    old = _sibling(folder, "old")
    if old.exists() and not folder.exists():
        old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _keep_others(folder: Path, new: Path) -> None:
    for file in sorted(folder.rglob("*")):
        target = new / file.relative_to(folder)
        if file.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target)


def _sibling(folder: Path, role: str) -> Path:
    return folder.with_name(f".{folder.name}.{role}")


def _flush(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
