"""Texts are safe, their formulas can be read, and the files they point at exist."""

import unicodedata
from collections.abc import Iterator
from typing import Protocol

from coursepack.checks import unlisted
from coursepack.model import Course, Path, RichText
from coursepack.model.walk import course_files, texts
from coursepack.problems import Finding
from coursepack.problems.rules import text as rules
from coursepack.render import to_html
from coursepack.render.svg import why_unsafe


class Files(Protocol):
    """The files of the course folder."""

    def exists(self, path: str) -> bool: ...

    def spelled_as_on_disk(self, path: str) -> str | None: ...

    def read(self, path: str) -> bytes: ...

    def is_folder(self, path: str) -> bool: ...

    def left_out(self, folder: str) -> tuple[str, ...]: ...

    def folders_with(self, name: str) -> tuple[str, ...]: ...


def check(course: Course, files: Files) -> Iterator[Finding]:
    """What rendering a text finds wrong with it, and with the files it names."""
    linked: set[str] = set()
    for path, text in texts(course):
        if not isinstance(text, RichText):
            continue
        for language in text.languages:
            html = to_html(text, language)
            for found in html.findings:
                yield Finding(
                    found.rule, path, found.message, found.remedy, language, found.line, found.written
                )
            for name, line in html.media:
                linked.add(name)
                yield from _media(files, name, path, language, line)
    for path, file in course_files(course):
        linked.add(file.course_path)
        if file.course_path.startswith(("../", "/")):
            yield Finding(rules.LINK_OUTSIDE, path, f"“{file.path}” leads out of the course folder")
        else:
            yield from _media(files, file.course_path, path)
    yield from unlisted.check(course, files, linked)


def _media(
    files: Files, name: str, path: Path, language: str | None = None, line: int | None = None
) -> Iterator[Finding]:
    spelled = files.spelled_as_on_disk(name)
    written = name.rpartition("/")[2]
    if spelled is not None and spelled != name:
        message, remedy = (
            f"the file is spelled “{spelled}”, not “{name}”",
            f"Write {spelled.rpartition('/')[2]}.",
        )
        if unicodedata.normalize("NFC", spelled) == unicodedata.normalize("NFC", name):
            message = f"“{written}” only looks like the file's name: their accents are coded differently"
            remedy = "Rename the file without accents, and write that name here."
        yield Finding(rules.MEDIA_CASE, path, message, remedy, language, line, written)
    elif spelled is None or not files.exists(name):
        yield Finding(rules.MEDIA_MISSING, path, f"there is no file {name}", None, language, line, written)
    elif name.lower().endswith(".svg"):
        reason = why_unsafe(files.read(name))
        if reason:
            yield Finding(rules.UNSAFE_SVG, path, f"{name}: {reason}", None, language, line, written)
