"""Ids for questions that a file names in other ways, or not at all."""

import html
import re
import unicodedata

from coursepack.model.scalars import IDENTIFIER_PATTERN

_MAX_LENGTH = 60
_WORDS_OF_TEXT = 6
_IDENTIFIER = re.compile(IDENTIFIER_PATTERN)
_TAG = re.compile(r"<[^<>]*>")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


class Identifiers:
    """Gives out ids, each once; the same file gives the same ids."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, idnumber: str, name: str, text: str) -> str:
        """An id from the last part of the idnumber where that is an id, else from the name, else from the text."""
        last = idnumber.rpartition("/")[2]
        if not (last and len(last) <= _MAX_LENGTH and _IDENTIFIER.fullmatch(last)):
            last = identifier(name) or _from_text(text) or "question"
        return self._unique(last)

    def _unique(self, wanted: str) -> str:
        found = wanted
        number = self._next.get(wanted, 2)
        while found in self._given:
            found = f"{wanted[: _MAX_LENGTH - 7].rstrip('-_.')}-{number}"
            number += 1
        self._next[wanted] = number
        self._given.add(found)
        return found


def identifier(name: str) -> str:
    """A name as an id: `Où est-ce ?` -> `ou-est-ce`; '' where no letter or digit of it is Latin."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_IN_IDS.sub("-", name.lower()).strip("-")[:_MAX_LENGTH].rstrip("-")


def _from_text(text: str) -> str:
    words = html.unescape(_TAG.sub(" ", text[:300])) if "<" in text or "&" in text else text[:300]
    return "-".join(identifier(words).split("-")[:_WORDS_OF_TEXT])
