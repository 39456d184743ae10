"""inforef.xml: what the files of a folder refer to. Files that it does not name are not restored."""

from collections.abc import Iterable

from coursepack.formats.mbz.element import document, leaf, node

_TYPES = ("file", "grouping", "group", "role", "grade_item", "question_category")


def inforef(references: dict[str, Iterable[int]]) -> bytes:
    """inforef.xml from numbers by type."""
    written = []
    for name in _TYPES:
        numbers = tuple(dict.fromkeys(references.get(name, ())))
        if numbers:
            written.append(node(f"{name}ref", *(node(name, leaf("id", number)) for number in numbers)))
    return document(node("inforef", *written))
