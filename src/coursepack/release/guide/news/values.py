"""Values before and after, short, in one line and in the words of one of the guide's languages."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coursepack.comparing import Difference, called
from coursepack.release.guide.escape import escaped
from coursepack.release.guide.news.fields import FIELDS, LANGUAGES
from coursepack.release.guide.numbers import number

SHOWN = 70
"""Characters of a value."""
_SHORT = 40
"""Characters of what an item of a list is called."""
_BEFORE = 4
"""Words that both have, before those that differ."""
_STEP = re.compile(r"^(.*?)(?:\[(\d+)\])?( \(order\))?$", re.DOTALL)
_MOMENT = re.compile(r"^(\d{4}-\d\d-\d\d) (\d\d:\d\d):\d\d$")
_PERCENT = re.compile(r"^(-?\d+\.\d+) %$")
_HASH = re.compile(r"^[0-9a-f]{40}$")
_FILE = re.compile(r"file:[0-9a-f]{40}|file:")
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Phrases:
    """How one language says it; `quote` has `{}` in it."""

    quote: str
    colon: str
    yes: str
    no: str
    unset: str
    added: str
    removed: str
    order: str
    file: str
    pictures: str
    layout: str
    before: str
    now: str


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        quote="“{}”",
        colon=": ",
        yes="yes",
        no="no",
        unset="not set",
        added="new",
        removed="gone",
        order="order",
        file="another file",
        pictures="the same words, with another picture or file",
        layout="the same words, in another layout or with other links",
        before="before",
        now="now",
    ),
    "fr": Phrases(
        quote="«\u202f{}\u202f»",
        colon="\u00a0: ",
        yes="oui",
        no="non",
        unset="non défini",
        added="ajout",
        removed="retrait",
        order="ordre",
        file="un autre fichier",
        pictures="les mêmes mots, avec une autre image ou un autre fichier",
        layout="les mêmes mots, dans une autre mise en forme ou avec d'autres liens",
        before="avant",
        now="maintenant",
    ),
    "es": Phrases(
        quote="«{}»",
        colon=": ",
        yes="sí",
        no="no",
        unset="sin definir",
        added="novedad",
        removed="retirada",
        order="orden",
        file="otro archivo",
        pictures="las mismas palabras, con otra imagen u otro archivo",
        layout="las mismas palabras, con otro formato u otros enlaces",
        before="antes",
        now="ahora",
    ),
}


def field_name(path: str, language: str, of: str = "") -> str:
    """A field in words: `answers[2].fraction` is “answer 2, grade”; steps without words are shown as they are.

    `of` is what the item of a list is called that it is in.
    """
    named = PHRASES[language].quote.format(escaped(shortened(plain(of), _SHORT))) if of else ""
    steps = path.split(".")
    listed = max(
        (place for place, step in enumerate(steps) if not _is_known(step) or "[" in step), default=-1
    )
    said: list[str] = []
    for place, step in enumerate(steps):
        words = _step(step, language)
        if place == listed and named:
            words = f"{words} {named}" if _is_known(step) else named
            if said and not _is_known(step):
                words = f"{said.pop()} {words}"
        said.append(words)
    return ", ".join(said)


def _is_known(step: str) -> bool:
    match = _STEP.match(step)
    return match is not None and match.group(1) in FIELDS


def _step(step: str, language: str) -> str:
    match = _STEP.match(step)
    assert match is not None
    name, position, order = match.groups()
    words = FIELDS.get(name)
    said = words[LANGUAGES.index(language)] if words else escaped(name)
    if position:
        said = f"{said} {position}"
    return f"{said}, {PHRASES[language].order}" if order else said


def change_of(difference: Difference, language: str) -> str:
    """What a field was and is, as Markdown."""
    return _Sayer(PHRASES[language], language, difference.field.rpartition(".")[2]).change(
        difference.before, difference.after
    )


def shortened(text: str, most: int = SHOWN) -> str:
    """The text cut where it is longer than a value may be."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def plain(text: str) -> str:
    """The words of a text that may have markup."""
    return " ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", text))).split())


@dataclass(frozen=True, slots=True)
class _Sayer:
    words: Phrases
    language: str
    field: str

    def change(self, before: Any, after: Any) -> str:
        if isinstance(before, bool) or isinstance(after, bool):
            return f"{self._value(bool(before))} → {self._value(bool(after))}"
        if before is None and isinstance(after, str | list | dict) and not self._is_setting(after):
            return f"{self.words.added}{self.words.colon}{self._value(after)}"
        if after is None and isinstance(before, str | list | dict) and not self._is_setting(before):
            return f"{self.words.removed}{self.words.colon}{self._value(before)}"
        if isinstance(before, str) and isinstance(after, str):
            return self._texts(before, after)
        return f"{self._value(before)} → {self._value(after)}"

    def _is_setting(self, value: Any) -> bool:
        return isinstance(value, str) and (_MOMENT.match(value) or _PERCENT.match(value)) is not None

    def _texts(self, before: str, after: str) -> str:
        if _HASH.match(before) and _HASH.match(after):
            return self.words.file
        one, other = plain(before), plain(after)
        if one == other and one:
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
                return escaped(shortened(", ".join(map(self._brief, value))))
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

    def _quoted(self, text: str) -> str:
        return self.words.quote.format(escaped(shortened(text)))

    def _brief(self, value: Any) -> str:
        """A value within another: a thing by what it is called, settings one by one."""
        match value:
            case dict():
                if named := called(value):
                    return plain(named)
                return ", ".join(
                    f"{field_name(key, self.language)} {self._brief(item)}" for key, item in value.items()
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
    lead = "… " if start else ""
    return lead + " ".join(before[start:]), lead + " ".join(after[start:])
