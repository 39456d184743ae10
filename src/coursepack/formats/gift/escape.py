"""GIFT's escapes, as `question/format/gift/format.php` of Moodle 4.5 undoes them."""

_ESCAPES = str.maketrans({character: f"\\{character}" for character in "\\:#={}~"} | {"\n": "\\n"})


def escape(text: str) -> str:
    """The text so that GIFT gives it back as it is.

    `->` cannot be escaped: it divides a pair of a matching question wherever it stands.
    """
    return text.translate(_ESCAPES)
