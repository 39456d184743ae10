"""Places on an image, as Moodle writes them."""

from typing import assert_never

from coursepack.model import CircleZone, PolygonZone, RectangleZone, Zone


def coordinates(zone: Zone) -> str:
    """The place of a zone as Moodle writes it: `x,y;radius`, `x,y;width,height`, `x,y;x,y;…`."""
    match zone:
        case CircleZone():
            return f"{zone.at[0]},{zone.at[1]};{zone.radius}"
        case RectangleZone():
            return f"{zone.at[0]},{zone.at[1]};{zone.size[0]},{zone.size[1]}"
        case PolygonZone():
            return ";".join(f"{x},{y}" for x, y in zone.points)
        case _:
            assert_never(zone)
