"""What the adapters of other programs share; standard library only, as they run in environments of their own.

`python -m benchmarks.questions.peers.NAME IN OUT` prints JSON: how many questions of which kinds were done, and CPU
seconds of the work without start-up. Only what a program offers publicly is used; kinds that it has no way to say
are left out and not counted.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

Data = dict[str, Any]


def run(work: Callable[[list[Data], Path], Counter[str]]) -> None:
    """Times the work of a writer on the questions of the file IN; `work` gives how many it wrote of each kind."""
    questions = json.loads(Path(sys.argv[1]).read_bytes())
    before = time.process_time()
    done = work(questions, Path(sys.argv[2]))
    print(f"\n{json.dumps({'seconds': time.process_time() - before, 'kinds': done})}")
