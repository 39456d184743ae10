"""The player's own words in each language; what the course says is in its texts."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

FALLBACK = "en"


def direction(language: str) -> str:
    """`rtl` or `ltr`: the value of HTML's `dir` for the language."""
    return "rtl" if _primary(language) in RIGHT_TO_LEFT else "ltr"


def is_translated(language: str) -> bool:
    """Whether the player speaks the language."""
    return _primary(language) in languages()


@cache
def languages() -> tuple[str, ...]:
    """The languages that the player speaks."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name.removesuffix(".json") for file in files if file.name.endswith(".json")))


@cache
def words(language: str) -> Mapping[str, str]:
    """The player's words, by key; in English where the language has no catalogue."""
    name = _primary(language) if is_translated(language) else FALLBACK
    catalogue = json.loads(resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return {str(key): str(text) for key, text in catalogue.items()}


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
