"""What is said where an author has not written a text: in English, French and Spanish."""

import datetime
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

_FALLBACK = "en"


def said(key: str, language: str) -> str:
    """The text for a key; in English where the language has none."""
    return _words(language.partition("-")[0])[key]


@cache
def _words(language: str) -> Mapping[str, str]:
    folder = resources.files("coursepack.source.expansion") / "catalogue"
    file = folder / f"{language}.json"
    if not file.is_file():
        file = folder / f"{_FALLBACK}.json"
    return {str(key): str(text) for key, text in json.loads(file.read_text(encoding="utf-8")).items()}


def day_and_month(date: datetime.date, language: str) -> str:
    """A day as the language writes it in full: `Tuesday 25 October 2022`."""
    return said("day_format", language).format(
        weekday=said("weekdays", language).split()[date.weekday()],
        day=date.day,
        month=said("months", language).split()[date.month - 1],
        year=date.year,
    )


def language_name(code: str, language: str) -> str:
    """The name of a language in another; its code where we have none."""
    names = dict(item.split(":") for item in said("language_names", language).split())
    return names.get(code.partition("-")[0], code)


def number(value: float, language: str) -> str:
    """A number as the language writes it."""
    written = f"{value:g}"
    return written if language.partition("-")[0] == "en" else written.replace(".", ",")
