"""Where the time of a release goes: `python -m benchmarks.release.stages release …` runs coursepack with a timer.

Functions of the flow and of releases are wrapped from here. Each stage has the CPU seconds between the calls of its
own functions and those of other stages called by them. The last line is JSON: CPU seconds by stage.
"""

import functools
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from coursepack import checks, cli, flow
from coursepack.formats import DEFAULT_FORMATS
from coursepack.release import bundle, cache, catalogue, commit, hashes, inspection, packages, state, units

START = "starting Python and coursepack"
READ = "reading the source"
CHECK = "checking, which renders every text"
KEPT = "fingerprints, and keeping packages"
FORMATS = {row.name: f"format {row.name}" for row in DEFAULT_FORMATS}
COUNT = "opening packages again, to count"
DOCUMENTS = "documents: guide, SBOM, manifest"
HASH = "hashing, and what was there"
WRITE = "archive, and writing documents"
REST = "everything else"
STAGES = (START, READ, CHECK, KEPT, *FORMATS.values(), COUNT, DOCUMENTS, HASH, WRITE, REST)


class Timer:
    """CPU seconds by stage; the innermost stage that is running gets them."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.running = [START]
        self.since = 0.0  # the process began with this on its clock

    def enter(self, stage: str) -> None:
        self._count()
        self.running.append(stage)

    def leave(self) -> None:
        self._count()
        self.running.pop()

    def _count(self) -> None:
        now = time.process_time()
        self.seconds[self.running[-1]] += now - self.since
        self.since = now


def main() -> None:
    timer = Timer()
    release = import_module("coursepack.cli.release")
    timed(timer, READ, flow.load)
    timed(timer, CHECK, checks.check)
    timed(timer, KEPT, units.Fingerprints.of, cache.Cache.get, cache.Cache.put)
    timed(timer, lambda _, unit, __: FORMATS[unit.row.name], packages.Packages._built)
    timed(timer, COUNT, inspection.inspect)
    timed(timer, DOCUMENTS, bundle.documents, bundle.outline, bundle.counts)
    timed(timer, HASH, hashes.of_file, hashes.of_files, hashes.files_of)
    timed(timer, HASH, commit.commit_of, state.key, state.current, state.note)
    timed(timer, WRITE, bundle.write, catalogue.write_catalogue, within=(bundle, release))
    timer.enter(REST)
    try:
        cli.main()
    except SystemExit as ended:
        if ended.code:
            raise
    timer.leave()
    print(json.dumps(timer.seconds))


def timed(timer: Timer, stage: str | Callable[..., str], *functions: Any, within: Any = None) -> None:
    """Have the timer told of each call of these functions, wherever a module or class of coursepack has them."""
    modules = [module for name, module in sys.modules.items() if name.startswith("coursepack")]
    classes = (units.Fingerprints, cache.Cache, packages.Packages)
    for function in functions:
        for owner in within or (*modules, *classes):
            for name, value in list(vars(owner).items()):
                if value is function:
                    setattr(owner, name, _timed(timer, stage, function))


def _timed(timer: Timer, stage: str | Callable[..., str], function: Any) -> Any:
    @functools.wraps(function)
    def called(*arguments: Any, **named: Any) -> Any:
        timer.enter(stage if isinstance(stage, str) else stage(*arguments))
        try:
            return function(*arguments, **named)
        finally:
            timer.leave()

    return called


if __name__ == "__main__":
    main()
