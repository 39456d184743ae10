"""Processes that are measured: CPU seconds with those of their children, and the memory of the largest."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

_MEASURE = """
import json, resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run([sys.executable, "-m", *sys.argv[1:]], capture_output=True, text=True)
wall = time.monotonic() - start
if done.returncode:
    sys.exit(done.stderr[-2000:] or done.stdout[-2000:])
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, done.stdout]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process and its children took."""

    cpu: float
    wall: float
    peak: float
    """Megabytes of the largest process."""
    said: str


@dataclass(frozen=True, slots=True)
class Processes:
    """Starts processes that share compiled modules."""

    bytecode: Path

    def coursepack(self, *words: str) -> Cost:
        """A command of coursepack, which must end well."""
        return self.python("coursepack", *words)

    def python(self, module: str, *words: str) -> Cost:
        """A module run as a program, which must end well."""
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, module, *words],
            env=self._environment(),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{module} {' '.join(words)}: {done.stderr}")
        return Cost(*json.loads(done.stdout))

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "PYTHONPYCACHEPREFIX": str(self.bytecode)}
