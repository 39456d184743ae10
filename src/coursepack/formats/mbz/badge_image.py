"""A badge for courses that bring no picture: a medal with a star, drawn here as PNG.

Colours are dark on light and light on dark, so that it reads on any page; the edges are smoothed by looking
at several points in each pixel that one runs through.
"""

import math
import struct
import zlib
from collections.abc import Iterator
from functools import cache

_SIDE = 4
"""Points looked at along each side of a pixel."""

_OUTER, _INNER = 0.62, 0.26
"""How far the star's tips and notches are from the middle, of a badge from -1 to 1."""

_POINT = 2 * math.pi / 5
"""The angle between two tips."""

_NOTCH = (_INNER * math.sin(_POINT / 2), _INNER * math.cos(_POINT / 2))
"""The notch beside the upper tip."""

Colour = tuple[int, int, int, int]
_CLEAR: Colour = (0, 0, 0, 0)
_RIM: Colour = (20, 60, 110, 255)
_FACE: Colour = (247, 249, 252, 255)
_STAR: Colour = (178, 84, 0, 255)


@cache
def drawn_badge(width: int) -> bytes:
    """The badge as a square PNG of so many pixels."""
    rows = b"".join(_rows(width))
    header = struct.pack(">IIBBBBB", width, width, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows, 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rows(width: int) -> Iterator[bytes]:
    """The rows from the top; the right half of each mirrors the left one."""
    above = _corners(width, 0)
    for y in range(width):
        below = _corners(width, y + 1)
        left = [
            above[x] if above[x] == above[x + 1] == below[x] == below[x + 1] else _blended(width, x, y)
            for x in range((width + 1) // 2)
        ]
        yield b"\0" + b"".join(map(bytes, left + left[: width // 2][::-1]))
        above = below


def _corners(width: int, y: int) -> list[Colour]:
    """The colours at the upper corners of the pixels of a row's left half."""
    return [_colour(2 * x / width - 1, 2 * y / width - 1) for x in range((width + 1) // 2 + 1)]


def _blended(width: int, x: int, y: int) -> Colour:
    """The colour of a pixel that an edge runs through."""
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
    return _STAR if distance < _OUTER and _in_star(distance, math.atan2(x, -y)) else _FACE


def _in_star(distance: float, angle: float) -> bool:
    """Whether a point lies in the five-pointed star: its distance against the edge in that direction."""
    from_tip = abs((angle + _POINT / 2) % _POINT - _POINT / 2)
    x, y = distance * math.sin(from_tip), distance * math.cos(from_tip)
    return _NOTCH[0] * (y - _OUTER) <= (_NOTCH[1] - _OUTER) * x
