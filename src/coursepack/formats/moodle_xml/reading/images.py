"""Drag and drop onto an image: items, markers and zones by number."""

import re

from coursepack.formats.identifiers import Identifiers
from coursepack.formats.moodle_xml.reading.heads import combined_feedback, hints
from coursepack.formats.moodle_xml.reading.tree import Element
from coursepack.formats.moodle_xml.reading.values import Data, QuestionReader, rich
from coursepack.problems.rules import moodle_xml as rules

_MAX_GROUP = 20
_MAX_COUNT = 100
_TAG = re.compile(r"<[^<>]*>")
_POINT = re.compile(r"(\d{1,5}),(\d{1,5})", re.ASCII)


def _words(label: str) -> str:
    """The words of a label, without its markup."""
    return _TAG.sub(" ", label)


def drag_drop_image(reader: QuestionReader) -> Data:
    """The background, items and zones; Moodle leaves out items without a label and an image."""
    element, items, names = reader.element, [], Identifiers()
    ids: dict[int, str] = {}
    for number, drag in _by_number(reader, "drag").items():
        label, image = reader.string(drag, "text"), reader.image(drag)
        if not label and image is None:
            continue
        ids[number] = names.give("", _words(label), "") if label else names.give("", f"item-{number}", "")
        item: Data = {"id": ids[number]}
        item |= {"text": rich(label)} if label else {}
        item |= {"image": image} if image is not None else {}
        group = reader.whole(drag, "draggroup", 1, 1, _MAX_GROUP)
        item |= {"group": group} if group != 1 else {}
        item |= {"unlimited": True} if drag.first("infinite") is not None else {}
        items.append(item)
    zones = []
    for drop in _by_number(reader, "drop").values():
        name = _chosen(reader, drop, ids)
        if name is not None:
            at = tuple(reader.whole(drop, tag, 0, 0, 10**6) for tag in ("xleft", "ytop"))
            label = reader.string(drop, "text")
            zones.append({"item": name, "at": at, **({"label": rich(label)} if label else {})})
    return {
        "background": reader.image(element),
        "items": tuple(items),
        "zones": tuple(zones),
        "shuffle": element.first("shuffleanswers") is not None,
        **combined_feedback(reader),
        **hints(reader, parts=True),
    }


def drag_drop_marker(reader: QuestionReader) -> Data:
    """The background, markers and zones."""
    element, markers, names = reader.element, [], Identifiers()
    ids: dict[int, str] = {}
    for number, drag in _by_number(reader, "drag").items():
        label = reader.string(drag, "text")
        if not label:
            continue
        ids[number] = names.give("", _words(label), "")
        marker: Data = {"id": ids[number], "text": rich(label)}
        count = 1
        if drag.first("infinite") is None:
            count = reader.whole(drag, "noofdrags", 1, 0, _MAX_COUNT)
        marker |= {"unlimited": True} if drag.first("infinite") is not None or count == 0 else {}
        marker |= {"count": count} if count > 1 else {}
        markers.append(marker)
    zones = []
    for drop in _by_number(reader, "drop").values():
        name = _chosen(reader, drop, ids)
        if name is not None:
            zones.append({"marker": name, **_shape(reader, drop)})
    return {
        "background": reader.image(element),
        "markers": tuple(markers),
        "zones": tuple(zones),
        "shuffle": element.first("shuffleanswers") is not None,
        "show_misplaced": element.first("showmisplaced") is not None,
        **combined_feedback(reader),
        **hints(reader, parts=True, places=True),
    }


def _by_number(reader: QuestionReader, tag: str) -> dict[int, Element]:
    """Elements in the order of their numbers; of two with one number the last counts."""
    found = {int(reader.number(element, "no", 0)): element for element in reader.element.all(tag)}
    return dict(sorted(found.items()))


def _chosen(reader: QuestionReader, drop: Element, ids: dict[int, str]) -> str | None:
    """The id of what belongs in a zone; None for a zone that Moodle leaves out or cannot show."""
    number = int(reader.number(drop, "choice", 0))
    if number and number not in ids:
        reader.note(rules.CHOICE_MISSING, f"there is nothing to drag with the number {number}", drop)
    return ids.get(number)


def _shape(reader: QuestionReader, drop: Element) -> Data:
    """The place of a zone: `x,y;radius`, `x,y;width,height` or `x,y;x,y;…`."""
    shape = reader.string(drop, "shape")
    written = "".join(reader.string(drop, "coords").split())
    first, _, rest = written.partition(";")
    at = _POINT.fullmatch(first)
    points = [_POINT.fullmatch(part) for part in written.split(";")]
    if shape == "circle" and at and rest.isascii() and rest.isdigit():
        return {"shape": shape, "at": _pair(at), "radius": int(rest)}
    if shape == "rectangle" and at and (size := _POINT.fullmatch(rest)):
        return {"shape": shape, "at": _pair(at), "size": _pair(size)}
    if shape == "polygon":
        corners = [_pair(point) for point in points if point]
        if len(corners) == len(points):
            open_corners = corners[:-1] if len(corners) > 3 and corners[0] == corners[-1] else corners
            return {"shape": shape, "points": tuple(open_corners)}
    reader.note(rules.VALUE_UNKNOWN, f"“{written[:60]}” is no place of a {shape or 'zone'}", drop)
    return {"shape": shape}


def _pair(match: re.Match[str]) -> tuple[int, int]:
    return int(match.group(1)), int(match.group(2))
