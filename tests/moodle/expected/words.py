"""How values are compared: texts by their words and pictures, moments as Moodle keeps them."""

import html
import re

from coursepack.model import PlainText, RichText
from coursepack.model.moments import instant
from coursepack.render import to_html

LANGUAGE = "en"
_TAG = re.compile(r"<[^>]+>")
_BLOCK = re.compile(r"</?(?:p|li|ul|ol|h\d|br|tr|td|th|table|div)\b[^>]*>")
_PICTURE = re.compile(r'<img[^>]*\balt="([^"]*)"[^>]*>')


def spoken(text):
    """The words of HTML, of a rich text or of a plain one; each picture as its description."""
    if text is None:
        return ""
    if isinstance(text, PlainText):
        return text.get(LANGUAGE)
    if isinstance(text, RichText):
        text = to_html(text, LANGUAGE).with_latex()
    shown = _PICTURE.sub(r" [\1] ", text)
    return " ".join(html.unescape(_TAG.sub("", _BLOCK.sub(" ", shown))).split())


def moment(course, value):
    """Seconds since 1970; 0 for no moment."""
    return 0 if value is None else instant(value, course.time_zone)


def at(report, path):
    """The value at a path such as `content.slots.0.name`; texts of a row as words."""
    found = report
    for part in path.split("."):
        found = found[int(part)] if isinstance(found, list) else found[part]
    return found


def same(expected, found):
    """Whether two values mean the same: numbers by size, flags as numbers, HTML by its words."""
    if isinstance(expected, bool | int | float) and isinstance(found, bool | int | float | str):
        try:
            return abs(float(expected) - float(found)) < 1e-4
        except ValueError:
            return False
    if isinstance(expected, dict) and isinstance(found, dict):
        return expected.keys() == found.keys() and all(same(expected[key], found[key]) for key in expected)
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(same, expected, found))
    if isinstance(expected, str) and isinstance(found, str | int):
        return spoken(str(found)) == expected or str(found) == expected
    return expected == found


def differences(where, expected, report):
    """One line for each path whose value is another."""
    lines = []
    for path, value in expected.items():
        try:
            found = at(report, path)
        except (KeyError, IndexError, TypeError) as error:
            lines.append(f"{where}: {path} is missing ({error!r}), expected {value!r}")
            continue
        if not same(value, found):
            lines.append(f"{where}: {path} is {found!r}, expected {value!r}")
    return lines
