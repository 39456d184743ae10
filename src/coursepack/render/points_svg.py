"""The grading scheme as a drawing: a bar of points, with the thresholds of certificates on it."""

from collections.abc import Iterator
from html import escape

from coursepack.model import Course
from coursepack.model.scheme import Part, Scheme

_WIDTH, _LEFT, _BAR, _HEIGHT = 800, 20, 760, 40
_FILLS = ("#14508c", "#8a4b08", "#2d6a3a", "#6a2d6a", "#7a1f2b", "#3d4f5c")
"""Dark enough for white text beside a neighbour: at least 5 to 1 against white."""
_LINE = 26


def points_svg(course: Course, scheme: Scheme, language: str) -> str:
    """The drawing as SVG; everything that it shows also stands in its description, for those who hear it."""
    title = f"{course.title.get(language)}: {scheme.points:g}"
    description = ". ".join(_sentences(scheme, language))
    legend_top = 110 + _LINE * len(scheme.certificates)
    height = legend_top + _LINE * len(scheme.parts) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"',
        f'  aria-labelledby="title description" lang="{escape(language)}" font-family="sans-serif" font-size="15">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="description">{escape(description)}</desc>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="28" font-size="18" fill="#1a1a1a">{escape(title)}</text>',
        *_bar(scheme),
        *_thresholds(scheme, language),
        *_legend(scheme, language, legend_top),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def part_title(part: Part, language: str) -> str:
    """The title of a part; work in no category has none."""
    return part.title.get(language) if part.title else "–"


def _sentences(scheme: Scheme, language: str) -> Iterator[str]:
    for part in scheme.parts:
        yield f"{part_title(part, language)}: {_works(part)}{part.points:g}"
    for certificate in scheme.certificates:
        yield f"{certificate.title.get(language)}: ≥ {scheme.asked(certificate):g}"


def _works(part: Part) -> str:
    each = {work.points for work in part.works}
    if len(part.works) == 1:
        return ""
    return f"{len(part.works)} × {each.pop():g} = " if len(each) == 1 else f"{len(part.works)}: "


def _x(scheme: Scheme, points: float) -> float:
    return round(_LEFT + _BAR * points / scheme.points, 1) if scheme.points else _LEFT


def _bar(scheme: Scheme) -> Iterator[str]:
    before = 0.0
    for number, part in enumerate(scheme.parts):
        left, right = _x(scheme, before), _x(scheme, before + part.points)
        before += part.points
        fill = _FILLS[number % len(_FILLS)]
        yield (
            f'<rect x="{left}" y="45" width="{round(right - left, 1)}" height="{_HEIGHT}" fill="{fill}" '
            'stroke="#ffffff" stroke-width="2"/>'
        )
        yield (
            f'<text x="{round((left + right) / 2, 1)}" y="70" fill="#ffffff" text-anchor="middle">'
            f"{part.points:g}</text>"
        )


def _thresholds(scheme: Scheme, language: str) -> Iterator[str]:
    for number, certificate in enumerate(scheme.certificates):
        asked = scheme.asked(certificate)
        x = _x(scheme, asked)
        y = 110 + _LINE * (len(scheme.certificates) - 1 - number)
        for colour, width in (("#ffffff", 6), ("#1a1a1a", 2)):
            yield f'<path d="M{x} 40V{y - 5}" stroke="{colour}" stroke-width="{width}" fill="none"/>'
        anchor = "start" if x < _WIDTH / 2 else "end"
        shift = 6 if anchor == "start" else -6
        name = escape(certificate.title.get(language))
        yield f'<text x="{x + shift}" y="{y}" fill="#1a1a1a" text-anchor="{anchor}">{name}: ≥ {asked:g}</text>'


def _legend(scheme: Scheme, language: str, top: int) -> Iterator[str]:
    for number, part in enumerate(scheme.parts):
        y = top + _LINE * number
        fill = _FILLS[number % len(_FILLS)]
        text = escape(f"{part_title(part, language)}: {_works(part)}{part.points:g}")
        yield f'<rect x="{_LEFT}" y="{y - 13}" width="16" height="16" fill="{fill}"/>'
        yield f'<text x="{_LEFT + 24}" y="{y}" fill="#1a1a1a">{text}</text>'
