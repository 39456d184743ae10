"""Drag and drop onto an image. Places are in pixels of the background, from its top left corner."""

from typing import Annotated, Literal, final

from pydantic import Field

from coursepack.model.questions.base import PartsQuestion, PlacesHint
from coursepack.model.questions.gaps import Group
from coursepack.model.scalars import Flag, Identifier
from coursepack.model.text import CourseFile, Node, RichText

Pixels = Annotated[int, Field(ge=0)]
Point = tuple[Pixels, Pixels]


class DragItem(Node):
    """A text or an image to drag; what no zone asks for fits nowhere."""

    id: Identifier
    text: RichText | None = Field(
        None, description="A few words; for an image, what it shows (alternative text)."
    )
    image: CourseFile | None = Field(None, description="Path of the image to drag.")
    group: Group = 1
    unlimited: Flag = Field(False, description="Whether it can be dragged more than once.")


class DropZone(Node):
    """Where an item belongs."""

    item: Identifier = Field(description="Id of the item that belongs here.")
    at: Point = Field(description="Left and top of the place: [x, y] in pixels.")
    label: RichText | None = Field(None, description="What the place is, for those who do not see the image.")


@final
class DragDropImage(PartsQuestion):
    """Texts or images to drag to their places on an image."""

    type: Literal["ddimageortext"]
    background: CourseFile = Field(description="Path of the image.")
    items: Annotated[tuple[DragItem, ...], Field(min_length=1)]
    zones: Annotated[tuple[DropZone, ...], Field(min_length=1)]
    shuffle: Flag = Field(True, description="Whether each learner sees the items in another order.")


class Marker(Node):
    """A marker to put on the image; one that no zone asks for fits nowhere."""

    id: Identifier
    text: RichText = Field(description="A few words.")
    count: Annotated[int, Field(ge=1, le=100, description="How many of it there are.")] = 1
    unlimited: Flag = Field(False, description="Whether there is any number of it.")


class ZoneBase(Node):
    """What every zone has."""

    marker: Identifier = Field(description="Id of the marker that belongs here.")


@final
class CircleZone(ZoneBase):
    """A round zone."""

    shape: Literal["circle"]
    at: Point = Field(description="The centre: [x, y] in pixels.")
    radius: Annotated[int, Field(ge=1)]


@final
class RectangleZone(ZoneBase):
    """A rectangular zone."""

    shape: Literal["rectangle"]
    at: Point = Field(description="Left and top: [x, y] in pixels.")
    size: tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]] = Field(
        description="[width, height] in pixels."
    )


@final
class PolygonZone(ZoneBase):
    """A zone with corners."""

    shape: Literal["polygon"]
    points: Annotated[tuple[Point, ...], Field(min_length=3, description="Its corners: [[x, y], …].")]


Zone = Annotated[CircleZone | RectangleZone | PolygonZone, Field(discriminator="shape")]


@final
class DragDropMarker(PartsQuestion):
    """Markers to put on the right zones of an image."""

    type: Literal["ddmarker"]
    hints: tuple[PlacesHint, ...] = Field(
        (), description="Shown one after the other, one for each wrong try."
    )
    background: CourseFile = Field(description="Path of the image.")
    markers: Annotated[tuple[Marker, ...], Field(min_length=1)]
    zones: Annotated[tuple[Zone, ...], Field(min_length=1)]
    shuffle: Flag = Field(True, description="Whether each learner sees the markers in another order.")
    show_misplaced: Flag = Field(
        False, description="Show the zones again that were missed, with the feedback."
    )
