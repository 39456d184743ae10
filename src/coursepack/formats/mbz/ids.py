"""Numbers for everything in a backup: what a database would have given.

They count for one file alone (Moodle gives each thing a new number when it restores), so they follow the
order of the course; what stays the same from release to release are idnumbers and stamps.
"""

from collections import defaultdict

FIRST = 1001


class Ids:
    """Counts each table by itself."""

    def __init__(self) -> None:
        self._next: defaultdict[str, int] = defaultdict(lambda: FIRST)

    def new(self, table: str) -> int:
        """The next number of a table."""
        number = self._next[table]
        self._next[table] += 1
        return number
