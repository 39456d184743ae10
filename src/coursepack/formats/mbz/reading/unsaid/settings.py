"""A setting by the leaf that holds it, and the problem that names those which are lost."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coursepack.formats.mbz.reading.scope import Scope
from coursepack.formats.mbz.reading.tree import Part
from coursepack.problems.rules import backup as rules

_LONGEST = 100
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d+)?")
_SERIALISED = r'"{}";(?:i:|s:\d+:"|b:)(\d+)'
"""A number among options that PHP has written in its own way."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A leaf that has no place in the model."""

    leaf: str
    """Its path; `displayoptions.NAME` for one of the options that are written together."""
    words: str
    """What a teacher calls it."""
    usual: tuple[str, ...] = ("0",)
    """Values that say what a course of coursepack says anyway; an empty leaf does so too."""

    def is_lost(self, part: Part) -> bool:
        """Whether the part says something that the course will not say."""
        return any(value not in self.usual for value in _values(part, self.leaf))


def _values(part: Part, leaf: str) -> Iterator[str]:
    """What stands in leaves at a path, numbers in their shortest form."""
    path, _, option = leaf.partition(".")
    above, _, name = path.rpartition("/")
    for holder in part.all(above) if above else (part,):
        written = holder.text(name).strip()
        if option:
            found = re.search(_SERIALISED.format(option), written)
            written = found.group(1) if found else ""
        if written:
            yield f"{float(written):g}" if _NUMBER.fullmatch(written) else written


def told(scope: Scope, part: Part, settings: Iterable[Setting], more: Iterable[str] = ()) -> None:
    """Name the settings of a part that are lost, all in one problem; `more` are the names of others."""
    words = [setting.words for setting in settings if setting.is_lost(part)]
    words += more
    if words:
        listed = "; ".join(dict.fromkeys(word[:_LONGEST] for word in words))
        scope.report(rules.NO_WORD, part, f"what is not kept: {listed}")


def has(part: Part | None, path: str) -> bool:
    """Whether there is an element at a path."""
    return part is not None and part.child(path) is not None
