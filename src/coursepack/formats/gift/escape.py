"""GIFT's escapes, as `question/format/gift/format.php` of Moodle 4.5 undoes them.

While a question is taken apart, an escape is hidden as two characters that divide nothing: a control character,
which no text of a question holds, and a letter. So places stay what they are in the file.
"""

import re

_SPECIAL = "\\:#={}~"
_ESCAPES = str.maketrans({character: f"\\{character}" for character in _SPECIAL} | {"\n": "\\n", "\r": ""})

_MARK = "\x01"
_LETTERS = dict(zip(f"{_SPECIAL}n", "abcdefgh", strict=True))
_ESCAPED = re.compile(r"\\([\\:#={}~n])")
_HIDDEN = re.compile(f"{_MARK}[a-h]")
_HIDES = {character: f"{_MARK}{letter}" for character, letter in _LETTERS.items()}
_SHOWN = {hidden: "\n" if character == "n" else character for character, hidden in _HIDES.items()}
_AS_WRITTEN = {hidden: f"\\{character}" for character, hidden in _HIDES.items()}

_PLACEHOLDERS = {"&&058;": ":", "&&035;": "#", "&&061;": "=", "&&123;": "{", "&&125;": "}", "&&126;": "~"} | {
    "&&010;": "\n",
    "&&092;": "\\",
}
_PLACEHOLDER = re.compile("|".join(_PLACEHOLDERS))


def escape(text: str) -> str:
    """The text so that GIFT gives it back as it is.

    `->` cannot be escaped: it divides a pair of a matching question wherever it stands.
    """
    return text.translate(_ESCAPES)


def survives(text: str) -> bool:
    """Whether Moodle gives the text back: its own placeholders (`&&058;`) become the characters they stand for."""
    return "&&" not in text or not _PLACEHOLDER.search(text)


def hide(text: str) -> str:
    """The text with each escape hidden."""
    return _ESCAPED.sub(lambda match: _HIDES[match.group(1)], text) if "\\" in text else text


def as_written(text: str) -> str:
    """A text with hidden escapes as it stands in the file."""
    return _HIDDEN.sub(lambda match: _AS_WRITTEN[match.group()], text) if _MARK in text else text


def show(text: str) -> str:
    """What a text with hidden escapes says."""
    if _MARK in text:
        text = _HIDDEN.sub(lambda match: _SHOWN[match.group()], text)
    if "&&" in text:
        text = _PLACEHOLDER.sub(lambda match: _PLACEHOLDERS[match.group()], text)
    return text
