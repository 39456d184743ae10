"""Short names for pages and questions in a learner's saved work: stable over releases, few characters."""

import hashlib
from collections.abc import Iterable

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 3


def short_keys(names: Iterable[str]) -> dict[str, str]:
    """A key of three letters or digits for each name; longer where two names would share one.

    A key depends on its name alone, as long as no name that comes later wants the same.
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        digest = _base36(name)
        length = next(length for length in range(_SHORTEST, len(digest) + 1) if digest[:length] not in taken)
        keys[name] = digest[:length]
        taken.add(digest[:length])
    return keys


def _base36(name: str) -> str:
    number = int.from_bytes(hashlib.sha256(name.encode()).digest(), "big")
    digits = []
    while number:
        number, rest = divmod(number, 36)
        digits.append(_DIGITS[rest])
    return "".join(digits)
