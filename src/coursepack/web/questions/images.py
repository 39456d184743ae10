"""Drag and drop onto an image; each place and each marker can be chosen without dragging too."""

from typing import Any, assert_never

from markupsafe import Markup

from coursepack.model import (
    CircleZone,
    DragDropImage,
    DragDropMarker,
    DragItem,
    PolygonZone,
    RectangleZone,
    Zone,
)
from coursepack.web.questions.asking import Asking
from coursepack.web.questions.views import Asked, Chip, Markers, OnImage, Place

_MANY = 20
"""Of a marker of which there is any number."""


def drag_drop_image(question: DragDropImage, asking: Asking) -> Asked:
    """A list of the items of its group for each place."""
    numbers = {item.id: number for number, item in enumerate(question.items)}
    words = [_words(item, number, asking) for number, item in enumerate(question.items)]
    places = []
    for index, zone in enumerate(question.zones):
        group = question.items[numbers[zone.item]].group
        label = asking.texts.words["place"].format(number=index + 1)
        if zone.label:
            label = f"{label}: {asking.texts.plain(zone.label)}"
        choices = tuple(
            (str(number), words[number]) for number, item in enumerate(question.items) if item.group == group
        )
        places.append(Place(label, zone.at, group, choices))
    chips = tuple(
        Chip(str(number), _chip(item, words[number], asking), item.group)
        for number, item in enumerate(question.items)
    )
    key = {
        "type": "match",
        "right": [numbers[zone.item] for zone in question.zones],
        "mix": question.shuffle,
        "once": [number for number, item in enumerate(question.items) if not item.unlimited],
    }
    control = OnImage(asking.texts.file(question.background.course_path), tuple(places), chips)
    return Asked(control, key, combined=asking.combined(question.feedback))


def drag_drop_marker(question: DragDropMarker, asking: Asking) -> Asked:
    """Markers with their distances from the left and the top of the image."""
    numbers = {marker.id: number for number, marker in enumerate(question.markers)}
    markers = tuple(
        (str(number), asking.texts.plain(marker.text), _MANY if marker.unlimited else marker.count)
        for number, marker in enumerate(question.markers)
    )
    key = {
        "zones": [{"marker": numbers[zone.marker], **_shape(zone)} for zone in question.zones],
        "markers": [words for _, words, _ in markers],
    }
    control = Markers(asking.texts.file(question.background.course_path), markers)
    return Asked(control, key, combined=asking.combined(question.feedback))


def _shape(zone: Zone) -> dict[str, Any]:
    match zone:
        case CircleZone():
            return {"shape": "circle", "at": zone.at, "radius": zone.radius}
        case RectangleZone():
            return {"shape": "rectangle", "at": zone.at, "size": zone.size}
        case PolygonZone():
            return {"shape": "polygon", "points": zone.points}
        case _:
            assert_never(zone)


def _words(item: DragItem, number: int, asking: Asking) -> str:
    return asking.texts.plain(item.text) if item.text else str(number + 1)


_IMAGE = Markup('<img src="{address}" alt="{words}">')


def _chip(item: DragItem, words: str, asking: Asking) -> Markup:
    if item.image:
        return _IMAGE.format(address=asking.texts.file(item.image.course_path), words=words)
    return Markup.escape(words)
