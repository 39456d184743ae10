"""A badge for courses that bring no picture: a medal with a star, drawn here as PNG.

Colours are dark on light and light on dark, so that it reads on any page; the edges are smoothed by looking
at several points in each pixel.
"""

import math
import struct
import zlib
from functools import cache

_SIDE = 4
"""Points looked at along each side of a pixel."""

Colour = tuple[int, int, int, int]
_CLEAR: Colour = (0, 0, 0, 0)
_RIM: Colour = (20, 60, 110, 255)
_FACE: Colour = (247, 249, 252, 255)
_STAR: Colour = (178, 84, 0, 255)


@cache
def drawn_badge(width: int) -> bytes:
    """The badge as a square PNG of so many pixels."""
    rows = b"".join(b"\0" + _row(width, y) for y in range(width))
    header = struct.pack(">IIBBBBB", width, width, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows, 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _row(width: int, y: int) -> bytes:
    return b"".join(bytes(_pixel(width, x, y)) for x in range(width))


def _pixel(width: int, x: int, y: int) -> Colour:
    points = [
        _colour(2 * (x + (column + 0.5) / _SIDE) / width - 1, 2 * (y + (row + 0.5) / _SIDE) / width - 1)
        for row in range(_SIDE)
        for column in range(_SIDE)
    ]
    alpha = sum(point[3] for point in points)
    if not alpha:
        return _CLEAR
    red, green, blue = (round(sum(point[band] * point[3] for point in points) / alpha) for band in range(3))
    return (red, green, blue, round(alpha / len(points)))


def _colour(x: float, y: float) -> Colour:
    """The colour at a point, from -1 to 1 in each direction."""
    distance = math.hypot(x, y)
    if distance > 0.96:
        return _CLEAR
    if distance > 0.82:
        return _RIM
    return _STAR if _in_star(x, y) else _FACE


def _in_star(x: float, y: float) -> bool:
    """Whether a point lies in the five-pointed star: its distance against the edge in that direction."""
    distance = math.hypot(x, y)
    angle = (math.atan2(x, -y) + math.pi / 5) % (2 * math.pi / 5) - math.pi / 5
    outer, inner = 0.62, 0.26
    tip = (0.0, outer)
    notch = (inner * math.sin(math.pi / 5), inner * math.cos(math.pi / 5))
    point = (distance * math.sin(abs(angle)), distance * math.cos(abs(angle)))
    across = (notch[0] - tip[0]) * (point[1] - tip[1]) - (notch[1] - tip[1]) * (point[0] - tip[0])
    return across <= 0
