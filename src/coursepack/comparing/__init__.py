"""Two courses compared in meaning: what an administrator will see change."""

from coursepack.comparing.changes import Change, Comparable, compare
from coursepack.comparing.differences import Difference, called, steps_of

__all__ = ["Change", "Comparable", "Difference", "called", "compare", "steps_of"]
