"""Values before and after, short, in one line and in the words of one of the guide's languages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from coursepack.comparing import Difference, called, steps_of
from coursepack.release.guide.escape import escaped
from coursepack.release.guide.news.names import SHOWN, plain, shortened, step_name
from coursepack.release.guide.news.phrases import PHRASES, Phrases
from coursepack.release.guide.numbers import number

_BEFORE = 4
"""Words that both have, before those that differ."""
_ITEM = re.compile(r"^(.*)\[\d+\]$", re.DOTALL)
_MOMENT = re.compile(r"^(\d{4}-\d\d-\d\d) (\d\d:\d\d):\d\d$")
_PERCENT = re.compile(r"^(-?\d+\.\d+) %$")
_HASH = re.compile(r"^[0-9a-f]{40}$")
_FILE = re.compile(r"file:[0-9a-f]{40}|file:")


def gathered(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences, with names that came to a list, or went, as one."""
    found: list[Difference] = []
    places: dict[tuple[str, bool], int] = {}
    for item in differences:
        listed = _ITEM.match(item.field)
        came, went = (one is None and isinstance(other, str) for one, other in _both_ways(item))
        if listed is None or not (came or went):
            found.append(item)
            continue
        key = (listed.group(1), came)
        if key not in places:
            places[key] = len(found)
            found.append(Difference(listed.group(1), None if came else [], [] if came else None))
        so_far = found[places[key]]
        found[places[key]] = replace(
            so_far,
            before=None if came else [*so_far.before, item.before],
            after=[*so_far.after, item.after] if came else None,
        )
    return tuple(found)


def _both_ways(item: Difference) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    return (item.before, item.after), (item.after, item.before)


def change_of(difference: Difference, language: str) -> str:
    """What a field was and is, as Markdown."""
    field = steps_of(difference.field)[-1]
    return _Sayer(PHRASES[language], language, field, difference.of).change(
        difference.before, difference.after
    )


@dataclass(frozen=True, slots=True)
class _Sayer:
    words: Phrases
    language: str
    field: str
    of: str

    def change(self, before: Any, after: Any) -> str:
        if isinstance(before, bool) or isinstance(after, bool):
            return f"{self._value(bool(before))} → {self._value(bool(after))}"
        if before is None and isinstance(after, str | list | dict) and not self._is_setting(after):
            return self._all_of(self.words.added, after)
        if after is None and isinstance(before, str | list | dict) and not self._is_setting(before):
            return self._all_of(self.words.removed, before)
        if isinstance(before, str) and isinstance(after, str):
            return self._texts(before, after)
        return f"{self._value(before)} → {self._value(after)}"

    def _all_of(self, said: str, value: Any) -> str:
        """Something whole that came or went; it is not named again where the field has its name."""
        if isinstance(value, dict) and self.of and called(value) == self.of:
            return said
        return f"{said}{self.words.colon}{self._value(value)}"

    def _is_setting(self, value: Any) -> bool:
        return isinstance(value, str) and (_MOMENT.match(value) or _PERCENT.match(value)) is not None

    def _texts(self, before: str, after: str) -> str:
        if _HASH.match(before) and _HASH.match(after):
            return self.words.file
        one, other = plain(before), plain(after)
        if one == other:
            alike = _FILE.sub("", before) == _FILE.sub("", after)
            return self.words.pictures if alike else self.words.layout
        if max(len(one), len(other)) <= SHOWN:
            return f"{self._value(before)} → {self._value(after)}"
        one, other = _from_difference(one.split(), other.split())
        said = self.words
        return f"{said.before} {self._quoted(one)}, {said.now} {self._quoted(other)}"

    def _value(self, value: Any) -> str:
        match value:
            case None:
                return self.words.unset
            case bool():
                return self.words.yes if value else self.words.no
            case int() | float():
                shown = number(value, self.language)
                return f"{shown}\u00a0%" if self.field == "fraction" else shown
            case str():
                return self._text(value)
            case list():
                return self._listed([self._brief(item) for item in value])
            case dict():
                return escaped(shortened(self._brief(value)))
            case _:
                return escaped(shortened(str(value)))

    def _text(self, value: str) -> str:
        if moment := _MOMENT.match(value):
            return f"{moment.group(1)} {moment.group(2)} UTC"
        if percent := _PERCENT.match(value):
            return f"{number(float(percent.group(1)), self.language)}\u00a0%"
        return self.words.file if _HASH.match(value) else self._quoted(plain(value))

    def _listed(self, items: list[str]) -> str:
        shown: list[str] = []
        for item in items:
            if shown and sum(map(len, shown)) + len(item) > 2 * SHOWN:
                more = self.words.more.format(number(len(items) - len(shown), self.language))
                return f"{', '.join(shown)} {more}"
            shown.append(escaped(shortened(item)))
        return ", ".join(shown)

    def _quoted(self, text: str) -> str:
        return self.words.quote.format(escaped(shortened(text)))

    def _brief(self, value: Any) -> str:
        """A value within another: a thing by what it is called, settings one by one."""
        match value:
            case dict():
                if named := called(value):
                    return plain(named)
                return ", ".join(
                    f"{step_name(key, self.language)} {self._brief(item)}" for key, item in value.items()
                )
            case list():
                return ", ".join(map(self._brief, value))
            case str():
                return plain(value)
            case bool() | None:
                return self._value(value)
            case int() | float():
                return number(value, self.language)
            case _:
                return str(value)


def _from_difference(before: list[str], after: list[str]) -> tuple[str, str]:
    """Both texts from shortly before the first words that differ."""
    same = next(
        (index for index, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    start = max(same - _BEFORE, 0)
    while start < same and len(" ".join(before[start:same])) > SHOWN // 2:
        start += 1
    lead = "… " if start else ""
    return lead + " ".join(before[start:]), lead + " ".join(after[start:])
