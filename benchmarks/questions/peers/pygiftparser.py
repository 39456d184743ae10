"""pygiftparser: reads GIFT. IN is the GIFT file; kinds are the classes of answers that it found."""

import json
import sys
import time
from collections import Counter
from pathlib import Path

from pygiftparser import parser

with Path(sys.argv[1]).open(encoding="utf-8") as file:
    before = time.process_time()
    found = parser.parseFile(file)
    seconds = time.process_time() - before
kinds = Counter(type(item.answers).__name__ if item.valid else "invalid" for item in found)
print(f"\n{json.dumps({'seconds': seconds, 'kinds': kinds})}")
