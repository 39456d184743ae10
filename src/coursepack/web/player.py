"""The player: one page with everything of a section in it, its style and its script."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from coursepack.model.activities import GroupSize
from coursepack.web.pages import PageView
from coursepack.web.questions import Control
from coursepack.web.terms import Meaning
from coursepack.web.words import direction, words

_POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; style-src-attr 'unsafe-inline'; "
    "img-src 'self'; media-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Content security policy of every page. Styles of single elements come from the course, by an allow-list."""

Standard = Literal["1.2", "2004"]
"""Of SCORM; the player speaks one of them to the platform."""

_BEFORE, _AFTER = (
    ("lms",),
    (
        "pack",
        "random",
        "grade",
        "grade_places",
        "grade_parts",
        "tries",
        "responses",
        "controls",
        "markers",
        "store",
        "pages",
        "notes",
        "terms",
        "outcome",
        "order",
        "record",
        "quiz",
        "languages",
        "start",
    ),
)
_SPEAKING: dict[Standard, str] = {"1.2": "scorm12", "2004": "scorm2004"}

_JSON_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Assets:
    """Style and script of a page: in files beside it, or in the page itself, which then opens in one request."""

    standard: Standard | None
    """What the script speaks to a platform; None for pages that no platform opens."""
    root: str | None = None
    """Way to the folder of the files: '' or `../`; None for a page with both in it."""

    @property
    def head(self) -> Markup:
        """The elements of the page's head."""
        if self.root is not None:
            return _LINKS.format(root=self.root)
        code, look = (Markup(content.decode()) for content in (script(self.standard), style()))  # noqa: S704 - ours
        return _EMBEDDED.format(style=look, script=code)

    @property
    def policy(self) -> str:
        """What the page may load and run: its own files, or exactly the style and script in it."""
        if self.root is not None:
            return _POLICY.format(script="'self'", style="'self'")
        return _POLICY.format(script=_digest(script(self.standard)), style=_digest(style()))


_LINKS = Markup(
    '<link rel="stylesheet" href="{root}player.css">\n<script src="{root}player.js" defer></script>'
)
_EMBEDDED = Markup('<style>{style}</style>\n<script type="module">{script}</script>')


def _digest(content: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}'"


@dataclass(frozen=True, slots=True)
class Body:
    """What a page shows in one language, and what the script needs to know of it (`data`)."""

    language: str
    title: str
    course_title: str
    pages: tuple[PageView, ...]
    data: Mapping[str, Any]

    @property
    def direction(self) -> str:
        """The value of HTML's `dir`."""
        return direction(self.language)

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """What the terms in its texts mean, each once."""
        return tuple({found.id: found for page in self.pages for found in page.meanings}.values())


def page_html(bodies: tuple[Body, ...], assets: Assets) -> bytes:
    """The page: contents and all pages in its first language; those in other languages stand by in templates."""
    languages = tuple((body.language, words(body.language)["own_name"]) for body in bodies)
    rendered = tuple(
        (body, Markup(_environment(body.language).get_template("body.html").render(_values(body, languages))))  # noqa: S704
        for body in bodies
    )
    shell = _environment(bodies[0].language).get_template("player.html")
    return shell.render(bodies=rendered, assets=assets).lstrip().encode()


def _values(body: Body, languages: tuple[tuple[str, str], ...]) -> Mapping[str, Any]:
    return {
        "language": body.language,
        "title": body.title,
        "course_title": body.course_title,
        "pages": body.pages,
        "meanings": body.meanings,
        "languages": languages,
        "data": _json(body.data),
    }


@cache
def style() -> bytes:
    """The style sheet."""
    return resources.files("coursepack.web").joinpath("player.css").read_bytes()


@cache
def script(standard: Standard | None) -> bytes:
    """The script, without a `standard` for pages that no platform opens.

    Its parts stand in one closed scope, so that no name of a page can stand in for one of its own.
    """
    speaking = () if standard is None else (_SPEAKING[standard],)
    parts = _without_comments(script_parts(*_BEFORE, *speaking, *_AFTER))
    return f'(() => {{\n"use strict";\n{parts}coursepack.start();\n}})();\n'.encode()


def script_parts(*names: str) -> str:
    """Some parts of the script, each needing only those before it, as properties of `coursepack`."""
    folder = resources.files("coursepack.web") / "script"
    parts = (folder.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in names)
    return "const coursepack = {};\n" + "".join(parts)


def _without_comments(code: str) -> str:
    """The script without lines that are comments, and without indentation: a quarter less to load."""
    lines = (line.strip() for line in code.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("coursepack.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["words"] = words(language)
    environment.filters.update(
        duration=lambda seconds: _duration(seconds, language),
        group_size=lambda size: _group_size(size, language),
        groups=_groups,
        kind=_kind,
        number=_number,
    )
    return environment


def _json(data: Mapping[str, Any]) -> Markup:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.translate(_JSON_ESCAPES))  # noqa: S704 - nothing in it can end the element


def _groups(pages: Iterable[PageView]) -> Iterator[tuple[str, list[PageView]]]:
    for group, members in groupby(pages, key=lambda page: page.group):
        yield group, list(members)


def _kind(control: Control) -> str:
    return type(control).__name__.lower()


def _number(value: float) -> str:
    return f"{value:g}"


def _duration(seconds: int, language: str) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = [words(language)["hours"].format(n=hours)] if hours else []
    if minutes or not hours:
        parts.append(words(language)["minutes"].format(n=minutes))
    return "\u00a0".join(parts)


def _group_size(size: GroupSize, language: str) -> str:
    if size.least == size.most:
        return str(size.least)
    return words(language)["group_size_range"].format(least=size.least, most=size.most)
